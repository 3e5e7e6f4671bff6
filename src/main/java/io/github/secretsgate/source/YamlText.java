package io.github.secretsgate.source;

import java.util.Locale;
import java.util.regex.Pattern;

/** Texts as they are written in YAML: quoted where anybody could take them for something else. */
public final class YamlText {
    /** Words, or an ID with a digit that no number has. Possessive, so that Java repeats without recursion. */
    private static final Pattern PLAIN = Pattern.compile(
            "[A-Za-z_][A-Za-z0-9_-]*(?: [A-Za-z0-9_][A-Za-z0-9_-]*+)*+|(?=[0-9e]*[a-df])[0-9a-f]{32}",
            Pattern.CASE_INSENSITIVE);

    /** What some version of YAML takes for a value that is no text. */
    private static final Pattern RESERVED =
            Pattern.compile("null|true|false|yes|no|on|off|y|n", Pattern.CASE_INSENSITIVE);

    private YamlText() {}

    /** The text, to be put between brackets, or on either side of a colon. */
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
