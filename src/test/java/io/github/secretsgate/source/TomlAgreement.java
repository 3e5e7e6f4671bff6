package io.github.secretsgate.source;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/** Compares what our reader makes of a TOML document with what others make of it. Each difference that may be is listed here. */
final class TomlAgreement {
    /** Why tomlj reads something else than smol-toml, which we follow. */
    private enum TomljReason {
        /** smol-toml keeps what is written. */
        LINE_ENDS_BECOME_LINE_FEEDS {
            @Override
            boolean explains(String toml, Document ours, Tomlj tomlj) {
                return toml.contains("\r\n")
                        && Shape.of(ours)
                                .replace("\\r\\n", "\\n")
                                .equals(tomlj.shape().replace("\\r\\n", "\\n"));
            }
        },
        /** To smol-toml, February 30 is March 2. */
        DAYS_ARE_THOSE_OF_THE_MONTH {
            @Override
            boolean explains(String toml, Document ours, Tomlj tomlj) {
                return tomlj.refuses("Invalid date '.*");
            }
        },
        /** TOML and smol-toml refuse to add to a table that a header made, which tomlj does at some depth. */
        DOTTED_KEYS_ADD_TO_HEADERS {
            @Override
            boolean explains(String toml, Document ours, Tomlj tomlj) {
                return ours.unreadable()
                        && !tomlj.shape().equals(Shape.REFUSED)
                        && ours.problems().stream()
                                .allMatch(problem -> problem.message().contains(" can't be extended here. "));
            }
        },
        /** To JavaScript, they go up to 23:59. */
        OFFSETS_ARE_THOSE_OF_JAVA {
            @Override
            boolean explains(String toml, Document ours, Tomlj tomlj) {
                return tomlj.refuses("Invalid zone offset.*");
            }
        },
        /** To smol-toml, 1e999 is infinite. */
        DOUBLES_ARE_FINITE {
            @Override
            boolean explains(String toml, Document ours, Tomlj tomlj) {
                return tomlj.refuses("Float is too (large|small)");
            }
        },
        /** To JavaScript, 2^53 is the same as 2^53 + 1, so smol-toml refuses both. */
        INTEGERS_HAVE_64_BITS {
            @Override
            boolean explains(String toml, Document ours, Tomlj tomlj) {
                return !tomlj.shape().equals(Shape.REFUSED) && refusedOnlyFor(ours, "wrangler can't read integers");
            }
        },
        /** smol-toml loses a string's own quotes at its end, if nothing but a joined line is before them. */
        QUOTES_BEHIND_A_JOINED_LINE {
            @Override
            boolean explains(String toml, Document ours, Tomlj tomlj) {
                return toml.matches("(?s).*\\\\[ \\t]*\\r?\\n[ \\t\\r\\n]*\"{4}.*")
                        && !tomlj.shape().equals(Shape.REFUSED);
            }
        },
        /** smol-toml skips one, and SourceReader another one before. */
        NO_BYTE_ORDER_MARK {
            @Override
            boolean explains(String toml, Document ours, Tomlj tomlj) {
                return toml.startsWith("\uFEFF") && tomlj.refuses("Unexpected '\\\\ufeff'.*");
            }
        },
        /** smol-toml keeps half of a surrogate pair as it is. No file has one: {@link SourceReader} refuses it. */
        SURROGATES_ARE_PAIRS {
            @Override
            boolean explains(String toml, Document ours, Tomlj tomlj) {
                return tomlj.errors().stream().anyMatch(error -> error.startsWith("Unexpected '\\ud"));
            }
        },
        /** smol-toml takes 1,000. */
        FEWER_LEVELS {
            @Override
            boolean explains(String toml, Document ours, Tomlj tomlj) {
                return tomlj.refuses("Nesting is too deep.*");
            }
        };

        abstract boolean explains(String toml, Document ours, Tomlj tomlj);
    }

    private TomlAgreement() {}

    /** How tomlj differs for no known reason; empty if it doesn't. */
    static Optional<String> differenceFromTomlj(String toml) {
        Document ours = Format.TOML.parse(new SourceFile("ours", toml, true));
        Tomlj tomlj = Tomlj.read(toml);
        boolean known = Shape.of(ours).equals(tomlj.shape())
                || Arrays.stream(TomljReason.values()).anyMatch(reason -> reason.explains(toml, ours, tomlj));
        return known ? Optional.empty() : Optional.of(toml + "\nours: " + said(ours) + "\ntomlj: " + tomlj);
    }

    /** How smol-toml differs, but for refusals of ours that {@link TomlReader} lists; empty if it doesn't. */
    static Optional<String> differenceFromSmolToml(String toml, SmolToml smolToml) throws IOException {
        Document ours = Format.TOML.parse(new SourceFile("ours", toml, true));
        String theirs = smolToml.read(toml);
        boolean known = Shape.of(ours).equals(theirs)
                || (!theirs.equals(Shape.REFUSED)
                        && (refusedOnlyFor(ours, "Expected a date") || refusedOnlyFor(ours, "Values are nested")));
        return known ? Optional.empty() : Optional.of(toml + "\nours: " + said(ours) + "\nsmol-toml: " + theirs);
    }

    private static boolean refusedOnlyFor(Document document, String reason) {
        return document.root() == null
                && document.problems().stream()
                        .allMatch(problem -> problem.message().startsWith(reason));
    }

    private static String said(Document document) {
        return Shape.of(document) + " " + document.problems();
    }
}
