package io.github.secretsgate.finding;

import java.util.regex.Pattern;

/**
 * Hides in a text what looks like a credential: people paste the API token where its permission is expected, and what was printed
 * once is in a log for good.
 */
public final class Credentials {
    private static final int SHORTEST = 24;

    /** A word that may be one: 24 characters or more, as Cloudflare's tokens and keys have. */
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.~+/=-]{" + SHORTEST + ",}+");

    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{32}"); // of a store or an account

    private Credentials() {}

    /** The text with an asterisk for each character of each such word. */
    public static String masked(String text) {
        return text.length() < SHORTEST
                ? text
                : WORD.matcher(text)
                        .replaceAll(word ->
                                isLike(word.group()) ? "*".repeat(word.group().length()) : "$0");
    }

    /** Whether a text has such a word. */
    public static boolean isIn(String text) {
        return !masked(text).equals(text);
    }

    /** What to say of one that stands where something else belongs. */
    public static String insteadOf(String what) {
        return "This value looks like a credential, not like " + what
                + ". Remove it. If it is one, revoke it: whoever can read" + " this file could use it.";
    }

    /** Digits together with letters of both cases, or a long row of hexadecimal digits. Names are rarely like that, and IDs never. */
    private static boolean isLike(String word) {
        if (ID.matcher(word).matches()) {
            return false;
        }
        boolean mixed = word.chars().anyMatch(Character::isDigit)
                && word.chars().anyMatch(Character::isUpperCase)
                && word.chars().anyMatch(Character::isLowerCase);
        return mixed || word.matches("[0-9a-fA-F]{33,}");
    }
}
