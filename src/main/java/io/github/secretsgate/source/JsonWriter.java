package io.github.secretsgate.source;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes indented JSON, value by value, with line feeds on every system: the same run writes the same bytes.
 *
 * <p>Invisible characters, control characters and commands to CI servers are escaped, so that they can't act where the file or its
 * diff is shown. Unpaired surrogates are escaped too, because UTF-8 can't encode them.
 */
public final class JsonWriter {
    private static final int NONE = Integer.MAX_VALUE;

    private final Appendable out;
    private int depth;
    private int lineDepth = NONE; // from this depth on, everything stays on one line
    private boolean first = true; // whether the innermost object or array has no value yet
    private boolean named; // whether the name of the next value has been written

    public JsonWriter(Appendable out) {
        this.out = out;
    }

    public JsonWriter beginObject() throws IOException {
        return begin('{');
    }

    public JsonWriter beginObject(String name) throws IOException {
        return name(name).begin('{');
    }

    /** Begins an object that is written on one line, with everything in it. */
    public JsonWriter beginObjectLine() throws IOException {
        beginObject();
        lineDepth = depth;
        return this;
    }

    public JsonWriter endObject() throws IOException {
        return end('}');
    }

    public JsonWriter beginArray() throws IOException {
        return begin('[');
    }

    public JsonWriter beginArray(String name) throws IOException {
        return name(name).begin('[');
    }

    public JsonWriter endArray() throws IOException {
        return end(']');
    }

    public JsonWriter field(String name, @Nullable String value) throws IOException {
        return name(name).value(value);
    }

    public JsonWriter field(String name, int value) throws IOException {
        return name(name).literal(Integer.toString(value));
    }

    public JsonWriter field(String name, boolean value) throws IOException {
        return name(name).literal(Boolean.toString(value));
    }

    /** Writes a string, or null. */
    public JsonWriter value(@Nullable String value) throws IOException {
        if (value == null) {
            return literal("null");
        }
        separate(false);
        quote(value);
        return this;
    }

    /** Writes a tree of maps, lists, strings, numbers and booleans. */
    public JsonWriter tree(@Nullable Object tree) throws IOException {
        if (tree instanceof Map<?, ?> object) {
            beginObject();
            for (Map.Entry<?, ?> field : object.entrySet()) {
                name(String.valueOf(field.getKey())).tree(field.getValue());
            }
            return endObject();
        }
        if (tree instanceof Iterable<?> list) {
            beginArray();
            for (Object item : list) {
                tree(item);
            }
            return endArray();
        }
        return tree == null || tree instanceof Number || tree instanceof Boolean
                ? literal(String.valueOf(tree))
                : value(tree.toString());
    }

    private JsonWriter name(String name) throws IOException {
        separate(lineDepth != NONE);
        quote(name);
        out.append(": ");
        named = true;
        return this;
    }

    private JsonWriter literal(String literal) throws IOException {
        separate(false);
        out.append(literal);
        return this;
    }

    private JsonWriter begin(char bracket) throws IOException {
        separate(false);
        out.append(bracket);
        depth++;
        first = true;
        return this;
    }

    private JsonWriter end(char bracket) throws IOException {
        depth--;
        if (lineDepth == NONE) {
            newLine(first);
        } else if (bracket == '}') {
            out.append(' ');
        }
        if (depth < lineDepth) {
            lineDepth = NONE;
        }
        first = false;
        out.append(bracket);
        return this;
    }

    /** Separates a value from the one before it. After a name there is nothing to separate. */
    private void separate(boolean spaced) throws IOException {
        if (!named && depth > 0) {
            if (!first) {
                out.append(',');
            }
            if (lineDepth == NONE) {
                newLine(false);
            } else if (!first || spaced) {
                out.append(' ');
            }
        }
        named = false;
        first = false;
    }

    /** An empty object or array stays on its line: {@code [ ]}. */
    private void newLine(boolean empty) throws IOException {
        if (empty) {
            out.append(' ');
            return;
        }
        out.append('\n');
        for (int i = 0; i < depth; i++) {
            out.append("  ");
        }
    }

    private void quote(String text) throws IOException {
        out.append('"');
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            if (!isPlain(text, i)) {
                out.append(text, from, i).append(escape(text.charAt(i)));
                from = i + 1;
            }
        }
        out.append(text, from, text.length()).append('"');
    }

    private static String escape(char c) {
        return switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\t' -> "\\t";
            default -> String.format(Locale.ROOT, "\\u%04x", (int) c);
        };
    }

    private static boolean isPlain(String text, int index) {
        char c = text.charAt(index);
        if (c >= ' ' && c <= '~') {
            boolean commands = c == '#' && index > 0 && text.charAt(index - 1) == '#'; // ##[…], ##vso[…], ##teamcity[…]
            return c != '"' && c != '\\' && !commands;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SURROGATE -> isPaired(text, index);
            default -> true;
        };
    }

    /** Returns whether a surrogate is part of a pair that encodes a visible character. */
    private static boolean isPaired(String text, int index) {
        int start = Character.isLowSurrogate(text.charAt(index)) ? index - 1 : index;
        if (start < 0
                || start + 1 >= text.length()
                || !Character.isSurrogatePair(text.charAt(start), text.charAt(start + 1))) {
            return false;
        }
        int type = Character.getType(text.codePointAt(start));
        return type != Character.FORMAT && type != Character.UNASSIGNED;
    }
}
