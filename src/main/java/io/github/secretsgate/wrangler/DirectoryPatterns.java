package io.github.secretsgate.wrangler;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Patterns of directories, as Maven writes them: {@code workers/*}, {@code **}{@code /worker-*}. */
final class DirectoryPatterns {
    /** What tools generate or install: never the source of a Worker. */
    private static final Set<String> NEVER = Set.of("node_modules", "target", ".git", ".wrangler");

    private final List<PathMatcher> includes;
    private final List<PathMatcher> excludes;

    /** @throws java.util.regex.PatternSyntaxException if a pattern is none */
    DirectoryPatterns(List<String> includes, List<String> excludes) {
        this.includes = includes.stream().map(DirectoryPatterns::matcher).toList();
        this.excludes = excludes.stream().map(DirectoryPatterns::matcher).toList();
    }

    /** The directories that match, in the order of their names. Links are not followed. */
    List<Path> below(Path base) throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(base, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                if (!directory.equals(base) && NEVER.contains(String.valueOf(directory.getFileName()))) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Path relative = base.relativize(directory);
                if (matches(includes, relative) && !matches(excludes, relative)) {
                    found.add(directory);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        found.sort(null);
        return found;
    }

    private static boolean matches(List<PathMatcher> matchers, Path path) {
        return matchers.stream().anyMatch(matcher -> matcher.matches(path));
    }

    /** In Maven's patterns a {@code **} also stands for no directory at all. */
    private static PathMatcher matcher(String pattern) {
        String slashes = pattern.trim().replace('\\', '/');
        String directory = slashes.endsWith("/") ? slashes.substring(0, slashes.length() - 1) : slashes;
        String escaped = directory.replaceAll("[\\[\\]{}]", "\\\\$0");
        String glob = escaped.replaceAll("(^|/)\\*\\*/", "$1{**/,}").replaceAll("/\\*\\*$", "{/**,}");
        return FileSystems.getDefault().getPathMatcher("glob:" + glob);
    }
}
