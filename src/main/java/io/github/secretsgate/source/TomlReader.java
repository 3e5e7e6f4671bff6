package io.github.secretsgate.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads TOML 1.1 exactly as smol-toml 1.9.1, wrangler's parser, does, and records the position of each key and value. It reads in one
 * pass without recursion: open lists and inline tables are kept on an explicit stack.
 *
 * <p>It is stricter than smol-toml in two ways. Every part of a dotted key or header counts as a level of nesting, not only brackets.
 * A date must have TOML's form; smol-toml leaves that to JavaScript, which also reads {@code 2026- 1-01}.
 */
final class TomlReader {
    private static final int MAX_DEPTH = 1_000;

    private static final String EQUALS =
            "= after the key. A key with characters other than letters, digits, - and _ needs quotes";
    private static final String JSON = "a key. JSON belongs in a file whose name ends with .json or .jsonc";

    private final SourceFile file;
    private final TomlCursor cursor;
    private final TomlStrings strings;
    private final TomlScalars scalars;
    private final TomlTable document;

    /** The table that the last header opened. */
    private TomlTable section;

    /** The offset at which the current statement begins. */
    private int start;

    private @Nullable Bracket innermost;

    TomlReader(SourceFile file) {
        this.file = file;
        this.cursor = new TomlCursor(file);
        this.strings = new TomlStrings(cursor);
        this.scalars = new TomlScalars(cursor);
        this.document = new TomlTable(file, 0, 0);
        this.section = document;
    }

    Document read() {
        cursor.skip('\uFEFF'); // a second one: SourceReader takes the first, smol-toml the next
        cursor.skipLines();
        while (cursor.peek() != TomlCursor.END) {
            start = cursor.position;
            try {
                statement();
            } catch (TomlCursor.Malformed e) {
                recover(e);
            }
            cursor.skipLines();
        }
        section.settle();
        List<Problem> problems = cursor.problems();
        return new Document(file, problems.isEmpty() ? document.node(0) : null, problems);
    }

    /** Continues after the line. If the statement spans lines or has an open bracket, its end is unknown, so the rest is skipped. */
    private void recover(TomlCursor.Malformed malformed) {
        boolean open = innermost != null;
        String where = open && !isOneLine()
                ? " The bracket opened at line " + cursor.line(start) + " is still open here."
                : "";
        cursor.problem(malformed.offset, malformed.message + where);
        if (isOneLine() && !open) {
            cursor.skipRestOfLine();
        } else {
            cursor.skipAll();
        }
    }

    /** Returns whether the current statement has stayed on one line so far. */
    private boolean isOneLine() {
        return cursor.line(start) == cursor.line(cursor.position);
    }

    private void statement() {
        if (cursor.peek() == '[') {
            header();
        } else {
            TomlKey key = keyAndEquals(section.depth);
            add(section, key, value(section.depth + key.parts().size()));
        }
        cursor.skipComment();
        if (!cursor.atLineEnd()) {
            throw cursor.expected("the end of the line");
        }
    }

    private void header() {
        section.settle();
        section = new TomlTable(file, 0, 0); // if the header is malformed, the values below it belong to no table
        cursor.position++;
        boolean list = cursor.skip('[');
        List<String> parts = parts(0);
        cursor.skipBlanks();
        if (!cursor.skip(']') || (list && !cursor.skip(']'))) {
            throw cursor.expected(list ? "]]" : "]");
        }
        TomlKey header = new TomlKey(parts, start, cursor.position);
        section = list ? document.append(header) : document.define(header);
        refuseDepth(section.depth, start);
    }

    private TomlKey keyAndEquals(int depth) {
        int start = cursor.position;
        TomlKey key = new TomlKey(parts(depth), start, cursor.position);
        cursor.skipBlanks();
        if (!cursor.skip('=')) {
            throw cursor.expected(cursor.atLineEnd() ? "= and a value" : EQUALS);
        }
        cursor.skipBlanks();
        return key;
    }

    /** Reads the parts of a key, up to the end of the last one. */
    private List<String> parts(int depth) {
        int start = cursor.position;
        List<String> parts = new ArrayList<>(1);
        int end;
        do {
            cursor.skipBlanks();
            parts.add(part());
            refuseDepth(depth + parts.size() - 1, start);
            end = cursor.position;
            cursor.skipBlanks();
        } while (cursor.skip('.'));
        cursor.position = end;
        return parts;
    }

