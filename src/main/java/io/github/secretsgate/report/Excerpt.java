package io.github.secretsgate.report;

import io.github.secretsgate.finding.Credentials;
import io.github.secretsgate.source.Location;
import io.github.secretsgate.source.SourceFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line of a file with carets below the marked locations, aligned for a terminal. */
final class Excerpt {
    private static final int WIDTH = 110;

    /** From this length on, only part of a line is read: a config with many findings can be one long line. */
    private static final int LONG = 1_000;

    /** ASCII, because a console that replaces a character by several would move the carets. */
    private static final String CUT = "...";

    /** A quoted string or a word. The quantifiers are possessive, so that Java matches long lines without recursion. */
    private static final Pattern TOKEN = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"?|'[^']*'?|[^\\s\"'\\[\\]{}=:,#]+");

    /** The characters after a key. Few values in a multi-line string look like that. */
    private static final Pattern AFTER_TOML_KEY = Pattern.compile("\\s+=(?!=)|=\\s*[\"'\\[{]");

    private static final Pattern AFTER_JSON_KEY = Pattern.compile("\\s*:");

    private static final Pattern HEADER = Pattern.compile(
            "\\[{1,2}+\\s*+[A-Za-z_][\\w-]*+(\\s*+\\.\\s*+([\\w-]++|\"[^\"]*+\"|'[^']*+'))*+\\s*+\\]{0,2}+\\s*+");

    private final SourceFile file;
    private final int lineStart;
    private final int from;
    private final int to;
    private final int lineEnd;
    private final String text;
    private final String number;

    /** A location to mark, and its label if there are other marks on the line. */
    record Mark(Location location, String label) {
        /** Returns whether it stands for a whole file, not for a line, or for a file that must not be quoted. */
        private boolean isWholeFile() {
            return (location.start() == 0 && location.end() == 0)
                    || location.file().isHidden();
        }
    }

    /** If the line has to be cut, the first mark stays visible. */
    private Excerpt(List<Mark> marks) {
        Location first = marks.get(0).location();
        this.file = first.file();
        this.lineStart = file.lineStart(first.line());
        this.lineEnd = file.lineEnd(first.line());
        this.from = from(first);
        this.to = to(first, from);
        this.number = String.format(Locale.ROOT, "%5d", first.line());
        this.text = visible(marks);
    }

    /** Returns two lines; empty if there is no text to show. */
    static List<String> of(Location location) {
        return of(List.of(new Mark(location, "")));
    }

    /** Returns a line and the marks below it; empty if there is no text to show. */
    static List<String> of(List<Mark> marks) {
        List<Mark> visible = marks.stream().filter(mark -> !mark.isWholeFile()).toList();
        return visible.isEmpty() ? List.of() : new Excerpt(visible).lines(visible);
    }

    /** Returns whether a location is visible in the excerpt of another one on the same line. */
    static boolean shows(Location first, Location other) {
        return other.start() < to(first, from(first));
    }

    private List<String> lines(List<Mark> marks) {
        Map<String, Set<String>> labels = new LinkedHashMap<>();
        marks.forEach(mark -> labels.computeIfAbsent(carets(mark.location()), carets -> new LinkedHashSet<>())
                .add(mark.label()));
        List<String> lines = new ArrayList<>();
        lines.add(number + " | " + Terminal.printable(shown()));
        labels.forEach((carets, names) -> lines.add(" ".repeat(number.length()) + " | " + carets
                + (labels.size() == 1 ? "" : " " + String.join(", ", names))));
        return text.isBlank() ? List.of() : lines;
    }

    private String shown() {
        return cut() + text + (to < lineEnd ? CUT : "");
    }

    private String cut() {
        return from > lineStart ? CUT : "";
    }

    private String carets(Location location) {
        int start = within(location.start());
        int end = location.endLine() == location.line() ? Math.max(within(location.end()), start) : text.length();
        String indent = " ".repeat(Terminal.width(cut() + text.substring(0, start)));
        boolean cut = to < lineEnd && Math.min(location.end(), lineEnd) > to;
        int carets = Math.max(1, Terminal.width(text.substring(start, end).stripTrailing() + (cut ? CUT : "")));
        int room = Math.max(1, Terminal.width(shown()) - indent.length());
        return indent + "^".repeat(Math.min(carets, room));
    }

    /** Converts an offset in the file to an index in the excerpt. */
    private int within(int offset) {
        return Math.max(0, Math.min(offset - from, text.length()));
    }

    /** The offset in the file at which the excerpt of a location starts. */
    private static int from(Location location) {
        int start = location.file().lineStart(location.line());
        int end = location.file().lineEnd(location.line());
        int column = Math.min(location.start(), end) - start;
        return end - start <= WIDTH || column < WIDTH * 2 / 3
                ? start
                : boundary(location.file(), start + column - WIDTH / 3);
    }

    private static int to(Location location, int from) {
        int end = location.file().lineEnd(location.line());
        return from + WIDTH >= end ? end : boundary(location.file(), from + WIDTH);
    }

    /** Moves an offset out of the middle of a surrogate pair. */
    private static int boundary(SourceFile file, int offset) {
        return Character.isLowSurrogate(file.text().charAt(offset)) ? offset - 1 : offset;
    }

    /** The text of the excerpt. A confidential file shows only its keys and the ranges that the locations allow. */
    private String visible(List<Mark> marks) {
        boolean isLong = lineEnd - lineStart > LONG;
        int start = isLong ? Math.max(lineStart, from - LONG) : lineStart;
        int end = isLong ? Math.min(lineEnd, to + LONG) : lineEnd;
        String line = file.text().substring(start, end);
        if (!file.confidential()) {
            StringBuilder shown = new StringBuilder(Credentials.masked(line));
            hide(shown, start);
            return shown.substring(from - start, to - start);
        }
        boolean toml = file.name().endsWith(".toml");
        StringBuilder masked = new StringBuilder(isLong ? maskAll(line) : Credentials.masked(mask(line, toml)));
        for (Mark mark : marks) {
            Location shown = mark.location().shown();
            int first = shown == null ? 0 : Math.max(start, shown.start());
            int last = shown == null ? 0 : Math.min(end, shown.end());
            if (first < last) {
                masked.replace(first - start, last - start, line.substring(first - start, last - start));
            }
        }
        hide(masked, start);
        return masked.substring(from - start, to - start);
    }

    /** Masks the ranges of a text that the file hides, wherever it is quoted. */
    private void hide(StringBuilder text, int start) {
        file.hidden(start, start + text.length())
                .forEach((first, last) -> text.replace(
                        first - start, last - start, maskAll(text.substring(first - start, last - start))));
    }

    /** Masks keys, too: without reading the whole line, the start of a string isn't known. */
    private static String maskAll(String line) {
        StringBuilder masked = new StringBuilder(line);
        for (int i = 0; i < line.length(); i++) {
            if (!isPunctuation(line.charAt(i))) {
                masked.setCharAt(i, '*');
            }
        }
        return masked.toString();
    }

    /** Replaces everything but keys and punctuation by asterisks, one for each UTF-16 unit: configs may contain tokens. */
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
