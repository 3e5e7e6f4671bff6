package io.github.secretsgate.report;

import io.github.secretsgate.finding.Credentials;
import io.github.secretsgate.source.Location;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The line of a place with a caret below it, as a terminal shows them. */
final class Excerpt {
    private static final int WIDTH = 110;
    private static final String CUT = "…";

    /** A quoted text, or a word. A line may be as long as a file: possessive, so that Java repeats without recursion. */
    private static final Pattern TOKEN = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"?|'[^']*'?|[^\\s\"'\\[\\]{}=:,#]+");

    /** What stands behind a key in its line. In a text over several lines, few values look like that. */
    private static final Pattern AFTER_TOML_KEY = Pattern.compile("\\s+=(?!=)|=\\s*[\"'\\[{]");

    private static final Pattern AFTER_JSON_KEY = Pattern.compile("\\s*:");

    private static final Pattern HEADER =
            Pattern.compile("\\[{1,2}\\s*[A-Za-z_][\\w-]*(\\s*\\.\\s*([\\w-]+|\"[^\"]*\"|'[^']*'))*+\\s*\\]{0,2}\\s*");

    private final String line;
    private final String number;
    private final int from;
    private final int to;

    /** A place to mark, and what to call it where others in the line are marked as well. */
    record Mark(Location location, String label) {
        /** Whether it is the file itself, and no line of it, that is meant. */
        private boolean isWholeFile() {
            return location.start() == 0 && location.end() == 0;
        }
    }

    /** Of a line with several marks the first is in sight, if the line has to be cut. */
    private Excerpt(List<Mark> marks) {
        Location first = marks.get(0).location();
        this.line = visible(first, marks);
        this.number = String.format(Locale.ROOT, "%5d", first.line());
        this.from = cutBefore(line, Math.min(first.column() - 1, line.length()));
        this.to = cutAfter(line, from);
    }

    /** Two lines, or nothing where there is no text to show. */
    static List<String> of(Location location) {
        return of(List.of(new Mark(location, "")));
    }

    /** A line, and below it what is marked in it; nothing where there is no text to show. */
    static List<String> of(List<Mark> marks) {
        List<Mark> visible = marks.stream().filter(mark -> !mark.isWholeFile()).toList();
        return visible.isEmpty() ? List.of() : new Excerpt(visible).lines(visible);
    }

    /** Whether a place is in sight in the excerpt of another in the same line. */
    static boolean shows(Location first, Location other) {
        return other.column() - 1 < new Excerpt(List.of(new Mark(first, ""))).to;
    }

    private List<String> lines(List<Mark> marks) {
        Map<String, Set<String>> labels = new LinkedHashMap<>();
        marks.forEach(mark -> labels.computeIfAbsent(carets(mark.location()), carets -> new LinkedHashSet<>())
                .add(mark.label()));
        List<String> lines = new ArrayList<>();
        lines.add(number + " | " + Terminal.printable(shown()));
        labels.forEach((carets, names) -> lines.add(" ".repeat(number.length()) + " | " + carets
                + (labels.size() == 1 ? "" : " " + String.join(", ", names))));
        return line.isBlank() ? List.of() : lines;
    }

    private String shown() {
        return cut() + line.substring(from, to) + (to < line.length() ? CUT : "");
    }

    private String cut() {
        return from > 0 ? CUT : "";
    }

    private String carets(Location location) {
        int column = Math.min(location.column() - 1, line.length());
        int end = location.endLine() == location.line()
                ? Math.min(location.endColumn() - 1, line.length())
                : line.length();
        String marked = line.substring(column, Math.max(end, column));
        String indent = " ".repeat(Terminal.width(cut() + line.substring(from, column)));
        int carets = Math.max(1, Terminal.width(marked.stripTrailing()));
        int room = Math.max(1, Terminal.width(shown()) - indent.length());
        return indent + "^".repeat(Math.min(carets, room));
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

    /** The line; of a confidential file only the keys, and what the places say may be shown. */
    private static String visible(Location first, List<Mark> marks) {
        String line = first.file().line(first.line());
        if (!first.file().confidential()) {
            return Credentials.masked(line);
        }
        StringBuilder masked = new StringBuilder(mask(line, first.file().name().endsWith(".toml")));
        int lineStart = first.start() - (first.column() - 1);
        for (Mark mark : marks) {
            Location shown = mark.location().shown();
            int from = shown == null ? 0 : Math.max(0, shown.start() - lineStart);
            int to = shown == null ? 0 : Math.min(line.length(), shown.end() - lineStart);
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
            boolean key = isKey(line, token, toml);
            for (int i = token.start(); i < token.end() && !key; i++) {
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
                && beginsMember(line, token.start())
                && (toml ? AFTER_TOML_KEY : AFTER_JSON_KEY)
                        .matcher(line)
                        .region(token.end(), line.length())
                        .lookingAt();
    }

    private static boolean beginsMember(String line, int start) {
        int i = start;
        while (i > 0 && Character.isWhitespace(line.charAt(i - 1))) {
            i--;
        }
        return i == 0 || line.charAt(i - 1) == '{' || line.charAt(i - 1) == ',';
    }
}
