package io.github.secretsgate.source;

import io.github.secretsgate.Golden;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Documents that are nearly TOML: those that people wrote, with a few random changes. */
final class TomlMutants {
    /** What TOML's grammar is made of, and what comes close to it. */
    private static final List<String> TOKENS = List.of(
            "\"",
            "'",
            "\"\"\"",
            "'''",
            "\"\"\"\"",
            "'''''",
            "[",
            "]",
            "[[",
            "]]",
            "{",
            "}",
            "=",
            ".",
            ",",
            "#",
            "\n",
            "\r\n",
            "\r",
            "\t",
            " ",
            "\\",
            "\\\n",
            "\\ \r\n",
            "\\u00e9",
            "\\U0001F600",
            "\\x41",
            "\\e",
            "\\q",
            "\\ud800",
            "\0",
            "\u007f",
            "\u000b",
            "\uFEFF",
            "é",
            "😀",
            "-",
            "+",
            "_",
            ":",
            "0",
            "1",
            "00",
            "1_000",
            "0x1F",
            "0o17",
            "0b1",
            "1e5",
            "1e+-5",
            ".5",
            "9007199254740991",
            "9007199254740992",
            "1e999",
            "inf",
            "-nan",
            "true",
            "false",
            "2026-02-30",
            "2026-12-31",
            " 07:32",
            "T23:59:60Z",
            "07:32:00.5",
            "+01:00",
            "Z",
            "a",
            "a.b",
            "[a]",
            "[[a]]",
            "[a.b]",
            "[[a.b]]",
            "\na = 1\n",
            "\na.b = 2\n",
            "{ a.b = 1 }",
            "[1, 2]",
            "__proto__");

    private static final int LONGEST = 1_500;

    private final List<String> documents = documents().stream()
            .filter(text -> text.length() <= LONGEST)
            .filter(text ->
                    Format.TOML.parse(new SourceFile("document", text, true)).root() != null)
            .toList();

    /** All TOML of the tests that is UTF-8. */
    static List<String> documents() {
        List<String> texts = new ArrayList<>();
        for (Path file : Golden.inputs(".", "toml")) {
            try {
                texts.add(Files.readString(file));
            } catch (CharacterCodingException e) {
                // no text, so no TOML
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return texts;
    }

    /** The mutant of a number: always the same. */
    String mutant(long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder(one(documents, random));
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            change(text, random);
        }
        return text.toString();
    }

    private void change(StringBuilder text, Random random) {
        int start = random.nextInt(text.length() + 1);
        int end = Math.min(text.length(), start + 1 + random.nextInt(8));
        switch (random.nextInt(6)) {
            case 0 -> text.delete(start, end);
            case 1 -> text.replace(start, end, one(TOKENS, random));
            case 2 -> text.insert(start, text.substring(start, end));
            case 3 -> text.insert(start, part(one(documents, random), random));
            default -> text.insert(start, one(TOKENS, random));
        }
    }

    /** A few lines. */
    private static String part(String document, Random random) {
        int start = document.lastIndexOf('\n', random.nextInt(document.length() + 1)) + 1;
        return document.substring(start, Math.min(document.length(), start + random.nextInt(60)));
    }

    private static <T> T one(List<T> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
