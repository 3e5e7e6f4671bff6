package io.github.secretsgate.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A position in a TOML text that only moves forward, past blanks, comments and line ends, and the problems found on the way. */
final class TomlCursor {
    /** What stands behind the end of the text. */
    static final int END = -1;

    private static final String LONE_CARRIAGE_RETURN = "A carriage return must be followed by a line feed.";

    private static final int MAX_PROBLEMS = 20;

    /** How many names are remembered: a power of two. */
    private static final int NAMES = 64;

    /** The offset of the next character, in UTF-16 units. */
    int position;

    final SourceFile file;
    private final String text;

    /** The same text: a call for each character would be most of the time until Java has compiled it. */
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

    /** The text from an offset to here. */
    String textFrom(int start) {
        return text.substring(start, position);
    }

    /** A name from an offset to here. A config writes the same few keys again and again; one string is enough for all. */
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

    /** Skips a character if it is next, and says whether it was. */
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

    /** Skips what stands for itself in a string or comment, which is most of a file: in a loop without calls. */
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

    /** Skips blanks and a comment, which is all that may follow in a line. */
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

    /** Skips a line end if it is next, and says whether it was. */
    boolean skipLineEnd() {
        if (peek() == END || !atLineEnd()) {
            return false;
        }
        position += peek() == '\r' ? 2 : 1;
        return true;
    }

    /** Whether the line ends here: with a line feed, a carriage return and a line feed, or the text. */
    boolean atLineEnd() {
        int next = peek();
        return next == '\n' || next == END || (next == '\r' && at(position + 1) == '\n');
    }

    /** Skips all that is left of the line. */
    void skipRestOfLine() {
        int end = text.indexOf('\n', position);
        position = end < 0 ? text.length() : end;
    }

    /** Skips all that is left of the text. */
    void skipAll() {
        position = text.length();
    }

    /** Skips all that is left of an item between brackets. */
    void skipItem() {
        while (!atLineEnd() && ",]}#".indexOf(peek()) < 0) {
            position++;
        }
    }

    /** The line of an offset, counted from 1. */
    int line(int offset) {
        return file.lineOf(offset);
    }

    /** Notes a problem after which reading goes on. Nobody reads the hundredth, so the list ends before. */
    void problem(int offset, String message) {
        if (problems.size() <= MAX_PROBLEMS) {
            String said = problems.size() < MAX_PROBLEMS ? message : "There are more syntax errors from here on.";
            problems.add(Problem.syntax(new Location(file, offset, offset), said));
        }
    }

    /** All that was found, in the order of the file. */
    List<Problem> problems() {
        problems.sort(Comparator.comparing(Problem::location));
        return problems;
    }

    /** Notes a problem if a control character is next. */
    void refuseControl(String where) {
        int next = peek();
        if ((next >= 0 && next < ' ' && next != '\t') || next == 0x7f) {
            problem(position, next == '\r' ? LONE_CARRIAGE_RETURN : where + " can't contain control characters.");
        }
    }

    /** What is wrong where something else is expected next. */
    Malformed expected(String what) {
        if (atLineEnd()) {
            return new Malformed(position, "Expected " + what + " before the end of the line.");
        }
        return new Malformed(position, peek() == '\r' ? LONE_CARRIAGE_RETURN : "Expected " + what + ".");
    }

    private static boolean isBlank(int c) {
        return c == ' ' || c == '\t';
    }

    /** Leaves what makes no sense. Whoever catches it says so. */
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
