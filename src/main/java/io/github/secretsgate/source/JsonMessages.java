package io.github.secretsgate.source;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rewords Jackson's messages: they quote unknown tokens, which may be secrets without quotes, and use Jackson's own terms. */
final class JsonMessages {
    private static final String START = ".*; line: (\\d+), column: (\\d+)].*";

    private static final List<Wording> WORDINGS = List.of(
            wording("Unrecognized token.*", "Expected a value. Put double quotes around it if it's a string."),
            wording(
                    ".*has to be escaped using backslash.*",
                    "A string can't contain control characters. Close it on the same line, or escape the character."),
            wording(".*only regular white space.*", "Control characters aren't allowed here."),
            wording(".*expecting comma to separate Object.*", "Expected a comma or }."),
            wording(".*expecting comma to separate Array.*", "Expected a comma or ]."),
            wording(".*expecting double-quote.*", "Expected a key in double quotes."),
            wording(".*expecting a colon.*", "Expected a colon after the key."),
            wording(".*expected a valid value.*", "Expected a value. Put double quotes around it if it's a string."),
            wording("Unexpected close marker '(.)': no open.*", "Unexpected $1. There is nothing to close."),
            wording(
                    "Unexpected close marker '(.)': expected '(.)'" + START,
                    "Expected $2, not $1, to close the bracket at line $3, column $4."),
            wording(
                    "Unexpected end-of-input: expected close marker" + START,
                    "The bracket at line $1, column $2 isn't closed."),
            wording("Unexpected end-of-input in a comment.*", "The comment isn't closed."),
            wording("Unexpected end-of-input.*", "The file ends before the JSON value is complete."),
            wording("Non-standard token '(\\w+)'.*", "JSON doesn't allow $1."));

    private record Wording(Pattern jackson, String ours) {}

    private JsonMessages() {}

    private static Wording wording(String jackson, String ours) {
        return new Wording(Pattern.compile(jackson, Pattern.DOTALL), ours);
    }

    /** Returns a message of Jackson's as sentences of ours. Unknown messages keep their words. */
    static String reworded(String message) {
        for (Wording wording : WORDINGS) {
            Matcher matcher = wording.jackson().matcher(message);
            if (matcher.matches()) {
                return matcher.replaceFirst(wording.ours());
            }
        }
        String plain = message.replaceAll(" \\(code \\d+(?: / 0x[0-9a-f]+)?\\)", "");
        return plain.endsWith(".") ? plain : plain + ".";
    }
}
