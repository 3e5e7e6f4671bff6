package io.github.secretsgate.finding;

import java.util.regex.Pattern;

/**
 * Masks strings that look like credentials. People paste the API token in place of its permission, and a log keeps it forever.
 */
public final class Credentials {
    private static final int SHORTEST = 24;

    /** A word that may be a credential: 24 characters or more. Cloudflare's tokens and keys are longer. */
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.~+/=-]{" + SHORTEST + ",}+");

    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{32}"); // of a store or an account

    private Credentials() {}

    /** Replaces each character of each such word by an asterisk. */
    public static String masked(String text) {
        return text.length() < SHORTEST
                ? text
                : WORD.matcher(text)
                        .replaceAll(word ->
                                isLike(word.group()) ? "*".repeat(word.group().length()) : "$0");
    }

    /** Returns whether a string contains such a word. */
    public static boolean isIn(String text) {
        return !masked(text).equals(text);
    }

    /** Returns the message about a credential in place of another value. */
    public static String insteadOf(String what) {
        return "This value looks like a credential, not like " + what
                + ". Remove it. If it is one, revoke it: anybody who can read this file could use it.";
    }

    /** Matches digits mixed with letters of both cases, or many hexadecimal digits. Names rarely look like that, and IDs never do. */
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
