package io.github.secretsgate.source;

/** Reads TOML's strings: basic and literal, single-line and multi-line. */
final class TomlStrings {
    private final TomlCursor cursor;
    private final StringBuilder decoded = new StringBuilder();

    TomlStrings(TomlCursor cursor) {
        this.cursor = cursor;
    }

    /** Returns whether a string is next. */
    boolean isNext() {
        return cursor.peek() == '"' || cursor.peek() == '\'';
    }

    /** Returns whether a multi-line string is next. */
    boolean isMultilineNext() {
        return isNext() && closes(cursor.peek(), 3);
    }

    /** Reads the next string. */
    String read() {
        int opening = cursor.position;
        int quote = cursor.peek();
        int quotes = isMultilineNext() ? 3 : 1;
        cursor.position += quotes;
        if (quotes == 3) {
            cursor.skipLineEnd();
        }
        decoded.setLength(0);
        int start = cursor.position;
        boolean joined = false;
        for (cursor.skipPlain(quote); !closes(quote, quotes); cursor.skipPlain(quote)) {
            if (cursor.peek() == '\\' && quote == '"') {
                decoded.append(cursor.textFrom(start));
                joined = escape(quotes == 3);
                start = cursor.position;
            } else {
                refuseEnd(opening, quote, quotes);
                character(quotes == 3);
            }
        }
        // smol-toml drops quotes that belong to the string and directly follow a joined line, so wrangler never sees
        // them.
        boolean lost = joined && start == cursor.position;
        skipOwnQuotes(quote, quotes);
        String last = lost ? "" : cursor.textFrom(start);
        cursor.position += quotes;
        return decoded.isEmpty() ? last : decoded.append(last).toString();
    }

    private boolean closes(int quote, int quotes) {
        int next = cursor.position;
        return cursor.at(next) == quote
                && (quotes == 1 || (cursor.at(next + 1) == quote && cursor.at(next + 2) == quote));
    }

    /** Skips up to two quotes that belong to the string, right before the three that close it. */
    private void skipOwnQuotes(int quote, int quotes) {
        for (int own = 0; own < 2 && quotes == 3 && cursor.at(cursor.position + 3) == quote; own++) {
            cursor.position++;
        }
    }

    private void refuseEnd(int opening, int quote, int quotes) {
        if (quotes == 3 && cursor.peek() == TomlCursor.END) {
            throw new TomlCursor.Malformed(opening, "This string is never closed. Close it with three quotes.");
        } else if (quotes == 1 && cursor.atLineEnd()) {
            String mark = quote == '"' ? "double" : "single";
            throw new TomlCursor.Malformed(
                    cursor.position, "The string isn't closed on this line. Add a " + mark + " quote.");
        }
    }

    private void character(boolean multiline) {
        if (!multiline || !cursor.skipLineEnd()) {
            cursor.refuseControl("A string");
            cursor.position++;
        }
    }

    /** Reads the next escape sequence, and returns whether it joins lines. */
    private boolean escape(boolean multiline) {
        int backslash = cursor.position++;
        int kind = cursor.peek();
        if (multiline && (kind == ' ' || kind == '\t' || cursor.atLineEnd())) {
            joinLines(backslash);
            return true;
        }
        switch (kind) {
            case 'b' -> simple('\b');
            case 't' -> simple('\t');
            case 'n' -> simple('\n');
            case 'f' -> simple('\f');
            case 'r' -> simple('\r');
            case 'e' -> simple('\u001b');
            case '"' -> simple('"');
            case '\\' -> simple('\\');
            case 'x' -> codePoint(backslash, 2);
            case 'u' -> codePoint(backslash, 4);
            case 'U' -> codePoint(backslash, 8);
            default -> unknown(backslash);
        }
        return false;
    }

    private void unknown(int backslash) {
        if (!cursor.atLineEnd()) { // at a line end, the string isn't closed, which is reported next
            cursor.problem(backslash, "Unknown escape sequence. Write \\\\ for a backslash.");
        }
    }

    private void simple(char character) {
        cursor.position++;
        decoded.append(character);
    }

    /** Skips all whitespace after a backslash at the end of a line. */
    private void joinLines(int backslash) {
        cursor.skipBlanks();
        if (!cursor.atLineEnd()) {
            cursor.problem(backslash, "Only spaces and tabs may follow a backslash at the end of a line.");
        }
        do {
            cursor.skipBlanks();
        } while (cursor.skipLineEnd());
    }

    private void codePoint(int backslash, int digits) {
        cursor.position++;
        int value = 0;
        for (int i = 0; i < digits; i++) {
            int digit = TomlScalars.digit(cursor.peek(), 16);
            if (digit < 0) {
                cursor.problem(backslash, "This escape sequence needs " + digits + " hexadecimal digits.");
                return;
            }
            value = value << 4 | digit;
            cursor.position++;
        }
        if (Character.isValidCodePoint(value) && (value < Character.MIN_SURROGATE || value > Character.MAX_SURROGATE)) {
            decoded.appendCodePoint(value);
        } else {
            cursor.problem(backslash, "This escape sequence isn't a Unicode character.");
        }
    }
}
