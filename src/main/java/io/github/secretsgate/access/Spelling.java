package io.github.secretsgate.access;

import java.util.List;

/** Compares names without regard to ASCII letter case. No locale's rules apply: {@code EDİT} isn't Edit. */
final class Spelling {
    private Spelling() {}

    /** Returns whether a name is one of these. */
    static boolean isOneOf(List<String> names, String name) {
        for (String known : names) {
            if (isSame(known, name)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSame(String known, String name) {
        boolean same = known.length() == name.length();
        for (int i = 0; same && i < known.length(); i++) {
            same = lower(known.charAt(i)) == lower(name.charAt(i));
        }
        return same;
    }

    private static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
    }
}
