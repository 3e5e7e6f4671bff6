package io.github.secretsgate.source;

import io.github.secretsgate.source.Node.Member;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Reads YAML from snakeyaml's events, which have exact positions and don't resolve anchors. Aliases, tags and merge keys aren't
 * supported. A plain scalar keeps its text as written.
 */
final class YamlReader {
    private static final int MAX_DEPTH = 100;

    /** Reviewers must be able to see the whole line. (Also, snakeyaml's run time is quadratic in the length of a line.) */
    private static final int MAX_LINE = 1_000;

    private static final String INDENTED =
            "YAML: this line is indented, but there is no key above it. If the key above is a comment, remove its \"#\", too.";

    private final SourceFile file;
    private final CodePoints codePoints;
    private final List<Problem> problems = new ArrayList<>();
    private int depth;

    YamlReader(SourceFile file) {
        this.file = file;
        this.codePoints = new CodePoints(file.text());
    }

    Document read() {
        findUnseen();
        if (!problems.isEmpty()) {
            return new Document(file, null, problems);
        }
        StreamReader reader = new StreamReader(file.text());
        try {
            LoaderOptions options = new LoaderOptions();
            options.setCodePointLimit(Integer.MAX_VALUE); // SourceReader limits the bytes
            Node root = root(new ParserImpl(reader, options));
            return new Document(file, root, problems);
        } catch (TooDeep e) {
            return unreadable(e.mark, Format.tooDeep(MAX_DEPTH));
        } catch (MarkedYAMLException e) {
            int start = indentedStart();
            return start >= 0 ? unreadable(start, INDENTED) : unreadable(e.getProblemMark(), sentence(e.getProblem()));
        } catch (ReaderException e) {
            return unreadable(e.getPosition(), "YAML doesn't allow this control character.");
        } catch (YAMLException e) { // one of the few without a position
            return unreadable(
                    reader.getMark(),
                    "YAML: this isn't expected here. Check the brackets and the indentation before it.");
        }
    }

    /** Finds the first content that a reviewer can't see: a line break that editors don't show, or an overlong line. */
    private void findUnseen() {
        String text = file.text();
        int lineStart = 0;
        for (int i = 0; i < text.length() && problems.isEmpty(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                lineStart = i + 1;
            } else if (c == '\r' ? !text.startsWith("\n", i + 1) : c == '\u0085' || c == '\u2028' || c == '\u2029') {
                String hex = Integer.toHexString(c);
                String name = "U+" + "0000".substring(hex.length()) + hex.toUpperCase(Locale.ROOT);
                syntax(i, "The character " + name + " ends a line here, but editors don't show that. Use a line feed.");
            } else if (i - lineStart == MAX_LINE && c != '\r') {
                syntax(
                        lineStart,
                        "This line has more than " + MAX_LINE + " characters. Break it, so that it can be reviewed.");
            }
        }
    }

    /**
     * The offset of the first line that isn't a comment, if it is indented and a later line isn't; -1 otherwise. It means that too few
     * lines were uncommented.
     */
    private int indentedStart() {
        int offset = 0;
        int indented = -1;
        for (String line : file.text().split("\n", -1)) {
            String text = line.strip();
            boolean indents = line.startsWith(" ");
            if (!text.isEmpty() && !text.startsWith("#")) {
                if (indented >= 0 && !indents) {
                    return indented;
                } else if (indented < 0 && !indents) {
                    return -1;
                } else if (indented < 0) {
                    indented = offset + line.indexOf(text);
                }
            }
            offset += line.length() + 1;
        }
        return -1;
    }

    private @Nullable Node root(Parser yaml) {
        yaml.getEvent(); // the stream starts
        if (yaml.checkEvent(Event.ID.StreamEnd)) {
            problems.add(Problem.syntax(file.start(), "The file is empty."));
            return null;
        }
        yaml.getEvent(); // the document starts
        Node root = value(yaml);
        yaml.getEvent(); // the document ends
        if (!yaml.checkEvent(Event.ID.StreamEnd)) {
            problems.add(Problem.unsupported(
                    location(yaml.peekEvent()), "A second YAML document begins here. Only one is allowed."));
        }
        return root;
    }

    private Node value(Parser yaml) {
        Event event = yaml.getEvent();
        refuseReferences(event);
        if (event instanceof CollectionStartEvent start) {
            if (++depth > MAX_DEPTH) {
                throw new TooDeep(event.getStartMark());
            }
            Node collection = start instanceof MappingStartEvent
                    ? mapping(yaml, location(event))
                    : sequence(yaml, location(event));
            depth--;
            return collection;
        }
        return event instanceof ScalarEvent scalar ? scalar(scalar) : new Node.Other(location(event), Node.Type.NULL);
    }

