package io.github.secretsgate.source;

import java.util.Arrays;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * A text file's name and content, with its lines.
 *
 * @see SourceReader
 */
public final class SourceFile {
    private final String name;
    private final String text;
    private final boolean confidential;
    private int[] lineStarts = {};
    private volatile @Nullable NavigableMap<Integer, Integer> hidden;
    private volatile boolean unquotable;

    /**
     * @param name the path as reports show it: relative to the build's root, with slashes
     * @param text the content without a byte order mark
     * @param confidential whether values in it may be secret, so that they are masked wherever the text is quoted
     */
    public SourceFile(String name, String text, boolean confidential) {
        this.name = name;
        this.text = text;
        this.confidential = confidential;
    }

    /** The path relative to the build's root, with slashes; {@code ../} outside of it. */
    public String name() {
        return name;
    }

    /** The content; empty if it couldn't be read. */
    public String text() {
        return text;
    }

    /** Returns whether values in it may be secret. */
    public boolean confidential() {
        return confidential;
    }

    /** The location of the file as a whole: line 1, column 1. */
    public Location start() {
        return new Location(this, 0, 0);
    }

    /**
     * A line of the file, without its line break.
     *
     * @param line counted from 1
     */
    public String line(int line) {
        return text.substring(lineStart(line), lineEnd(line));
    }

    /**
     * The offset of the end of a line, before its line break.
     *
     * @param line counted from 1
     */
    public int lineEnd(int line) {
        int[] starts = lineStarts();
        int end = line < starts.length ? starts[line] - 1 : text.length();
        boolean crlf = end > starts[line - 1] && text.charAt(end - 1) == '\r';
        return crlf ? end - 1 : end;
    }

    /** Masks a value wherever the file is quoted: somebody may have put a secret where none belongs. */
    void hide(int start, int end) {
        synchronized (this) {
            NavigableMap<Integer, Integer> ranges = hidden == null ? new ConcurrentSkipListMap<>() : hidden;
            ranges.merge(start, end, Math::max);
            hidden = ranges;
        }
    }

    /** Prevents quotes of this file, because it isn't the kind of file that it was read as. */
    public void hideAll() {
        unquotable = true;
    }

    /** Returns whether the file must not be quoted. */
    public boolean isHidden() {
        return unquotable;
    }

    /**
     * Returns the masked parts of a range, as start and end offsets in the file.
     *
     * @param from the start of the range
     * @param to the end of the range
     */
    public Map<Integer, Integer> hidden(int from, int to) {
        NavigableMap<Integer, Integer> ranges = hidden;
        if (ranges == null) {
            return Map.of();
        }
        Map<Integer, Integer> within = new TreeMap<>();
        ranges.headMap(to).forEach((start, end) -> {
            if (end > from) {
                within.put(Math.max(start, from), Math.min(end, to));
            }
        });
        return within;
    }

    /** The line of an offset, counted from 1. */
    int lineOf(int offset) {
        int found = Arrays.binarySearch(lineStarts(), offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /**
     * The offset of the start of a line.
     *
     * @param line counted from 1
     */
    public int lineStart(int line) {
        return lineStarts()[line - 1];
    }

    /** The number of lines: at least 1. */
    int lines() {
        return lineStarts().length;
    }

    /** Computed on first use: most files have no findings. Two threads would compute the same. */
    private int[] lineStarts() {
        if (lineStarts.length == 0) {
            int[] starts = new int[16];
            int count = 1;
            for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, count * 2);
                }
                starts[count++] = end + 1;
            }
            lineStarts = Arrays.copyOf(starts, count);
        }
        return lineStarts;
    }

    @Override
    public String toString() {
        return name;
    }
}
