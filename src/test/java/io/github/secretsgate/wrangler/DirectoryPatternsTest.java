package io.github.secretsgate.wrangler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.secretsgate.NeedsLinks;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
                "apps/**/**/worker  |             | apps/a/worker",
                "**/**/**/worker    |             | apps/a/worker",
                "**/apps/a          |             | apps/a",
                "workers/order?     |             | workers/orders",
                "workers/{orders}   |             | ''",
                "target/workers/*   |             | ''",
                "**/node_modules/*  |             | ''",
                ".git/*             |             | ''",
                "workers            |             | workers",
                "apps/b/wrangler.toml |           | apps/b",
                "workers/*/wrangler.jsonc |       | workers/[legacy] workers/orders",
                "workers/wrangler.prod.toml |     | ''",
            })
    void aPatternMatchesDirectoriesBelow(String includes, String excludes, String found) throws IOException {
        DirectoryPatterns patterns = new DirectoryPatterns(base.getFileSystem(), list(includes), list(excludes));

        assertEquals(
                found,
                patterns.below(base).stream()
                        .map(directory -> base.relativize(directory).toString().replace('\\', '/'))
                        .collect(Collectors.joining(" ")));
    }

    @Test
    void theBaseItselfCanBeNamed() throws IOException {
        for (String pattern : List.of(".", "./", "wrangler.toml", "./wrangler.json")) {
            assertEquals(
                    List.of(base),
                    new DirectoryPatterns(base.getFileSystem(), List.of(pattern), List.of()).below(base),
                    pattern);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/srv/workers, leads out of the searched directory",
        "C:/workers, leads out of the searched directory",
        "../workers/*, leads out of the searched directory",
        "workers/../../x, leads out of the searched directory",
        "workers/a/wrangler.prod.toml, names a file",
        "dist/wrangler.eu.jsonc, names a file",
        "target/workers/*, names a generated directory",
        "app/node_modules/x, names a generated directory",
    })
    void aPatternThatCanMatchNothingSaysWhy(String pattern, String why) {
        String said = WorkerSearch.toFix(List.of(pattern), "Fix it.");

        assertEquals("Pattern \"" + pattern + "\" " + why, said.substring(0, 11 + pattern.length() + why.length()));
        assertEquals("Fix it.", WorkerSearch.toFix(List.of("workers/*", "wrangler.toml"), "Fix it."));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "case doesn't matter there: see WindowsPathsTest")
    void caseMatters() throws IOException {
        assertEquals(
                List.of(), new DirectoryPatterns(base.getFileSystem(), List.of("Workers/*"), List.of()).below(base));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[", "]", "[a", "[!", "[a-", "{", "}", "{a,{b", "{,}", ",", "!", "***", "/", "\\", "**/[", "[/]",
                "a{**/", "?("
            })
    void everyStringIsAValidPattern(String pattern) throws IOException {
        assertEquals(
                List.of(),
                new DirectoryPatterns(base.getFileSystem(), List.of(pattern), List.of("workers/**", "**")).below(base));
    }

    @Test
    @NeedsLinks
    void linksAreNotFollowed() throws IOException {
        Files.createSymbolicLink(base.resolve("workers/self"), base.resolve("workers"));

        DirectoryPatterns patterns = new DirectoryPatterns(base.getFileSystem(), List.of("workers/**"), List.of());

        assertEquals(3, patterns.below(base).size());
    }

    @Test
    @NeedsLinks
    void aLinkToADirectoryElsewhereCountsOnce() throws IOException {
        Files.createSymbolicLink(base.resolve("workers/linked"), base.resolve("apps/b"));
        Files.createSymbolicLink(base.resolve("workers/linked-too"), base.resolve("apps/b"));
        Files.createSymbolicLink(base.resolve("workers/nothing"), base.resolve("apps/none"));

        DirectoryPatterns patterns = new DirectoryPatterns(base.getFileSystem(), List.of("workers/*"), List.of());

        assertEquals(
                List.of("[legacy]", "linked", "orders"),
                patterns.below(base).stream()
                        .map(directory -> directory.getFileName().toString())
                        .toList());
    }

    /** Other modules of a build may be writing, and data of databases lies about. */
    @ParameterizedTest(name = "{0} {1} without {2}: an error is {3}")
    @CsvSource({
        "tmp/1234, gone,       '',        false",
        "'',       gone,       '',        true",
        "data/db,  unreadable, '',        true",
        "data/db,  unreadable, data/*,    true",
        "data/db,  unreadable, data/db,   true",
        "data/db,  unreadable, data/**,   false",
        "data/db,  unreadable, data/**/,  false",
        "data/db,  unreadable, **/db/**,  false",
        "data/.git, unreadable, '',       false",
        "'',       unreadable, **,        true",
    })
    void whatCannotBeLookedIntoIsAnErrorUnlessItIsGoneOrLeftOut(String path, String how, String excludes, boolean error)
            throws IOException {
        DirectoryPatterns patterns = new DirectoryPatterns(base.getFileSystem(), List.of("**"), list(excludes));
        Path directory = path.isEmpty() ? base : base.resolve(path);
        IOException problem = how.equals("gone") ? new NoSuchFileException(path) : new AccessDeniedException(path);
        DirectoryPatterns.Walk walk = patterns.new Walk(base);

        if (error) {
            assertSame(problem, assertThrows(IOException.class, () -> walk.visitFileFailed(directory, problem)));
        } else {
            assertEquals(FileVisitResult.CONTINUE, walk.visitFileFailed(directory, problem));
        }
    }

    private static List<String> list(String patterns) {
        return patterns == null ? List.of() : Arrays.asList(patterns.split(","));
    }
}
