package io.github.secretsgate.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page of the documentation, in Markdown, as it is in the repository. */
public record Page(Path file, String text) {
    /** The indentation, the language, and the text. */
    private static final Pattern FENCED = Pattern.compile("(?ms)^( *)```([^\\n`]*)\\n(.*?)^\\1```$");

    private static final Pattern INLINE = Pattern.compile("`([^`\\n]+(?:\\n[^`\\n]+)?)`");

    /** All pages that readers get, but for the one of the rules, which has a test of its own. */
    static List<Page> all() {
        List<Page> pages = new ArrayList<>();
        pages.add(of(Path.of("README.md")));
        pages.add(of(Path.of("CONTRIBUTING.md")));
        pages.add(of(Path.of("SECURITY.md")));
        for (String directory : List.of("docs", "examples")) {
            for (Path file : below(Path.of(directory))) {
                if (file.toString().endsWith(".md") && !file.endsWith("rules.md")) {
                    pages.add(of(file));
                }
            }
        }
        return pages;
    }

    public static Page of(Path file) {
        try {
            return new Page(file, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files below a directory, without what builds leave there. */
    public static List<Path> below(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().replace('\\', '/').contains("/target/"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The fenced blocks. */
    List<Snippet> snippets() {
        return FENCED.matcher(text)
                .results()
                .map(block -> new Snippet(
                        file,
                        line(block),
                        block.group(2).strip(),
                        block.group(3).replaceAll("(?m)^" + block.group(1), "")))
                .toList();
    }

    /** What stands in backquotes within a line of text, over the end of a line at the most. */
    List<Snippet> inline() {
        String withoutBlocks = FENCED.matcher(text)
                .replaceAll(block -> "\n".repeat((int) block.group().lines().count() - 1));
        return INLINE.matcher(withoutBlocks)
                .results()
                .map(code -> new Snippet(
                        file,
                        (int) withoutBlocks.substring(0, code.start()).lines().count(),
                        "inline",
                        code.group(1).replaceAll("\\s+", " ")))
                .toList();
    }

    private int line(MatchResult match) {
        return (int) text.substring(0, match.start()).lines().count() + 1;
    }

    @Override
    public String toString() {
        return file.toString().replace('\\', '/');
    }
}
