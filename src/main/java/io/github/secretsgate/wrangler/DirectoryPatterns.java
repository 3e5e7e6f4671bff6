package io.github.secretsgate.wrangler;

import io.github.secretsgate.finding.Quoted;
import io.github.secretsgate.source.FileName;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Directory patterns in Maven's syntax: {@code workers/*}, {@code **}{@code /worker-*}. */
final class DirectoryPatterns {
    /** Directories that tools generate or install: never the source of a Worker. */
    private static final Set<String> NEVER = Set.of("node_modules", "target", ".git", ".wrangler");

    /** Returns whether a directory is one that no pattern matches. */
    static boolean isGenerated(Path directory) {
        return NEVER.contains(String.valueOf(directory.getFileName()));
    }

    private final List<PathMatcher> includes;
    private final List<PathMatcher> excludes;

    /** The excludes that match whole trees, which don't have to be searched. */
    private final List<PathMatcher> excludedTrees;

    /**
     * Creates patterns. Only stars and question marks are special, so any string is a valid pattern.
     *
     * @param files the file system of the directories, which decides whether case matters
     */
    DirectoryPatterns(FileSystem files, List<String> includes, List<String> excludes) {
        this.includes = matchers(files, includes);
        this.excludes = matchers(files, excludes);
        this.excludedTrees = matchers(
                files,
                excludes.stream()
                        .filter(pattern -> slashes(pattern).endsWith("**"))
                        .toList());
    }

    private static List<PathMatcher> matchers(FileSystem files, List<String> patterns) {
        return patterns.stream().map(pattern -> matcher(files, pattern)).toList();
    }

    /** Returns the matching directories, sorted by name. A link to a directory can match, but isn't followed further. */
    List<Path> below(Path base) throws IOException {
        Walk walk = new Walk(base);
        Files.walkFileTree(base, walk);
        walk.addLinked();
        walk.found.sort(FileName.ORDER);
        return walk.found;
    }

    /** Collects the matches while it visits all directories. */
    final class Walk extends SimpleFileVisitor<Path> {
        private final Path base;
        private final List<Path> found = new ArrayList<>();
        private final List<Path> links = new ArrayList<>();

        Walk(Path base) {
            this.base = base;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            if (isLeftOut(directory)) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            if (isWanted(directory)) {
                found.add(directory);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isSymbolicLink() && isWanted(file) && Files.isDirectory(file)) {
                links.add(file);
            }
            return FileVisitResult.CONTINUE;
        }

        /** Skips files that no longer exist, such as another module's temporary files. An unreadable directory could contain a Worker. */
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException problem) throws IOException {
            boolean gone = problem instanceof NoSuchFileException && !file.equals(base);
            if (gone || isLeftOut(file)) {
                return FileVisitResult.CONTINUE;
            }
            throw problem;
        }

        private boolean isLeftOut(Path directory) {
            return !directory.equals(base)
                    && (isGenerated(directory) || matches(excludedTrees, base.relativize(directory)));
        }

        private boolean isWanted(Path directory) {
            Path relative = base.relativize(directory);
            return matches(includes, relative) && !matches(excludes, relative);
        }

        private void addLinked() throws IOException {
            Set<Path> known = new HashSet<>();
            for (Path directory : links.isEmpty() ? List.<Path>of() : found) {
                known.add(directory.toRealPath());
            }
            for (Path link : links) {
                if (known.add(link.toRealPath())) {
                    found.add(link);
                }
            }
        }
    }

    /** Returns the patterns that match none of these directories below a base. */
    static List<String> matchingNone(List<String> patterns, Path base, Collection<Path> directories) {
        return patterns.stream()
                .filter(pattern -> {
                    PathMatcher matcher = matcher(base.getFileSystem(), pattern);
                    return directories.stream().map(base::relativize).noneMatch(matcher::matches);
                })
                .toList();
    }

    private static boolean matches(List<PathMatcher> matchers, Path path) {
        return matchers.stream().anyMatch(matcher -> matcher.matches(path));
    }

    /** In Maven's patterns, {@code **} also matches zero directories. */
    private static PathMatcher matcher(FileSystem files, String pattern) {
        String escaped = slashes(pattern).replaceAll("[\\[\\]{}]", "\\\\$0");
        String glob = escaped.replaceAll("(^|/)(?:\\*\\*/)++", "$1{**/,}").replaceAll("/\\*\\*$", "{/**,}");
        return files.getPathMatcher("glob:" + glob);
    }

    /** The reason why a pattern can't match a directory, with the fix; null if it could match one. */
    static @Nullable String whyNone(String pattern) {
        String slashes = slashes(pattern);
        List<String> names = List.of(slashes.split("/"));
        if (slashes.startsWith("/") || slashes.matches("[A-Za-z]:.*") || names.contains("..")) {
            return "Pattern " + Quoted.of(pattern)
                    + " leads out of the searched directory. Make it relative to that directory, without"
                    + " \"..\".";
        } else if (names.get(names.size() - 1).matches("wrangler[^/]*\\.(toml|json|jsonc)")) {
            return "Pattern " + Quoted.of(pattern)
                    + " names a file, but patterns match directories. If a config isn't called"
                    + " wrangler.json, wrangler.jsonc or wrangler.toml, name it with the parameter \"config\".";
        }
        return names.stream().noneMatch(NEVER::contains)
                ? null
                : "Pattern " + Quoted.of(pattern) + " names a generated directory. Directories called "
                        + Quoted.list(new TreeSet<>(NEVER)) + " aren't searched.";
    }

    /** Normalizes a pattern. One that names a config which wrangler finds by itself stands for the config's directory. */
    private static String slashes(String pattern) {
        String slashes =
                pattern.trim().replace('\\', '/').replaceAll("/{2,}", "/").replaceFirst("^(\\./)+(?=.)", "");
        String directory = slashes.replaceFirst("(?<=.)/(wrangler\\.(json|jsonc|toml))?$", "");
        return directory.matches("\\.|wrangler\\.(json|jsonc|toml)") ? "" : directory;
    }
}
