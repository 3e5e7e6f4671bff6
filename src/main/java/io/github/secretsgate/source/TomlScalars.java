package io.github.secretsgate.source;

/** Reads TOML's booleans, numbers, dates and times. */
final class TomlScalars {
    /** JavaScript's largest safe integer: smol-toml refuses larger ones. */
    private static final long MAX_INTEGER = (1L << 53) - 1;

    private static final String NO_VALUE = "Expected a value. Put quotes around it if it's a string.";
    private static final String NO_DATE = "Expected a date such as 2026-12-31, or a time such as 23:59:59, or both.";

    private final TomlCursor cursor;

    TomlScalars(TomlCursor cursor) {
        this.cursor = cursor;
    }

    /** Reads the next value. */
    Node read() {
        int start = cursor.position;
        if (isEnd(cursor.peek())) {
            throw cursor.expected("a value");
        }
        Node.Type type = type();
        if (!isEnd(cursor.peek())) {
            throw malformed(start, type == Node.Type.DATE ? NO_DATE : NO_VALUE);
        }
        return new Node.Other(cursor.file, start, cursor.position, type);
    }

    private Node.Type type() {
        int start = cursor.position;
        if (areDigits(start, 4) && cursor.at(start + 4) == '-') {
            date();
            return Node.Type.DATE;
        } else if (areDigits(start, 2) && cursor.at(start + 2) == ':') {
            time();
            return Node.Type.DATE;
        } else if (skipWord("true")) {
            return Node.Type.TRUE;
        } else if (skipWord("false")) {
            return Node.Type.FALSE;
        }
        number();
        return Node.Type.NUMBER;
    }

    private void number() {
        int start = cursor.position;
        boolean signed = cursor.skip('+') || cursor.skip('-');
        if (skipWord("inf") || skipWord("nan")) {
            return;
        }
        int radix = signed || cursor.peek() != '0' ? 10 : radix(cursor.at(start + 1));
        cursor.position += radix == 10 ? 0 : 2;
        int first = cursor.position;
        skipDigits(radix);
        if (radix == 10 && cursor.at(first) == '0' && cursor.position > first + 1) {
            throw malformed(start, "A number can't have leading zeros.");
        }
        boolean safe = isSafe(first, radix);
        boolean integer = radix != 10 || !skipFractionOrExponent();
        if (integer && !safe) {
            throw malformed(start, "wrangler can't read integers beyond ±" + MAX_INTEGER + ".");
        }
    }

    private static int radix(int letter) {
        return switch (letter) {
            case 'x' -> 16;
            case 'o' -> 8;
            case 'b' -> 2;
            default -> 10;
        };
    }

    /** Skips one or more digits, with single underscores between them. */
    private void skipDigits(int radix) {
        if (digit(cursor.peek(), radix) < 0) {
            throw malformed(cursor.position, NO_VALUE);
        }
        while (digit(cursor.peek(), radix) >= 0
                || (cursor.peek() == '_' && digit(cursor.at(cursor.position + 1), radix) >= 0)) {
            cursor.position++;
        }
    }

    private boolean isSafe(int first, int radix) {
        long value = 0;
        for (int i = first; i < cursor.position && value <= MAX_INTEGER; i++) {
            value = cursor.at(i) == '_' ? value : value * radix + digit(cursor.at(i), radix);
        }
        return value <= MAX_INTEGER;
    }

    /** Skips a fraction and an exponent, and returns whether there was either. */
    private boolean skipFractionOrExponent() {
        int start = cursor.position;
        if (cursor.skip('.')) {
            skipDigits(10);
        }
        if (cursor.skip('e') || cursor.skip('E')) {
            cursor.position += cursor.peek() == '+' || cursor.peek() == '-' ? 1 : 0;
            skipDigits(10);
        }
        return cursor.position > start;
    }

    private void date() {
        cursor.position += 4;
        expect('-');
        field("month", 1, 12);
        expect('-');
        field("day", 1, 31); // in every month: smol-toml reads February 30 as March 2
        boolean blank = cursor.peek() == ' ' && areDigits(cursor.position + 1, 1);
        if (blank || cursor.peek() == 'T' || cursor.peek() == 't') {
            cursor.position++;
            time();
            offset();
        }
    }

    private void time() {
        field("hour", 0, 23);
        expect(':');
        field("minute", 0, 59);
        if (cursor.skip(':')) {
            field("second", 0, 59);
            if (cursor.skip('.')) {
                do {
                    digits(1);
                } while (areDigits(cursor.position, 1));
            }
        }
    }

    private void offset() {
        if (cursor.skip('+') || cursor.skip('-')) {
            field("hour", 0, 23);
            expect(':');
            field("minute", 0, 59);
        } else if (!cursor.skip('Z')) {
            cursor.skip('z');
        }
    }

    /** Skips two digits. */
    private void field(String name, int least, int most) {
        int start = cursor.position;
        digits(2);
        int value = 10 * digit(cursor.at(start), 10) + digit(cursor.at(start + 1), 10);
        if (value < least || value > most) {
            throw malformed(start, "The " + name + " must be between " + least + " and " + most + ".");
        }
    }

    private void digits(int count) {
        if (!areDigits(cursor.position, count)) {
            throw malformed(cursor.position, NO_DATE);
        }
        cursor.position += count;
    }

    private void expect(char separator) {
        if (!cursor.skip(separator)) {
            throw malformed(cursor.position, NO_DATE);
        }
    }

    private boolean areDigits(int start, int count) {
        for (int i = start; i < start + count; i++) {
            if (digit(cursor.at(i), 10) < 0) {
                return false;
            }
        }
        return true;
    }

    private boolean skipWord(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (cursor.at(cursor.position + i) != word.charAt(i)) {
                return false;
            }
        }
        cursor.position += word.length();
        return true;
    }

    /** Returns whether this character ends a value. */
    private static boolean isEnd(int c) {
        return switch (c) {
            case ' ', '\t', '\r', '\n', ',', ']', '}', '#', TomlCursor.END -> true;
            default -> false;
        };
    }

    /** The value of an ASCII digit; -1 if the character isn't one. */
    static int digit(int c, int radix) {
        return c <= 'f' ? Character.digit(c, radix) : -1;
    }

    private static TomlCursor.Malformed malformed(int offset, String message) {
        return new TomlCursor.Malformed(offset, message);
    }
}
