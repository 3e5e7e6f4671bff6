package io.github.secretsgate.source;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** tomlj makes a line feed of every line's end in a string; smol-toml keeps what is written. */
final class TomlLineEnds {
    private static final Pattern IN_LITERAL = Pattern.compile("(?<end>\\r?\\n)");

    /** Behind a backslash, the end of a line and the blanks below it are not there; whatever else is escaped is no line's end. */
    private static final Pattern IN_BASIC = Pattern.compile(
            "\\\\[ \\t]*\\r?\\n[ \\t\\r\\n]*|\\\\(?<feed>n|u000[aA]|U0000000[aA]|x0[aA])|\\\\.|(?<end>\\r?\\n)");

    private TomlLineEnds() {}

    /**
     * A string with the ends of its lines as they are written.
     *
     * @param written the string with its quotes
     * @param value what tomlj makes of it, with line feeds in it
     */
    static String kept(String written, String value) {
        if (!written.contains("\r\n")) {
            return value;
        }
        Iterator<String> feeds = feeds(written).iterator();
        StringBuilder kept = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            kept.append(c == '\n' && feeds.hasNext() ? feeds.next() : String.valueOf(c));
        }
        return kept.toString();
    }

    /** What each line feed of the value is in the text. */
    private static List<String> feeds(String written) {
        boolean literal = written.startsWith("'");
        Matcher part = (literal ? IN_LITERAL : IN_BASIC).matcher(written);
        part.region(3 + newlineAt(written, 3), written.length());
        List<String> feeds = new ArrayList<>();
        while (part.find()) {
            if (part.group("end") != null) {
                feeds.add(part.group("end"));
            } else if (part.group("feed") != null) {
                feeds.add("\n");
            }
        }
        return feeds;
    }

    private static int newlineAt(String text, int offset) {
        return text.startsWith("\r\n", offset) ? 2 : text.startsWith("\n", offset) ? 1 : 0;
    }
}
