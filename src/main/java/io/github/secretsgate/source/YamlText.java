package io.github.secretsgate.source;

import java.util.Locale;
import java.util.regex.Pattern;

/** Writes strings in YAML, in quotes if any version of YAML could read them as something else. */
public final class YamlText {
    /** Words, or an ID with a digit that no number has. The quantifiers are possessive, so that Java matches without recursion. */
    private static final Pattern PLAIN = Pattern.compile(
            "[A-Za-z_][A-Za-z0-9_-]*(?: [A-Za-z0-9_][A-Za-z0-9_-]*+)*+|(?=[0-9e]*[a-df])[0-9a-f]{32}",
            Pattern.CASE_INSENSITIVE);

    /** Words that some version of YAML doesn't read as a string. */
    private static final Pattern RESERVED =
            Pattern.compile("null|true|false|yes|no|on|off|y|n", Pattern.CASE_INSENSITIVE);

    private YamlText() {}

    /** The string, safe between brackets and on either side of a colon. */
    public static String of(String text) {
        if (PLAIN.matcher(text).matches() && !RESERVED.matcher(text).matches()) {
            return text;
        } else if (text.codePoints().allMatch(YamlText::isPrintable)) {
            return "'" + text.replace("'", "''") + "'";
        }
        StringBuilder escaped = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            boolean plain = c != '"' && c != '\\' && isPrintable(c);
            escaped.append(plain ? Character.toString(c) : String.format(Locale.ROOT, "\\U%08x", c));
        });
        return escaped.append('"').toString();
    }

    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
