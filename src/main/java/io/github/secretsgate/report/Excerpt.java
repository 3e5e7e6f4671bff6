package io.github.secretsgate.report;

import io.github.secretsgate.source.Place;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The line of a place with a caret below it, as a terminal shows them. */
final class Excerpt {
    private static final int WIDTH = 110;
    private static final String CUT = "…";

    /** A quoted text, or a word. */
    private static final Pattern TOKEN = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"?|'[^']*'?|[^\\s\"'\\[\\]{}=:,#]+");

    /** What stands before a key in its line, and behind it. In a text over several lines, few values look like that. */
    private static final Pattern BEFORE_KEY = Pattern.compile("(.*[{,])?\\s*");

    private static final Pattern AFTER_TOML_KEY = Pattern.compile("(\\s+=(?!=)|=\\s*[\"'\\[{]).*");
    private static final Pattern AFTER_JSON_KEY = Pattern.compile("\\s*:.*");

    private static final Pattern HEADER =
            Pattern.compile("\\[{1,2}\\s*[A-Za-z_][\\w-]*(\\s*\\.\\s*([\\w-]+|\"[^\"]*\"|'[^']*'))*\\s*\\]{0,2}\\s*");

    private Excerpt() {}

    /** Two lines, or nothing where there is no text to show. */
    static List<String> of(Place place) {
        String line = visible(place);
        int column = Math.min(place.column() - 1, line.length());
        int end = place.endLine() == place.line() ? Math.min(place.endColumn() - 1, line.length()) : line.length();
        if (line.isBlank()) {
            return List.of();
        }
        String before = line.substring(0, column);
        String marked = line.substring(column, Math.max(end, column));
        int from = cutBefore(line, column);
        int to = cutAfter(line, from);
        String shown = (from > 0 ? CUT : "") + line.substring(from, to) + (to < line.length() ? CUT : "");
        String indent = " ".repeat(Terminal.width((from > 0 ? CUT : "") + before.substring(from)));
        int carets = Math.max(1, Terminal.width(marked.stripTrailing()));
        int room = Math.max(1, Terminal.width(shown) - indent.length());
        String number = String.format("%5d", place.line());
        return List.of(
                number + " | " + Terminal.printable(shown),
                " ".repeat(number.length()) + " | " + indent + "^".repeat(Math.min(carets, room)));
    }

    private static int cutBefore(String line, int column) {
        return line.length() <= WIDTH || column < WIDTH * 2 / 3 ? 0 : boundary(line, column - WIDTH / 3);
    }

    private static int cutAfter(String line, int from) {
        return from + WIDTH >= line.length() ? line.length() : boundary(line, from + WIDTH);
    }

    /** Not in the middle of a character of two units. */
    private static int boundary(String line, int offset) {
        return Character.isLowSurrogate(line.charAt(offset)) ? offset - 1 : offset;
    }

    /** The line; of a confidential file only the keys, and what the place says may be shown. */
    private static String visible(Place place) {
        String line = place.file().line(place.line());
        if (!place.file().confidential()) {
            return line;
        }
        StringBuilder masked = new StringBuilder(mask(line, place.file().name().endsWith(".toml")));
        Place shown = place.shown();
        if (shown != null) {
            int lineStart = place.start() - (place.column() - 1);
            int from = Math.max(0, shown.start() - lineStart);
            int to = Math.min(line.length(), shown.end() - lineStart);
            if (from < to) {
                masked.replace(from, to, line.substring(from, to));
            }
        }
        return masked.toString();
    }

    /** People keep tokens in configs: all but keys and punctuation becomes asterisks, one for each UTF-16 unit. */
    static String mask(String line, boolean toml) {
        if (toml && HEADER.matcher(line).matches()) {
            return line;
        }
        StringBuilder masked = new StringBuilder(line);
        Matcher token = TOKEN.matcher(line);
        while (token.find()) {
            for (int i = token.start(); i < token.end() && !isKey(line, token, toml); i++) {
                masked.setCharAt(i, isPunctuation(line.charAt(i)) ? line.charAt(i) : '*');
            }
        }
        return masked.toString();
    }

    private static boolean isPunctuation(char c) {
        return Character.isWhitespace(c) || "\"'[]{}=:,#".indexOf(c) >= 0;
    }

    private static boolean isKey(String line, Matcher token, boolean toml) {
        boolean quoted = line.charAt(token.start()) == '"';
        return (toml || quoted)
                && BEFORE_KEY.matcher(line.substring(0, token.start())).matches()
                && (toml ? AFTER_TOML_KEY : AFTER_JSON_KEY)
                        .matcher(line.substring(token.end()))
                        .matches();
    }
}
