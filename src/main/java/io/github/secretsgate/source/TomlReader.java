package io.github.secretsgate.source;

import io.github.secretsgate.source.Node.Member;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseOptions;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;
import org.tomlj.TomlVersion;

/**
 * TOML 1.1 with tomlj, which says where a key or an element begins; {@link TomlText} finds where it ends.
 *
 * <p>Stricter than smol-toml, wrangler's reader, in three things: a date that does not exist, such as February 30, a number beyond
 * the range of a double, and values nested more than {@value #MAX_DEPTH} levels deep are errors.
 */
final class TomlReader {
    /** What tomlj can parse without a stack larger than a thread has by default. */
    private static final int MAX_DEPTH = 128;

    /** JavaScript's safe integers: smol-toml refuses others. */
    private static final long MAX_INTEGER = (1L << 53) - 1;

    private final SourceFile file;
    private final TomlText text;
    private final CodePoints codePoints;
    private final List<Problem> problems = new ArrayList<>();

    TomlReader(SourceFile file) {
        this.file = file;
        this.text = new TomlText(file.text());
        this.codePoints = new CodePoints(file.text());
    }

    Document read() {
        // smol-toml skips one more byte order mark behind the first
        String toml = file.text().startsWith("\uFEFF") ? " " + file.text().substring(1) : file.text();
        TomlParseResult result;
        try {
            result = parse(toml);
        } catch (RuntimeException e) {
            return untold(toml);
        }
        result.errors()
                .forEach(error -> problem(offset(error.position()), sentence(String.valueOf(error.getMessage()))));
        Node root = problems.isEmpty() ? new Node.Mapping(file.start(), members(result)) : null;
        problems.sort(Comparator.comparing(Problem::location));
        return new Document(file, problems.isEmpty() ? root : null, problems);
    }

    private static TomlParseResult parse(String toml) {
        return Toml.parse(
                toml,
                TomlParseOptions.defaults()
                        .withVersion(TomlVersion.V1_1_0)
                        .withMaxNestingDepth(MAX_DEPTH)
                        .withoutSource());
    }

    /** For some mistakes tomlj has no message but an exception: it comes with one of the lines, which is looked for by halves. */
    private Document untold(String toml) {
        int fine = 0;
        int broken = file.lines();
        while (broken - fine > 1) {
            int middle = (fine + broken) >>> 1;
            try {
                parse(toml.substring(0, file.lineStart(middle + 1)));
                fine = middle;
            } catch (RuntimeException e) {
                broken = middle;
            }
        }
        problem(file.lineStart(broken), "This line, or the value that it belongs to, is not TOML.");
        return new Document(file, null, problems);
    }

    private Map<String, Member> members(TomlTable table) {
        Map<String, Member> members = new LinkedHashMap<>();
        for (Map.Entry<String, Object> entry : table.entrySet()) {
            String key = entry.getKey();
            int start = offset(table.inputPositionOf(List.of(key)));
            Location location = new Location(file, start, text.keyEnd(start));
            int valueStart = text.isHeader(start) ? start : text.valueStart(start);
            members.put(key, new Member(key, location, value(entry.getValue(), valueStart)));
        }
        return members;
    }

    private Node value(Object value, int start) {
        if (value instanceof TomlTable table) {
            return table(table, start);
        } else if (value instanceof TomlArray array) {
            return array(array, start);
        }
        Location location = new Location(file, start, text.scalarEnd(start));
        if (value instanceof String string) {
            boolean lines = string.indexOf('\n') >= 0;
            return new Node.Text(
                    location, lines ? TomlLineEnds.kept(file.text().substring(start, location.end()), string) : string);
        } else if (value instanceof Boolean bool) {
            return new Node.Other(location, bool ? Node.Type.TRUE : Node.Type.FALSE);
        } else if (value instanceof Number number) {
            refuseUnsafeInteger(number, start);
            return new Node.Other(location, Node.Type.NUMBER);
        }
        return new Node.Other(location, Node.Type.DATE);
    }

    private Node table(TomlTable table, int start) {
        Map<String, Member> members = members(table);
        boolean dotted = members.values().stream().anyMatch(member -> isBefore(member, start));
        boolean inline = !dotted && text.isInlineTable(start);
        int end = dotted ? start : inline ? start + 1 : text.keyEnd(start);
        for (Member member : members.values()) {
            if (!text.isHeader(member.keyLocation().start())) {
                end = Math.max(end, member.value().location().end());
            }
        }
        return new Node.Mapping(new Location(file, start, inline ? text.closingEnd(end) : end), members);
    }

    /** A table that only dotted keys make has no text of its own: it begins at its first value, behind the key. */
    private boolean isBefore(Member member, int table) {
        int key = member.keyLocation().start();
        return key < table && !text.isHeader(key);
    }

    private Node array(TomlArray array, int start) {
        List<Node> items = new ArrayList<>(array.size());
        int end = start + 1;
        for (int i = 0; i < array.size(); i++) {
            Node item = value(array.get(i), offset(array.inputPositionOf(i)));
            items.add(item);
            end = Math.max(end, item.location().end());
        }
        boolean ofTables = !items.isEmpty() && items.get(0).location().start() == start;
        return new Node.Sequence(
                new Location(file, start, ofTables ? text.keyEnd(start) : text.closingEnd(end)), items);
    }

    private void refuseUnsafeInteger(Number number, int start) {
        if (number instanceof Long integer && (integer > MAX_INTEGER || integer < -MAX_INTEGER)) {
            problem(start, "Integers beyond ±9007199254740991 are not read by wrangler.");
        }
    }

    /** tomlj repeats the text that it does not expect; it may be a secret that lacks its quotes. */
    private static String sentence(String message) {
        if (message.startsWith("Nesting is too deep")) {
            return Format.tooDeep(MAX_DEPTH);
        }
        return message.replaceFirst("^Unexpected '[^\\\\']*[\\p{L}\\p{N}_][^']*'", "Unexpected text")
                        .replaceFirst(
                                "^(.*) previously defined at line (\\d+), column \\d+$",
                                "The key $1 is given twice; the first is at line $2")
                + ".";
    }

    private void problem(int offset, String message) {
        problems.add(Problem.syntax(new Location(file, offset, offset), message));
    }

    private int offset(TomlPosition position) {
        int line = Math.min(position.line(), file.lines());
        int start = codePoints.index(file.lineStart(line));
        return Math.min(
                codePoints.offset(start + position.column() - 1), file.text().length());
    }
}
