package io.github.secretsgate.manifest;

import io.github.secretsgate.finding.Credentials;
import io.github.secretsgate.finding.NodeReader;
import io.github.secretsgate.finding.Quoted;
import io.github.secretsgate.finding.Rule;
import io.github.secretsgate.source.Node;
import io.github.secretsgate.source.SourceFile;
import io.github.secretsgate.source.SourceReader;
import io.github.secretsgate.source.WindowsNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the files that a manifest names. They must be in the same repository or build. */
final class NamedFiles {
    private final SourceReader reader;
    private final NodeReader nodes;

    /** @param nodes receives the findings */
    NamedFiles(SourceReader reader, NodeReader nodes) {
        this.reader = reader;
        this.nodes = nodes;
    }

    /** The file that a node names, relative to its own file; null if it names none. */
    @Nullable
    Path named(Path from, Node node, String key, List<String> endings) {
        String name = nodes.text(node, Quoted.of(key));
        try {
            Path sibling = name == null || name.isBlank()
                    ? null
                    : from.resolveSibling(name).normalize();
            if (sibling != null && WindowsNames.isOnAnotherHost(sibling, from)) {
                return elsewhere(node, key);
            } else if (sibling != null && Files.exists(sibling)) {
                return allowed(from, sibling, node, key, endings);
            } else if (sibling != null) {
                String missing = reader.name(sibling);
                boolean file = endings.stream().anyMatch(missing::endsWith);
                nodes.invalid(
                        node.location(),
                        Quoted.of(key) + " names the file " + Quoted.of(file ? missing : Credentials.masked(missing))
                                + ", which doesn't exist.");
                return null;
            }
        } catch (InvalidPathException e) {
            // falls through: not a valid file name
        }
        if (name != null) {
            nodes.invalid(node.location(), Quoted.of(key) + " must be the name of a file.");
        }
        return null;
    }

    /** Null, with a finding, for files outside of the repository: a manifest must not make the build print arbitrary files. */
    private @Nullable Path allowed(Path from, Path named, Node node, String key, List<String> endings) {
        try {
            Path real = named.toRealPath();
            if (endings.stream().noneMatch(real.toString()::endsWith)) {
                nodes.invalid(
                        node.location(),
                        "The file that " + Quoted.of(key) + " names must end with " + String.join(" or ", endings)
                                + ".");
                return null;
            }
            Path directory = from.toAbsolutePath().normalize().getParent();
            boolean below =
                    real.startsWith(repository()) || (directory != null && real.startsWith(directory.toRealPath()));
            return below ? named : elsewhere(node, key);
        } catch (IOException e) {
            nodes.invalid(node.location(), "The file that " + Quoted.of(key) + " names can't be read.");
        }
        return null;
    }

    /** Returns whether a found file is in the repository. Adds a finding if it is a link that leads elsewhere. */
    boolean isOurs(Path file, List<String> endings) {
        try {
            Path real = file.toRealPath();
            boolean linked = Files.isSymbolicLink(file);
            boolean ours = !linked
                    || (real.startsWith(repository()) && endings.stream().anyMatch(real.toString()::endsWith));
            if (!ours) {
                nodes.warn(
                        new SourceFile(reader.name(file), "", false).start(),
                        Rule.MANIFEST_UNREADABLE,
                        "This is a link to a file that isn't a manifest of this repository, so it isn't read. A manifest that is"
                                + " named with -Dsecrets-store.manifest can be anywhere.");
            }
            return ours;
        } catch (IOException e) {
            return true; // the reader says why it can't be read
        }
    }

    private @Nullable Path elsewhere(Node node, String key) {
        nodes.invalid(
                node.location(), "The file that " + Quoted.of(key) + " names must be in the same repository or build.");
        return null;
    }

    /** The root of the repository; of the build if there is no repository. */
    private Path repository() throws IOException {
        Path root = reader.root().toRealPath();
        for (Path up = root; up != null; up = up.getParent()) {
            if (Files.exists(up.resolve(".git"), LinkOption.NOFOLLOW_LINKS)) {
                return up;
            }
        }
        return root;
    }
}
