package io.github.secretsgate.wrangler;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The location of a build's Workers, from its parameters.
 *
 * @param base the directory to search in: the module's, or the current one
 * @param above whether wrangler's search goes on above it: in a run without a pom
 * @param config the one config to read; null to search
 * @param includes patterns of directories below the base that are Workers; empty for the base itself
 * @param excludes patterns of directories that are not
 */
public record SearchRequest(
        Path base, boolean above, @Nullable Path config, List<String> includes, List<String> excludes) {
    /** Whether any number of directories may match. */
    public boolean several() {
        return !includes.isEmpty() || !excludes.isEmpty();
    }
}
