package io.github.secretsgate.buildoutput;

import static io.github.secretsgate.buildoutput.Shape.NUMBER;
import static io.github.secretsgate.buildoutput.Shape.STRING;
import static io.github.secretsgate.buildoutput.Shape.list;
import static io.github.secretsgate.buildoutput.Shape.oneOf;
import static io.github.secretsgate.buildoutput.Shape.table;

import io.github.secretsgate.source.Node;
import java.util.List;

/** The shapes of a Worker's triggers. */
final class TriggerShapes {
    private static final Shape UNSIGNED = Shape.number(
            "a whole number from 0 to 4294967295", number -> number >= 0 && number <= 4294967295L && number % 1 == 0);

    /** A trigger of any type. */
    static final Shape TRIGGER = TriggerShapes::wrong;

    private TriggerShapes() {}

    private static List<Shape.Wrong> wrong(Node node, String path) {
        Shape kind = oneOf(text(node, "type"));
        Shape shape = switch (text(node, "type")) {
            case "email" -> table("type", kind, "addresses", list(STRING));
            case "fetch" -> table("type", kind, "pattern", STRING, "zone?", STRING);
            case "scheduled" -> table("type", kind, "schedule", STRING);
            case "connect" -> connect(text(node, "protocol"));
            case "queue" ->
                table(
                        "type",
                        kind,
                        "name",
                        STRING,
                        "deadLetterQueue?",
                        STRING,
                        "maxBatchSize?",
                        NUMBER,
                        "maxBatchTimeout?",
                        NUMBER,
                        "maxConcurrency?",
                        NUMBER,
                        "maxRetries?",
                        NUMBER,
                        "retryDelay?",
                        NUMBER,
                        "visibilityTimeoutMs?",
                        NUMBER);
            default -> table("type", oneOf("email", "fetch", "queue", "scheduled", "connect"));
        };
        return shape.wrong(node, path);
    }

    private static Shape connect(String protocol) {
        Shape connect = oneOf("connect");
        Shape either = oneOf("tcp", "udp");
        return protocol.equals("udp")
                ? table(
                        "type",
                        connect,
                        "protocol",
                        either,
                        "port",
                        NUMBER,
                        "address?",
                        STRING,
                        "idleTimeoutMs?",
                        UNSIGNED,
                        "maxPendingBytes?",
                        UNSIGNED)
                : table("type", connect, "protocol", either, "port", NUMBER, "address?", STRING);
    }

    private static String text(Node node, String key) {
        return node instanceof Node.Mapping trigger && trigger.get(key) instanceof Node.Text text ? text.value() : "";
    }
}
