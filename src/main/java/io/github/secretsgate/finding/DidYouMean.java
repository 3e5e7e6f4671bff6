package io.github.secretsgate.finding;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Suggests the known word that a misspelled one probably means. */
public final class DidYouMean {
    /** Limits the length and the number of words, so that a hostile file can't make the search slow. */
    private static final int LONGEST = 64;

    private static final int MOST_KNOWN = 1_000;

    private static final int MOST_EDITS = 3;

    private DidYouMean() {}

    /** The known word nearest to the written one, if it is near enough for a typo. Ties are broken alphabetically. */
    public static Optional<String> nearest(String written, Collection<String> known) {
        if (written.length() > LONGEST || known.size() > MOST_KNOWN) {
            return Optional.empty();
        }
        String lower = written.toLowerCase(Locale.ROOT);
        String best = null;
        int least = Integer.MAX_VALUE;
        for (String word : known) {
            int distance = distance(lower, word, Math.min(tolerance(word), least));
            boolean nearer = distance < least || (best != null && distance == least && word.compareTo(best) < 0);
            if (nearer && distance <= tolerance(word)) {
                best = word;
                least = distance;
            }
        }
        return Optional.ofNullable(best);
    }

    /** A sentence to append to a message, such as {@code  Did you mean "X"?}; empty if there is no suggestion. */
    public static String question(String written, Collection<String> known) {
        return nearest(written, known)
                .map(word -> " Did you mean " + Quoted.of(word) + "?")
                .orElse("");
    }

    private static int tolerance(String word) {
        return word.length() <= 4 ? 1 : word.length() <= 8 ? 2 : MOST_EDITS;
    }

    /** The number of insertions, deletions, replacements and swaps of neighbors; any larger number if it exceeds {@code most}. */
    private static int distance(String a, String word, int most) {
        if (Math.abs(a.length() - word.length()) > most) {
            return Integer.MAX_VALUE;
        }
        String b = word.toLowerCase(Locale.ROOT);
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            int least = i;
            for (int j = 1; j <= b.length(); j++) {
                row[j] = step(a, b, i, j, beforeLast, last, row);
                least = Math.min(least, row[j]);
            }
            if (least > most) {
                return Integer.MAX_VALUE; // numbers don't get smaller in later rows
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }
        return last[b.length()];
    }

    private static int step(String a, String b, int i, int j, int[] beforeLast, int[] last, int[] row) {
        int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int least = Math.min(replaced, 1 + Math.min(last[j], row[j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, 1 + beforeLast[j - 2]) : least;
    }
}
