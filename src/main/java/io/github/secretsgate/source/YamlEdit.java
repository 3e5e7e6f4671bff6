package io.github.secretsgate.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change of one value in a YAML file. Everything else in the file stays as it is written: comments, layout, quotes.
 *
 * @param value the value to change
 * @param start the offset from which the text is replaced
 * @param end the offset up to which the text is replaced
 * @param text the new value, in YAML
 */
public record YamlEdit(Node value, int start, int end, String text) {
    /** Replaces an item of a list; null if a comment would be lost. */
    public static @Nullable YamlEdit item(Node value, String text) {
        boolean comment = written(value).contains("#");
        return comment ? null : new YamlEdit(value, value.start(), value.end(), text);
    }

    /** Replaces the value of a key, or gives it one; null if there is no such key, or if a comment would be lost. */
    public static @Nullable YamlEdit value(Node.@Nullable Member key, String text) {
        if (key == null || key.value().start() != key.value().end()) {
            return key == null ? null : item(key.value(), text);
        }
        String file = key.value().file().text();
        int colon = key.end();
        while (file.startsWith(" ", colon)) {
            colon++;
        }
        boolean found = file.startsWith(":", colon);
        return found ? new YamlEdit(key.value(), colon + 1, colon + 1, " " + text) : null;
    }

    /** Replaces the value of a key by a list, between brackets unless the value is a list with a line for each item. */
    public static @Nullable YamlEdit list(Node.@Nullable Member key, List<String> items) {
        String before = key == null ? "" : written(key.value());
        if (key == null || !before.startsWith("-") || items.isEmpty()) {
            return value(key, "[" + String.join(", ", items) + "]");
        }
        String lineBreak = before.contains("\r\n") ? "\r\n" : "\n";
        String indent = " ".repeat(key.value().location().column() - 1);
        return value(key, "- " + String.join(lineBreak + indent + "- ", items));
    }

    /**
     * The text of a file after these edits, which don't overlap.
     *
     * @param mark the comment of each line that changes, unless it has one that contains the first word of the mark
     * @return null if anything else would change, because of an unusual layout
     */
    public static @Nullable String apply(Document document, List<YamlEdit> edits, String mark) {
        List<YamlEdit> ordered = new ArrayList<>(edits);
        ordered.sort(Comparator.comparingInt(YamlEdit::start));
        SourceFile file = document.file();
        StringBuilder edited = new StringBuilder();
        int done = 0;
        for (int i = 0; i < ordered.size(); i++) {
            YamlEdit edit = ordered.get(i);
            edited.append(file.text(), done, edit.start).append(edit.text);
            done = edit.end;
            int lineEnd = file.lineEnd(file.lineOf(done));
            if (i + 1 == ordered.size() || ordered.get(i + 1).start > lineEnd) {
                String rest = file.text().substring(done, lineEnd);
                edited.append(rest).append(marked(rest, mark) ? "" : "  # " + mark);
                done = lineEnd;
            }
        }
        String text = edited.append(file.text(), done, file.text().length()).toString();
        return changesOnly(ordered, document, text) ? text : null;
    }

    private static boolean marked(String rest, String mark) {
        return rest.contains("# " + mark.substring(0, mark.indexOf(' ')));
    }

    private static boolean changesOnly(List<YamlEdit> edits, Document before, String text) {
        Document after = SourceReader.readText(before.file().name(), text, Format.YAML);
        IdentityHashMap<Node, String> replaced = new IdentityHashMap<>();
        edits.forEach(edit -> replaced.put(edit.value, edit.text.strip()));
        return before.root() != null
                && after.root() != null
                && after.problems().isEmpty()
                && same(before.root(), after.root(), replaced);
    }

    /** Returns whether two trees differ in nothing but the replaced values. */
    private static boolean same(Node before, Node after, IdentityHashMap<Node, String> replaced) {
        String expected = replaced.get(before);
        if (expected != null) {
            return written(after).equals(expected);
        } else if (before instanceof Node.Mapping old) {
            return after instanceof Node.Mapping now
                    && List.copyOf(old.byKey().keySet())
                            .equals(List.copyOf(now.byKey().keySet()))
                    && same(values(old), values(now), replaced);
        } else if (before instanceof Node.Sequence old) {
            return after instanceof Node.Sequence now && same(old.items(), now.items(), replaced);
        }
        return before.getClass() == after.getClass() && written(before).equals(written(after));
    }

    private static boolean same(List<Node> before, List<Node> after, IdentityHashMap<Node, String> replaced) {
        boolean same = before.size() == after.size();
        Iterator<Node> others = after.iterator();
        for (Node node : before) {
            same = same && same(node, others.next(), replaced);
        }
        return same;
    }

    private static List<Node> values(Node.Mapping mapping) {
        return mapping.members().stream().map(Node.Member::value).toList();
    }

    private static String written(Node node) {
        return node.file().text().substring(node.start(), node.end());
    }
}
