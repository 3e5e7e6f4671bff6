package io.github.secretsgate.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A forward-only position in a TOML document, and the problems found so far. */
final class TomlCursor {
    /** Marks the end of the document. */
    static final int END = -1;

    private static final String LONE_CARRIAGE_RETURN = "A carriage return must be followed by a line feed.";

    private static final int MAX_PROBLEMS = 20;

    /** The size of the cache of names: a power of two. */
    private static final int NAMES = 64;

    /** The offset of the next character, in UTF-16 units. */
    int position;

    final SourceFile file;
    private final String text;

    /** A copy of the text: before the JIT compiles it, a call for each character would dominate the run time. */
    private final char[] characters;

    private final List<Problem> problems = new ArrayList<>();
    private final @Nullable String[] names = new String[NAMES];

    TomlCursor(SourceFile file) {
        this.file = file;
        this.text = file.text();
        this.characters = text.toCharArray();
    }

    /** The character at an offset, or {@link #END}. */
    int at(int offset) {
        return offset < characters.length ? characters[offset] : END;
    }

    /** The next character, or {@link #END}. */
    int peek() {
        return at(position);
    }

    /** The text from an offset up to the current position. */
    String textFrom(int start) {
        return text.substring(start, position);
    }

    /** The name from an offset up to the current position. Configs repeat a few keys, which share one string here. */
    String nameFrom(int start) {
        int hash = 0;
        for (int i = start; i < position; i++) {
            hash = 31 * hash + characters[i];
        }
        int slot = hash & (NAMES - 1);
        String known = names[slot];
        if (known == null || known.length() != position - start || !text.startsWith(known, start)) {
            known = textFrom(start);
            names[slot] = known;
        }
        return known;
    }

    /** Skips a character if it is next, and returns whether it was. */
    boolean skip(char expected) {
        if (peek() != expected) {
            return false;
        }
        position++;
        return true;
    }

    /** Skips spaces and tabs. */
    void skipBlanks() {
        while (isBlank(peek())) {
            position++;
        }
    }

    /** Skips ordinary characters of a string or comment. They are most of a file, so the loop makes no calls. */
    void skipPlain(int quote) {
        int next = position;
        while (next < characters.length) {
            char c = characters[next];
            if (c < ' ' || c == quote || c == '\\' || c == 0x7f) {
                break;
            }
            next++;
        }
        position = next;
    }

    /** Skips blanks and a comment: nothing else is allowed to follow on a line. */
    void skipComment() {
        skipBlanks();
        if (peek() == '#') {
            for (skipPlain(END); !atLineEnd(); skipPlain(END)) {
                refuseControl("A comment");
                position++;
            }
        }
    }

    /** Skips blanks, comments and line ends, as between statements and inside brackets. */
    void skipLines() {
        do {
            skipComment();
        } while (skipLineEnd());
    }

    /** Skips a line end if it is next, and returns whether it was. */
    boolean skipLineEnd() {
        if (peek() == END || !atLineEnd()) {
            return false;
        }
        position += peek() == '\r' ? 2 : 1;
        return true;
    }

    /** Returns whether the line ends here: at LF, CRLF or the end of the document. */
    boolean atLineEnd() {
        int next = peek();
        return next == '\n' || next == END || (next == '\r' && at(position + 1) == '\n');
    }

    /** Skips the rest of the line. */
    void skipRestOfLine() {
        int end = text.indexOf('\n', position);
        position = end < 0 ? text.length() : end;
    }

    /** Skips the rest of the document. */
    void skipAll() {
        position = text.length();
    }

    /** Skips the rest of an item between brackets. */
    void skipItem() {
        while (!atLineEnd() && ",]}#".indexOf(peek()) < 0) {
            position++;
        }
    }

    /** The line of an offset, counted from 1. */
    int line(int offset) {
        return file.lineOf(offset);
    }

    /** Adds a problem, up to a limit. Reading continues. */
    void problem(int offset, String message) {
        if (problems.size() <= MAX_PROBLEMS) {
            String said = problems.size() < MAX_PROBLEMS ? message : "There are more syntax errors from here on.";
            problems.add(Problem.syntax(new Location(file, offset, offset), said));
        }
    }

    /** The problems so far, in the order of the file. */
    List<Problem> problems() {
        problems.sort(Comparator.comparing(Problem::location));
        return problems;
    }

    /** Adds a problem if a control character is next. */
    void refuseControl(String where) {
        int next = peek();
        if ((next >= 0 && next < ' ' && next != '\t') || next == 0x7f) {
            problem(position, next == '\r' ? LONE_CARRIAGE_RETURN : where + " can't contain control characters.");
        }
    }

    /** The error "Expected …" at the current position. */
    Malformed expected(String what) {
        if (atLineEnd()) {
            return new Malformed(position, "Expected " + what + " before the end of the line.");
        }
        return new Malformed(position, peek() == '\r' ? LONE_CARRIAGE_RETURN : "Expected " + what + ".");
    }

    private static boolean isBlank(int c) {
        return c == ' ' || c == '\t';
    }

    /** Ends the reading of a malformed statement. The reader that catches it adds the problem. */
    static final class Malformed extends RuntimeException {
        private static final long serialVersionUID = 1;
        final int offset;
        final String message;

        Malformed(int offset, String message) {
            super(message, null, false, false);
            this.offset = offset;
            this.message = message;
        }
    }
}