    private Node mapping(Parser yaml, Location start) {
        Map<String, Member> members = new LinkedHashMap<>();
        Location end = start;
        while (!yaml.checkEvent(Event.ID.MappingEnd)) {
            Event event = yaml.peekEvent();
            String key = key(event, value(yaml));
            Member member = new Member(key, location(event), value(yaml));
            Member first = members.put(key, member);
            if (first != null) {
                problems.add(Problem.repeatedKey(member, first));
            }
            end = member.value().location();
        }
        return new Node.Mapping(start.to(blockEnd(yaml, end)), members);
    }

    private Node sequence(Parser yaml, Location start) {
        List<Node> items = new ArrayList<>();
        Location end = start;
        while (!yaml.checkEvent(Event.ID.SequenceEnd)) {
            Node item = value(yaml);
            items.add(item);
            end = item.location();
        }
        return new Node.Sequence(start.to(blockEnd(yaml, end)), items);
    }

    /** The end of a block collection. Without a closing bracket, snakeyaml's end mark is at the next token, lines further down. */
    private Location blockEnd(Parser yaml, Location lastItem) {
        Location end = location(yaml.getEvent());
        return end.start() == end.end() ? lastItem : end;
    }

    private Node scalar(ScalarEvent scalar) {
        String value = scalar.getValue();
        boolean plain = scalar.getScalarStyle() == ScalarStyle.PLAIN;
        if (plain && (value.isEmpty() || value.equals("~") || value.equals("null"))) {
            return new Node.Other(location(scalar), Node.Type.NULL);
        }
        return new Node.Text(location(scalar), value);
    }

    private String key(Event event, Node node) {
        if (event instanceof ScalarEvent scalar) {
            if (scalar.getValue().equals("<<") && scalar.getScalarStyle() == ScalarStyle.PLAIN) {
                problems.add(Problem.unsupported(
                        node.location(), "YAML merge keys aren't supported here. Repeat the keys."));
            }
            String written = written(node);
            if (scalar.getScalarStyle() == ScalarStyle.DOUBLE_QUOTED
                    && written.contains("\\")
                    && !written.equals(YamlText.of(scalar.getValue()))) { // escapes show unprintable characters better
                problems.add(Problem.unsupported(
                        node.location(), "Escape sequences aren't supported in keys. Write the key as it is read."));
            }
            return scalar.getValue();
        }
        if (event instanceof CollectionStartEvent) {
            problems.add(Problem.unsupported(node.location(), "A key must be a string, not " + node.kind() + "."));
        }
        return written(node);
    }

    private String written(Node node) {
        return file.text().substring(node.start(), node.end());
    }

    private void refuseReferences(Event event) {
        if (event instanceof AliasEvent) {
            problems.add(Problem.unsupported(location(event), "YAML aliases aren't supported here. Repeat the value."));
        } else if (event instanceof NodeEvent node && node.getAnchor() != null) {
            problems.add(Problem.unsupported(location(event), "YAML anchors aren't supported here. Repeat the value."));
        }
        String tag = event instanceof ScalarEvent scalar
                ? scalar.getTag()
                : event instanceof CollectionStartEvent collection ? collection.getTag() : null;
        if (tag != null) {
            problems.add(Problem.unsupported(location(event), "YAML tags aren't supported here. Remove the tag."));
        }
    }

    private Location location(Event event) {
        return new Location(file, offset(event.getStartMark()), offset(event.getEndMark()));
    }

    private int offset(Mark mark) {
        return Math.min(codePoints.offset(mark.getIndex()), file.text().length());
    }

    private static String sentence(String problem) {
        if (problem.contains("(TAB)")) {
            return "YAML doesn't allow a tab here. Use spaces.";
        }
        boolean block = problem.contains("<block") || problem.contains("mapping values are not allowed");
        return "YAML: " + problem + "." + (block ? " Check the indentation of this line." : "");
    }

    private Document unreadable(@Nullable Mark mark, String message) {
        return unreadable(mark == null ? 0 : offset(mark), message);
    }

    private Document unreadable(int offset, String message) {
        syntax(offset, message);
        return new Document(file, null, problems);
    }

    private void syntax(int offset, String message) {
        problems.add(Problem.syntax(new Location(file, offset, offset), message));
    }

    private static final class TooDeep extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient Mark mark;

        TooDeep(Mark mark) {
            this.mark = mark;
        }
    }
}
