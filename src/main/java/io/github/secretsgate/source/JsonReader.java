package io.github.secretsgate.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.github.secretsgate.source.Node.Member;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads JSON with Jackson's streaming parser. The last of repeated keys wins, and each repetition is a problem. */
final class JsonReader {
    private static final int MAX_DEPTH = 1_000;

    private final SourceFile file;
    private final boolean lenient;
    private final List<Problem> problems = new ArrayList<>();

    /** @param lenient whether comments and trailing commas are allowed, and {@code __proto__} is reported */
    JsonReader(SourceFile file, boolean lenient) {
        this.file = file;
        this.lenient = lenient;
    }

    Document read() {
        // From a String: for bytes, Jackson's offsets would count bytes.
        try (JsonParser json = factory().createParser(file.text())) {
            return read(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Document read(JsonParser json) throws IOException {
        try {
            return new Document(file, root(json), problems);
        } catch (StreamConstraintsException e) {
            return unreadable(json.currentLocation(), Format.tooDeep(MAX_DEPTH));
        } catch (JsonProcessingException e) {
            return unreadable(e.getLocation(), JsonMessages.reworded(e.getOriginalMessage()));
        }
    }

    private Node root(JsonParser json) throws IOException {
        if (json.nextToken() == null) {
            throw new JsonParseException(json, "The file is empty. Expected a JSON object");
        }
        Node root = value(json);
        if (json.nextToken() != null) {
            throw new JsonParseException(
                    json, "There is more text after the end of the JSON value", json.currentTokenLocation());
        }
        return root;
    }

    /** An object or array whose end hasn't been read. */
    private record Open(boolean isObject, int start, Map<String, Member> members, List<Node> items) {
        static Open object(int start) {
            return new Open(true, start, new LinkedHashMap<>(), List.of());
        }

        static Open array(int start) {
            return new Open(false, start, Map.of(), new ArrayList<>());
        }
    }

    /** Reads without recursion, so that deep nesting can't exhaust the stack. */
    private Node value(JsonParser json) throws IOException {
        Deque<Open> open = new ArrayDeque<>();
        Deque<Location> keys = new ArrayDeque<>();
        while (true) {
            int start = offset(json);
            Node value = null;
            switch (json.currentToken()) {
                case START_OBJECT -> open.push(Open.object(start));
                case START_ARRAY -> open.push(Open.array(start));
                case FIELD_NAME -> keys.push(new Location(file, start, stringEnd(start)));
                case END_OBJECT, END_ARRAY -> value = closed(open.pop(), start + 1);
                default -> value = scalar(json, start);
            }
            Open parent = open.peek();
            if (value != null && parent == null) {
                return value;
            } else if (value != null && parent.isObject()) {
                add(parent.members(), new Member(json.currentName(), keys.pop(), value));
            } else if (value != null) {
                parent.items().add(value);
            }
            json.nextToken();
        }
    }

    private Node closed(Open open, int end) {
        Location location = new Location(file, open.start(), end);
        return open.isObject() ? new Node.Mapping(location, open.members()) : new Node.Sequence(location, open.items());
    }

    private void add(Map<String, Member> members, Member member) {
        Member first = members.put(member.key(), member);
        if (first != null) {
            problems.add(Problem.repeatedKey(member, first));
        } else if (lenient && member.key().equals("__proto__")) {
            problems.add(Problem.unsupported(
                    member.keyLocation(),
                    "The key \"__proto__\" isn't supported: it changes what JavaScript reads here."));
        }
    }

    private Node scalar(JsonParser json, int start) throws IOException {
        return switch (json.currentToken()) {
            case VALUE_STRING -> new Node.Text(new Location(file, start, stringEnd(start)), json.getText());
            case VALUE_TRUE -> other(json, start, Node.Type.TRUE);
            case VALUE_FALSE -> other(json, start, Node.Type.FALSE);
            case VALUE_NULL -> other(json, start, Node.Type.NULL);
            default -> other(json, start, Node.Type.NUMBER);
        };
    }

    private Node other(JsonParser json, int start, Node.Type type) throws IOException {
        return new Node.Other(new Location(file, start, start + json.getTextLength()), type);
    }

    private static int offset(JsonParser json) {
        return (int) json.currentTokenLocation().getCharOffset();
    }

    private int stringEnd(int start) {
        String text = file.text();
        int i = start + 1;
        while (i < text.length() && text.charAt(i) != '"') {
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        return Math.min(i + 1, text.length());
    }

    private Document unreadable(JsonLocation where, String message) {
        int offset =
                (int) Math.max(0, Math.min(where.getCharOffset(), file.text().length()));
        return new Document(file, null, List.of(Problem.syntax(new Location(file, offset, offset), message)));
    }

    private JsonFactory factory() {
        return new JsonFactoryBuilder()
                .configure(JsonReadFeature.ALLOW_JAVA_COMMENTS, lenient)
                .configure(JsonReadFeature.ALLOW_TRAILING_COMMA, lenient)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxNameLength(Integer.MAX_VALUE)
                        .maxNumberLength(Integer.MAX_VALUE)
                        .build())
                .build();
    }
}
