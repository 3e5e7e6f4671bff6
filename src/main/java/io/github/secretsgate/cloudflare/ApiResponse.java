package io.github.secretsgate.cloudflare;

import io.github.secretsgate.cloudflare.ApiError.Kind;
import io.github.secretsgate.source.Document;
import io.github.secretsgate.source.Format;
import io.github.secretsgate.source.Location;
import io.github.secretsgate.source.Node;
import io.github.secretsgate.source.Node.Mapping;
import io.github.secretsgate.source.Node.Sequence;
import io.github.secretsgate.source.Node.Text;
import io.github.secretsgate.source.SourceReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Cloudflare's response envelope, with typed access to its fields.
 *
 * @param where the request
 */
record ApiResponse(Mapping envelope, String where) {
    /** The response in a document, if the request succeeded. */
    static ApiResponse of(Document document) throws ApiException {
        String where = document.file().name();
        if (document.root() == null) {
            throw new ApiException(Kind.NOT_JSON, where, "");
        } else if (!(document.root() instanceof Mapping envelope)) {
            throw new ApiException(
                    Kind.NOT_UNDERSTOOD, where, "it is " + document.root().kind());
        } else if (!(envelope.get("success") instanceof Node.Other success) || success.type() != Node.Type.TRUE) {
            throw new ApiException(Kind.FAILED, where, errors(envelope));
        } else if (!errors(envelope).isEmpty()) {
            throw new ApiException(Kind.FAILED, where, errors(envelope));
        } else if (!document.problems().isEmpty()) {
            throw new ApiException(Kind.NOT_UNDERSTOOD, where, "a key is given twice");
        } else {
            return new ApiResponse(envelope, where);
        }
    }

    /** Reads a body as strict UTF-8: otherwise one name could silently become another. */
    static Document read(byte[] body, String where, ApiToken token) throws ApiException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            return SourceReader.readText(where, token.removedFrom(text), Format.JSON);
        } catch (CharacterCodingException e) {
            throw new ApiException(Kind.NOT_JSON, where, "it isn't UTF-8");
        }
    }

    /** The codes and messages in {@code errors}; empty if there are none. */
    static String errors(@Nullable Node root) {
        StringJoiner said = new StringJoiner("; ");
        if (root instanceof Mapping envelope && envelope.get("errors") instanceof Sequence errors) {
            for (Node item : errors.items()) {
                if (item instanceof Mapping error && error.get("message") instanceof Text message) {
                    String code = error.get("code") == null ? "" : " [code: " + written(error.get("code")) + "]";
                    said.add(message.value()
                                    .substring(0, Math.min(300, message.value().length()))
                            + code);
                }
            }
        }
        return said.toString().replaceAll("\\p{Cntrl}", "?");
    }

    /** The result, which must be an object. */
    Mapping result() throws ApiException {
        return mapping(envelope.get("result"), "result");
    }

    /** The result, which must be a list. A missing list is an error, not an empty list. */
    List<Node> items() throws ApiException {
        if (envelope.get("result") instanceof Sequence list) {
            return list.items();
        }
        throw notUnderstood("result", envelope.get("result"));
    }

    /** A number in {@code result_info}; 0 if it is missing. */
    long info(String key) throws ApiException {
        Node number = envelope.get("result_info") instanceof Mapping info ? info.get(key) : null;
        if (absent(number)) {
            return 0;
        } else if (number instanceof Node.Other && written(number).matches("[0-9]{1,9}")) {
            return Long.parseLong(written(number));
        }
        throw notUnderstood(key, number);
    }

    Mapping mapping(@Nullable Node node, String what) throws ApiException {
        if (node instanceof Mapping mapping) {
            return mapping;
        }
        throw notUnderstood(what, node);
    }

    /** A list; empty if it is missing or null. */
    List<Node> items(Mapping fields, String key) throws ApiException {
        Node node = fields.get(key);
        if (node instanceof Sequence list) {
            return list.items();
        } else if (absent(node)) {
            return List.of();
        }
        throw notUnderstood(key, node);
    }

    /** A string; null if it is missing or null. */
    @Nullable
    String text(Mapping fields, String key) throws ApiException {
        Node node = fields.get(key);
        if (node instanceof Text text) {
            return text.value();
        } else if (absent(node)) {
            return null;
        }
        throw notUnderstood(key, node);
    }

    String required(Mapping fields, String key) throws ApiException {
        String text = text(fields, key);
        if (text == null) {
            throw notUnderstood(key, null);
        }
        return text;
    }

    ApiException notUnderstood(String key, @Nullable Node node) {
        return new ApiException(Kind.NOT_UNDERSTOOD, where, key + " is " + (node == null ? "missing" : node.kind()));
    }

    private static boolean absent(@Nullable Node node) {
        return node == null || (node instanceof Node.Other other && other.type() == Node.Type.NULL);
    }

    private static String written(Node node) {
        Location location = node.location();
        return node instanceof Text text
                ? text.value()
                : location.file().text().substring(location.start(), location.end());
    }
}
