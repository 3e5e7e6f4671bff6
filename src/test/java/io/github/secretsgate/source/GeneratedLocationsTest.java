package io.github.secretsgate.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Documents made at random, by a writer that notes what it writes where: a reader must find the same. */
class GeneratedLocationsTest {
    private static final int DOCUMENTS = 200;

    @ParameterizedTest
    @EnumSource
    void theReaderFindsWhatTheWriterWrote(Format format) {
        for (int seed = 0; seed < DOCUMENTS; seed++) {
            Writer writer = new Writer(format, new Random(seed));
            String text = writer.document();
            Document document = format.parse(new SourceFile("generated", text, false));

            assertEquals(List.of(), document.problems(), text);
            List<String> found = new ArrayList<>();
            for (Written written : Written.in(document)) {
                if (!written.path().isEmpty()) {
                    found.add(written.location().start() + " " + written.text());
                }
            }
            assertEquals(writer.written(text), found, text);
        }
    }

    /** Writes inline tables and lists, which all three formats have, with the spaces and comments that each allows. */
    private static final class Writer {
        private static final List<String> TEXTS =
                List.of("\"a\"", "\"\"", "\"受注\"", "\"😀\"", "\"é]}\"", "\"# no comment\"", "\"\\\"\\\\\"", "\"a: b\"");
        private static final List<String> OTHERS = List.of("1", "-2.5", "true", "false");

        private final Format format;
        private final Random random;
        private final StringBuilder out = new StringBuilder();
        private final List<int[]> ranges = new ArrayList<>();
        private int keys;

        Writer(Format format, Random random) {
            this.format = format;
            this.random = random;
        }

        List<String> written(String text) {
            return ranges.stream()
                    .map(range -> range[0] + " " + text.substring(range[0], range[1]))
                    .toList();
        }

        String document() {
            out.append(format == Format.TOML ? "# 😀\n" : "{ ");
            key();
            value(0);
            out.append(format == Format.TOML ? "\n" : " }");
            return out.toString();
        }

        private void key() {
            int start = out.length();
            out.append(one(List.of("\"k", "\"😀", "\"名前"))).append(keys++).append('"');
            note(start);
            out.append(format == Format.TOML ? one(List.of("=", " = ", "\t= ")) : one(List.of(": ", ":  ")));
        }

        private void value(int depth) {
            int kind = depth > 4 ? 2 : random.nextInt(4);
            int start = out.length();
            int index = ranges.size();
            switch (kind) {
                case 0 -> list(depth);
                case 1 -> table(depth);
                case 2 -> out.append(one(TEXTS));
                default -> out.append(one(OTHERS));
            }
            ranges.add(index, new int[] {start, out.length()});
        }

        private void list(int depth) {
            out.append('[');
            for (int left = random.nextInt(4); left > 0; left--) {
                gap();
                value(depth + 1);
                gap();
                out.append(left > 1 ? "," : "");
            }
            gap();
            out.append(']');
        }

        private void table(int depth) {
            out.append('{');
            for (int left = random.nextInt(4); left > 0; left--) {
                gap();
                key();
                value(depth + 1);
                gap();
                out.append(left > 1 ? "," : "");
            }
            gap();
            out.append('}');
        }

        private void gap() {
            String comment = switch (format) {
                case JSON -> " // ]} 😀\n";
                case STRICT_JSON -> "\n"; // has none
                case TOML, YAML -> " # ]} 😀\n";
            };
            out.append(one(List.of("", " ", format == Format.YAML ? " " : "\t", "\n  ", "\r\n  ", comment + "  ")));
        }

        private void note(int start) {
            ranges.add(new int[] {start, out.length()});
        }

        private <T> T one(List<T> choices) {
            return choices.get(random.nextInt(choices.size()));
        }
    }
}
