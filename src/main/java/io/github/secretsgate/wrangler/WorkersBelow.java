package io.github.secretsgate.wrangler;

import io.github.secretsgate.source.FileName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds Workers one or two levels below a module, which the module's check doesn't look for. */
public final class WorkersBelow {
    private static final int MOST = 1000;

    private WorkersBelow() {}

    /**
     * Returns the directories with a Worker, relative to the base and sorted by name.
     *
     * @param modules the directories of other modules, which are skipped
     * @param isProject tests whether a directory contains anything to deploy
     */
    public static List<Path> of(Path base, Collection<Path> modules, Predicate<Path> isProject) {
        List<Path> found = new ArrayList<>();
        for (Path child : directories(base, modules)) {
            List<Path> candidates = new ArrayList<>(List.of(child));
            candidates.addAll(directories(child, modules));
            candidates.stream().filter(isProject).map(base::relativize).forEach(found::add);
        }
        return found;
    }

    private static List<Path> directories(Path parent, Collection<Path> modules) {
        try (Stream<Path> children = Files.list(parent)) {
            return children.limit(MOST)
                    .filter(child -> Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS))
                    .filter(child -> !DirectoryPatterns.isGenerated(child) && !modules.contains(child))
                    .sorted(FileName.ORDER)
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of(); // the result is only a suggestion
        }
    }
}
