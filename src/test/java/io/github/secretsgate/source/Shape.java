package io.github.secretsgate.source;

import java.util.TreeSet;

/** A value as one line, as {@code src/test/wrangler/read.mjs} writes it: keys sorted, # for a number, @ for a date. */
final class Shape {
    /** Of a document that isn't read. */
    static final String REFUSED = "refused";

    private Shape() {}

    static String of(Document document) {
        return document.root() == null ? REFUSED : of(document.root());
    }

    static String of(Node node) {
        StringBuilder shape = new StringBuilder();
        append(node, shape);
        return shape.toString();
    }

    private static void append(Node node, StringBuilder shape) {
        if (node instanceof Node.Mapping mapping) {
            String before = "{";
            for (String key : new TreeSet<>(mapping.byKey().keySet())) {
                shape.append(before).append(quoted(key)).append(':');
                append(mapping.byKey().get(key).value(), shape);
                before = ",";
            }
            shape.append(mapping.byKey().isEmpty() ? "{}" : "}");
        } else if (node instanceof Node.Sequence sequence) {
            String before = "[";
            for (Node item : sequence.items()) {
                shape.append(before);
                append(item, shape);
                before = ",";
            }
            shape.append(sequence.items().isEmpty() ? "[]" : "]");
        } else {
            shape.append(node instanceof Node.Text text ? quoted(text.value()) : other((Node.Other) node));
        }
    }

    private static String other(Node.Other value) {
        return switch (value.type()) {
            case NULL -> "null";
            case TRUE -> "true";
            case FALSE -> "false";
            case NUMBER -> "#";
            case DATE -> "@";
        };
    }

    /** As JavaScript does it. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> quoted.append('\\').append(c);
                case '\b' -> quoted.append("\\b");
                case '\f' -> quoted.append("\\f");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> quoted.append(c < ' ' || isHalf(text, i) ? String.format("\\u%04x", (int) c) : c);
            }
        }
        return quoted.append('"').toString();
    }

    /** Whether this is one of a surrogate pair without the other. */
    private static boolean isHalf(String text, int i) {
        char c = text.charAt(i);
        boolean first = i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1));
        boolean second = i > 0 && Character.isSurrogatePair(text.charAt(i - 1), c);
        return Character.isSurrogate(c) && !first && !second;
    }
}
