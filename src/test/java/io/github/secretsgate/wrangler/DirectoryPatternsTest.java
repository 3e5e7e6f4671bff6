package io.github.secretsgate.wrangler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which directories of a repository are looked into. */
class DirectoryPatternsTest {
    @TempDir
    Path base;

    @BeforeEach
    void aRepository() throws IOException {
        for (String directory : List.of(
                "apps/a/worker",
                "apps/b",
                "workers/orders",
                "workers/[legacy]",
                "workers/orders/node_modules/x",
                "workers/node_modules/y",
                "target/workers/z",
                "workers/orders/.wrangler/deploy",
                ".git/workers")) {
            Files.createDirectories(base.resolve(directory));
        }
        Files.writeString(base.resolve("workers/file"), "");
    }

    @ParameterizedTest(name = "{0} without {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "workers/*          |             | workers/[legacy] workers/orders",
                "workers/*/         |             | workers/[legacy] workers/orders",
                "workers\\*         |             | workers/[legacy] workers/orders",
                " workers/* ,apps/* |             | apps/a apps/b workers/[legacy] workers/orders",
                "workers/*          | workers/o*  | workers/[legacy]",
                "workers/[legacy]   |             | workers/[legacy]",
                "**/worker          |             | apps/a/worker",
                "apps/**            |             | apps apps/a apps/a/worker apps/b",
                "apps/**            | **/worker   | apps apps/a apps/b",
                "apps/**/worker     |             | apps/a/worker",
                "**/apps/a          |             | apps/a",
                "workers/order?     |             | workers/orders",
                "workers/{orders}   |             | ''",
                "Workers/*          |             | ''",
                "target/workers/*   |             | ''",
                "**/node_modules/*  |             | ''",
                ".git/*             |             | ''",
                "workers            |             | workers",
            })
    void aPatternMatchesDirectoriesBelow(String includes, String excludes, String found) throws IOException {
        DirectoryPatterns patterns = new DirectoryPatterns(list(includes), list(excludes));

        assertEquals(
                found,
                patterns.below(base).stream()
                        .map(directory -> base.relativize(directory).toString().replace('\\', '/'))
                        .collect(Collectors.joining(" ")));
    }

    @Test
    void linksAreNotFollowed() throws IOException {
        Files.createSymbolicLink(base.resolve("workers/self"), base.resolve("workers"));

        DirectoryPatterns patterns = new DirectoryPatterns(List.of("workers/**"), List.of());

        assertEquals(3, patterns.below(base).size());
    }

    private static List<String> list(String patterns) {
        return patterns == null ? List.of() : Arrays.asList(patterns.split(","));
    }
}
