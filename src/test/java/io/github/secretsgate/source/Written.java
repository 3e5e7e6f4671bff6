package io.github.secretsgate.source;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.ArrayList;
import java.util.List;

/**
 * A key or a value of a document.
 *
 * @param path its way from the root; a key's ends with a colon
 * @param value what was read; null for a key
 */
record Written(String path, Location location, Node value) {
    /** All keys and values of a document, in its order. */
    static List<Written> in(Document document) {
        List<Written> found = new ArrayList<>();
        collect("", document.root(), found);
        return found;
    }

    private static void collect(String path, Node node, List<Written> found) {
        found.add(new Written(path, node.location(), node));
        if (node instanceof Node.Mapping mapping) {
            for (Node.Member member : mapping.members()) {
                String inner = path + "/" + member.key();
                found.add(new Written(inner + ":", member.keyLocation(), null));
                collect(inner, member.value(), found);
            }
        } else if (node instanceof Node.Sequence sequence) {
            for (Node item : sequence.items()) {
                collect(path + "/" + sequence.items().indexOf(item), item, found);
            }
        }
    }

    String text() {
        return location.file().text().substring(location.start(), location.end());
    }

    /** Whether this is a value with a text of its own, which a table has not if headers, dotted keys or nothing make it. */
    boolean isWhole(Format format) {
        if (value == null || path.isEmpty() || location.start() == location.end()) {
            return false;
        } else if (format == Format.TOML && value instanceof Node.Mapping mapping) {
            return text().startsWith("{")
                    && mapping.members().stream()
                            .allMatch(member -> member.keyLocation().start() > location.start());
        } else if (format == Format.TOML && value instanceof Node.Sequence list) {
            return list.items().isEmpty() || list.items().get(0).location().start() > location.start();
        }
        return true;
    }

    /** What is read if the text of this value, and nothing else, stands where it stands in its line. */
    Node readAlone(Format format) {
        String before = format == Format.TOML ? "x = " : " ".repeat(location.column() - 1);
        Document alone = format.parse(new SourceFile("alone", before + text(), false));
        assertNotNull(alone.root(), () -> this + ": " + alone.problems());
        return format == Format.TOML ? ((Node.Mapping) alone.root()).get("x") : alone.root();
    }

    /** A value without its locations. */
    static Object content(Node node) {
        if (node instanceof Node.Mapping mapping) {
            List<Object> content = new ArrayList<>();
            mapping.members().forEach(member -> content.add(List.of(member.key(), content(member.value()))));
            return content;
        } else if (node instanceof Node.Sequence sequence) {
            return sequence.items().stream().map(Written::content).toList();
        }
        return node instanceof Node.Text text ? text.value() : ((Node.Other) node).type();
    }

    @Override
    public String toString() {
        String written = text().replace("\r", "␍").replace("\n", "␊").replace("\t", "␉");
        return location.line() + ":" + location.column() + "-" + location.endLine() + ":" + location.endColumn() + " "
                + path + " = " + written;
    }
}