    private String part() {
        if (strings.isNext() && !strings.isMultilineNext()) {
            return strings.read();
        }
        int start = cursor.position;
        while (TomlKey.isBare(cursor.peek())) {
            cursor.position++;
        }
        if (cursor.position == start) {
            throw cursor.expected(cursor.peek() == '{' ? JSON : "a key");
        }
        return cursor.nameFrom(start);
    }

    private void add(TomlTable table, TomlKey key, Node value) {
        try {
            table.add(key, value);
        } catch (TomlCursor.Malformed e) {
            cursor.problem(e.offset, e.message); // the rest of the line can still be read
        }
    }

    private Node value(int depth) {
        Node value = scalarOrBracket(depth);
        while (value == null || innermost != null) {
            Bracket bracket = Objects.requireNonNull(innermost);
            value = value == null ? next(bracket) : behind(value, bracket);
        }
        return value;
    }

    /** Reads the next value; null if it is an opening bracket. */
    private @Nullable Node scalarOrBracket(int depth) {
        int start = cursor.position;
        if (strings.isNext()) {
            String value = strings.read();
            return new Node.Text(file, start, cursor.position, value);
        } else if (cursor.skip('[')) {
            innermost = new Bracket(innermost, start, depth, null);
        } else if (cursor.skip('{')) {
            innermost = new Bracket(innermost, start, depth, new TomlTable(file, start, depth));
        } else {
            return scalar();
        }
        refuseDepth(depth, start);
        return null;
    }

    /** Reads a scalar. A malformed item is skipped, unless the closing bracket may be missing. */
    private Node scalar() {
        int start = cursor.position;
        try {
            return scalars.read();
        } catch (TomlCursor.Malformed e) {
            if (innermost == null || !isOneLine()) {
                throw e;
            }
            cursor.problem(e.offset, e.message);
            cursor.skipItem();
            return new Node.Other(file, start, cursor.position, Node.Type.NULL);
        }
    }

    /** Reads the next item between brackets, or the closing bracket; null if it is an opening bracket. */
    private @Nullable Node next(Bracket bracket) {
        cursor.skipLines();
        if (cursor.skip(bracket.closing())) {
            return close(bracket);
        } else if (bracket.table == null) {
            return scalarOrBracket(bracket.depth + 1);
        }
        TomlKey key = keyAndEquals(bracket.depth);
        bracket.key = key;
        return scalarOrBracket(bracket.depth + key.parts().size());
    }

    /** Adds an item and reads the closing bracket; null if another item can follow. */
    private @Nullable Node behind(Node item, Bracket bracket) {
        if (bracket.table != null && bracket.key != null) {
            add(bracket.table, bracket.key, item);
        } else {
            bracket.items.add(item);
        }
        cursor.skipLines();
        if (cursor.skip(',')) {
            return null;
        } else if (cursor.skip(bracket.closing())) {
            return close(bracket);
        }
        throw cursor.expected("a comma or " + bracket.closing());
    }

    private Node close(Bracket bracket) {
        innermost = bracket.outer;
        return bracket.node(file, cursor.position);
    }

    private void refuseDepth(int depth, int start) {
        if (depth > MAX_DEPTH) {
            throw new TomlCursor.Malformed(start, Format.tooDeep(MAX_DEPTH));
        }
    }

    /** A list or an inline table whose closing bracket hasn't been read. */
    private static final class Bracket {
        private final @Nullable Bracket outer;
        private final int start;
        private final int depth;
        private final @Nullable TomlTable table;
        private final ArrayList<Node> items = new ArrayList<>();

        /** The key of the current item; null in a list. */
        private @Nullable TomlKey key;

        Bracket(@Nullable Bracket outer, int start, int depth, @Nullable TomlTable table) {
            this.outer = outer;
            this.start = start;
            this.depth = depth;
            this.table = table;
        }

        char closing() {
            return table == null ? ']' : '}';
        }

        Node node(SourceFile file, int end) {
            items.trimToSize();
            return table == null ? new Node.Sequence(file, start, end, items) : table.node(end);
        }
    }
}
