package io.github.secretsgate.source;

import org.jspecify.annotations.Nullable;

/**
 * A range of a file.
 *
 * @param file the file
 * @param start the offset of its first character, in UTF-16 units
 * @param end the offset after its last character
 * @param shown the range of a confidential file that can be quoted for this location; null if none
 */
public record Location(
        SourceFile file, int start, int end, @Nullable Location shown) implements Comparable<Location> {
    public Location(SourceFile file, int start, int end) {
        this(file, start, end, null);
    }

    /** The line, counted from 1. */
    public int line() {
        return file.lineOf(start);
    }

    /** The column in UTF-16 units, counted from 1. */
    public int column() {
        return start - file.lineStart(line()) + 1;
    }

    /** The line of its last character, counted from 1. */
    public int endLine() {
        return file.lineOf(Math.max(start, end - 1));
    }

    /** The column after its last character, counted from 1. */
    public int endColumn() {
        return end - file.lineStart(endLine()) + 1;
    }

    /** The same location, with a wider range that can be quoted. */
    public Location showing(Location surroundings) {
        return new Location(file, start, end, surroundings);
    }

    /** Masks this range wherever the file is quoted. */
    public void hide() {
        file.hide(start, end);
    }

    /** Returns whether it lies within another location. */
    public boolean isWithin(Location whole) {
        return file.equals(whole.file) && start >= whole.start && end <= whole.end;
    }

    /** The range from the start of this location to the end of another one in the same file. */
    public Location to(Location last) {
        return new Location(file, start, Math.max(end, last.end), shown);
    }

    /** {@code file:line:column}, which editors and terminals turn into a link. */
    @Override
    public String toString() {
        return file.name() + ":" + line() + ":" + column();
    }

    /** {@code file:line}, for use within a sentence. */
    public String fileAndLine() {
        return file.name() + ":" + line();
    }

    @Override
    public int compareTo(Location other) {
        int order = file.name().compareTo(other.file.name());
        order = order != 0 ? order : Integer.compare(start, other.start);
        return order != 0 ? order : Integer.compare(end, other.end);
    }
}
