package io.github.secretsgate.source;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/** Converts between indexes in code points, which some parsers report, and offsets in UTF-16 units. */
final class CodePoints {
    private final int[] pairs;

    CodePoints(String text) {
        pairs = pairsOf(text);
    }

    /** The offset in UTF-16 units of the code point with this index. */
    int offset(int index) {
        return index + pairsBefore(index, k -> pairs[k] - k);
    }

    /** The index of the code point at this offset. */
    int index(int offset) {
        return offset - pairsBefore(offset, k -> pairs[k]);
    }

    private int pairsBefore(int bound, IntUnaryOperator positionOfPair) {
        int low = 0;
        int high = pairs.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (positionOfPair.applyAsInt(middle) < bound) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static int[] pairsOf(String text) {
        int[] found = new int[0];
        int count = 0;
        for (int i = 0; i + 1 < text.length(); i++) {
            if (Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
                found = count < found.length ? found : Arrays.copyOf(found, 2 * count + 16);
                found[count++] = i++;
            }
        }
        return Arrays.copyOf(found, count);
    }
}
