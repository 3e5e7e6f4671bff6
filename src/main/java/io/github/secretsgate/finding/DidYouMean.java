package io.github.secretsgate.finding;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody probably meant to write. */
public final class DidYouMean {
    private DidYouMean() {}

    /** The known word that is nearest to the written one, if any is near enough to be a slip; of several the first by alphabet. */
    public static Optional<String> nearest(String written, Collection<String> known) {
        String best = null;
        int least = Integer.MAX_VALUE;
        for (String word : known.stream().sorted().toList()) {
            int distance = distance(written.toLowerCase(Locale.ROOT), word.toLowerCase(Locale.ROOT));
            if (distance < least && distance <= tolerance(word)) {
                best = word;
                least = distance;
            }
        }
        return Optional.ofNullable(best);
    }

    /** A sentence to put behind a message: {@code  Did you mean "X"?}, or nothing. */
    public static String question(String written, Collection<String> known) {
        return nearest(written, known)
                .map(word -> " Did you mean " + Quoted.of(word) + "?")
                .orElse("");
    }

    private static int tolerance(String word) {
        return word.length() <= 4 ? 1 : word.length() <= 8 ? 2 : 3;
    }

    /** Insertions, deletions, replacements, and swaps of neighbours. Long words are not worth the time. */
    private static int distance(String a, String b) {
        if (Math.abs(a.length() - b.length()) > 3 || a.length() > 100) {
            return Integer.MAX_VALUE;
        }
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                d[i][j] = i == 0 || j == 0 ? i + j : step(a, b, i, j, d);
            }
        }
        return d[a.length()][b.length()];
    }

    private static int step(String a, String b, int i, int j, int[][] d) {
        int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int least = Math.min(replaced, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, 1 + d[i - 2][j - 2]) : least;
    }
}
