package io.github.secretsgate.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.github.secretsgate.source.Node.Member;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON with comments and trailing commas, with Jackson's streaming parser. The last of repeated keys wins, with a problem for each. */
final class JsonReader {
    private final SourceFile file;
    private final List<Problem> problems = new ArrayList<>();

    JsonReader(SourceFile file) {
        this.file = file;
    }

    Document read() {
        // From a String: for bytes, Jackson's offsets would count bytes.
        try (JsonParser json = factory().createParser(file.text())) {
            return new Document(file, root(json), problems);
        } catch (StreamConstraintsException e) {
            return unreadable(e, Format.TOO_DEEP);
        } catch (JsonProcessingException e) {
            return unreadable(e, sentence(e.getOriginalMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Node root(JsonParser json) throws IOException {
        if (json.nextToken() == null) {
            throw new JsonParseException(json, "The file is empty; a JSON object is expected");
        }
        Node root = value(json);
        if (json.nextToken() != null) {
            throw new JsonParseException(
                    json, "There is more text behind the end of the JSON value", json.currentTokenLocation());
        }
        return root;
    }

    private Node value(JsonParser json) throws IOException {
        int start = offset(json);
        return switch (json.currentToken()) {
            case START_OBJECT -> object(json, start);
            case START_ARRAY -> array(json, start);
            case VALUE_STRING -> new Node.Text(new Place(file, start, stringEnd(start)), json.getText());
            case VALUE_TRUE -> other(json, start, Node.Type.TRUE);
            case VALUE_FALSE -> other(json, start, Node.Type.FALSE);
            case VALUE_NULL -> other(json, start, Node.Type.NULL);
            default -> other(json, start, Node.Type.NUMBER);
        };
    }

    private Node object(JsonParser json, int start) throws IOException {
        Map<String, Member> members = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            int keyStart = offset(json);
            String key = json.currentName();
            json.nextToken();
            Member member = new Member(key, new Place(file, keyStart, stringEnd(keyStart)), value(json));
            Member first = members.put(key, member);
            if (first != null) {
                problems.add(Problem.repeatedKey(member, first));
            }
        }
        return new Node.Mapping(new Place(file, start, offset(json) + 1), members);
    }

    private Node array(JsonParser json, int start) throws IOException {
        List<Node> items = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(json));
        }
        return new Node.Sequence(new Place(file, start, offset(json) + 1), items);
    }

    private Node other(JsonParser json, int start, Node.Type type) throws IOException {
        return new Node.Other(new Place(file, start, start + json.getTextLength()), type);
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

    private Document unreadable(JsonProcessingException e, String message) {
        int offset = (int) Math.max(
                0, Math.min(e.getLocation().getCharOffset(), file.text().length()));
        return new Document(file, null, List.of(Problem.syntax(new Place(file, offset, offset), message)));
    }

    /** Jackson repeats the token that it does not know, which may be a secret that lacks its quotes, and speaks of its own settings. */
    private static String sentence(String message) {
        String plain = message.replaceFirst("^Unrecognized token '[^']*'", "Unrecognized token")
                .replaceFirst(": enable `.*", "")
                .replaceFirst("\\[Source: .*; line: (\\d+), column: (\\d+)]", "line $1, column $2");
        return plain.endsWith(".") ? plain : plain + ".";
    }

    private static JsonFactory factory() {
        return new JsonFactoryBuilder()
                .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
                .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(Format.MAX_DEPTH)
                        .maxNameLength(Integer.MAX_VALUE)
                        .maxNumberLength(Integer.MAX_VALUE)
                        .build())
                .build();
    }
}
