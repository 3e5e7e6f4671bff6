package io.github.secretsgate.source;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file and what was read from it.
 *
 * @param root its content; null if the file can't be read or its syntax is wrong
 * @param problems its problems, in the order of the file
 */
public record Document(SourceFile file, @Nullable Node root, List<Problem> problems) {
    /** Returns whether the file couldn't be read or parsed. */
    public boolean unreadable() {
        return root == null;
    }
}
