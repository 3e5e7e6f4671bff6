package io.github.secretsgate.source;

/** Finds where keys and values end in a TOML text that has already been parsed without errors. */
final class TomlText {
    private final String text;

    TomlText(String text) {
        this.text = text;
    }

    /** Whether a table's header, {@code [a]} or {@code [[a]]}, begins here, where a key is known to be. */
    boolean isHeader(int start) {
        return at(start) == '[';
    }

    boolean isInlineTable(int start) {
        return at(start) == '{';
    }

    /** The end of a key, dotted or not, or of a table's header. */
    int keyEnd(int start) {
        boolean header = isHeader(start);
        int end = start;
        int i = start;
        while (i < text.length() && at(i) != '\n' && (header || at(i) != '=')) {
            boolean quoted = at(i) == '"' || at(i) == '\'';
            i = quoted ? scalarEnd(i) : i + 1;
            if (!isBlank(at(i - 1))) {
                end = i;
            }
            if (header && at(i - 1) == ']' && !quoted && at(i) != ']') {
                return end;
            }
        }
        return end;
    }

    /** The start of the value behind a key. */
    int valueStart(int key) {
        int i = keyEnd(key);
        while (isBlank(at(i)) || at(i) == '=') {
            i++;
        }
        return i;
    }

    /** The end of a string, number, boolean or date. */
    int scalarEnd(int start) {
        char quote = at(start);
        if (quote != '"' && quote != '\'') {
            return bareEnd(start);
        }
        String triple = String.valueOf(quote).repeat(3);
        boolean multiline = text.startsWith(triple, start);
        int i = start + (multiline ? 3 : 1);
        while (i < text.length()) {
            if (at(i) == '\\' && quote == '"') {
                i += 2;
            } else if (multiline && text.startsWith(triple, i)) {
                return endOfQuotes(i, quote);
            } else if (!multiline && at(i) == quote) {
                return i + 1;
            } else {
                i++;
            }
        }
        return text.length();
    }

    /** The end of an array or inline table whose last item ends here: behind its bracket. */
    int closingEnd(int lastItemEnd) {
        int i = lastItemEnd;
        while (i < text.length() && at(i) != ']' && at(i) != '}') {
            i = at(i) == '#' ? lineEnd(i) : i + 1;
        }
        return Math.min(i + 1, text.length());
    }

    private int bareEnd(int start) {
        int i = start;
        while (i < text.length() && " \t\r\n,]}#".indexOf(at(i)) < 0) {
            i++;
        }
        return i;
    }

    /** A multi-line string may end with up to two quotes of its own before the three that close it. */
    private int endOfQuotes(int start, char quote) {
        int i = start;
        while (at(i) == quote && i < start + 5) {
            i++;
        }
        return i;
    }

    private int lineEnd(int start) {
        int end = text.indexOf('\n', start);
        return end < 0 ? text.length() : end;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private char at(int i) {
        return i < text.length() ? text.charAt(i) : '\0';
    }
}
