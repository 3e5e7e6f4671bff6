package io.github.secretsgate.finding;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody probably meant to write. */
public final class DidYouMean {
    /** Longer words, and more than this many known ones, aren't worth the time: whoever wrote the file may have made them. */
    private static final int LONGEST = 64;

    private static final int MOST_KNOWN = 1_000;

    private static final int MOST_EDITS = 3;

    private DidYouMean() {}

    /** The known word that is nearest to the written one, if any is near enough to be a typo; of several the first by alphabet. */
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

    /** A sentence to put behind a message: {@code  Did you mean "X"?}, or nothing. */
    public static String question(String written, Collection<String> known) {
        return nearest(written, known)
                .map(word -> " Did you mean " + Quoted.of(word) + "?")
                .orElse("");
    }

    private static int tolerance(String word) {
        return word.length() <= 4 ? 1 : word.length() <= 8 ? 2 : MOST_EDITS;
    }

    /** Insertions, deletions, replacements, and swaps of neighbors; more than {@code most} if that isn't enough. */
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
                return Integer.MAX_VALUE; // no later row has a smaller number
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
