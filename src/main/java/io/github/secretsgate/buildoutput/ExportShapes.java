package io.github.secretsgate.buildoutput;

import static io.github.secretsgate.buildoutput.Shape.BOOLEAN;
import static io.github.secretsgate.buildoutput.Shape.NAME;
import static io.github.secretsgate.buildoutput.Shape.STRING;
import static io.github.secretsgate.buildoutput.Shape.any;
import static io.github.secretsgate.buildoutput.Shape.list;
import static io.github.secretsgate.buildoutput.Shape.oneOf;
import static io.github.secretsgate.buildoutput.Shape.table;

import io.github.secretsgate.source.Node;
import java.util.List;

/** The shapes of a Worker's exports: Durable Objects, entrypoints and Workflows. */
final class ExportShapes {
    private static final Shape FROM_ONE =
            Shape.number("a whole number of at least 1", number -> number >= 1 && number % 1 == 0);

    private static final Shape WORKFLOW = workflow();

    /** An export of any type. */
    static final Shape EXPORT = ExportShapes::wrong;

    private ExportShapes() {}

    private static List<Shape.Wrong> wrong(Node node, String path) {
        Shape type = oneOf("durable-object", "worker", "workflow");
        Shape shape = switch (text(node, "type")) {
            case "durable-object" -> durableObject(text(node, "state"), text(node, "storage"));
            case "worker" -> table("type", type, "cache?", table("enabled", BOOLEAN));
            case "workflow" -> WORKFLOW;
            default -> table("type", type);
        };
        return shape.wrong(node, path);
    }

    private static Shape durableObject(String state, String storage) {
        Shape type = oneOf("durable-object");
        Shape storages = oneOf("sqlite", "legacy-kv");
        boolean container = storage.equals("sqlite");
        return switch (state) {
            case "deleted" -> table("type", type, "state", oneOf(state));
            case "renamed" -> table("type", type, "state", oneOf(state), "renamedTo", STRING);
            case "transferred" -> table("type", type, "state", oneOf(state), "transferredTo", STRING);
            case "expecting-transfer" ->
                container
                        ? table(
                                "type",
                                type,
                                "state",
                                oneOf(state),
                                "storage",
                                storages,
                                "transferFrom",
                                STRING,
                                "container?",
                                STRING)
                        : table("type", type, "state", oneOf(state), "storage", storages, "transferFrom", STRING);
            default ->
                container
                        ? table("type", type, "state?", oneOf("created"), "storage", storages, "container?", STRING)
                        : table("type", type, "state?", oneOf("created"), "storage", storages);
        };
    }

    private static Shape workflow() {
        Shape event = oneOf(
                "cf.artifacts.repo.created",
                "cf.artifacts.repo.deleted",
                "cf.artifacts.repo.forked",
                "cf.artifacts.repo.imported",
                "cf.artifacts.repo.pushed",
                "cf.artifacts.repo.cloned",
                "cf.artifacts.repo.fetched",
                "cf.artifacts.repo.token.created",
                "cf.artifacts.repo.token.revoked");
        Shape filter = table("namespace?", NAME, "repoName?", NAME);
        Shape retention = any(NAME, FROM_ONE);
        return table(
                "type",
                oneOf("workflow"),
                "events?",
                list(table("type", event, "filter?", filter)),
                "name",
                STRING,
                "limits?",
                table("steps?", FROM_ONE),
                "concurrency?",
                table("limit?", FROM_ONE),
                "schedules?",
                any(NAME, ExportShapes::schedules),
                "defaultRetention?",
                table("successRetention?", retention, "errorRetention?", retention),
                "jurisdiction?",
                oneOf("eu", "fedramp", "us"));
    }

    private static List<Shape.Wrong> schedules(Node node, String path) {
        boolean empty = node instanceof Node.Sequence list && list.items().isEmpty();
        return empty
                ? Shape.not(node, path, "a list that isn't empty")
                : list(NAME).wrong(node, path);
    }

    private static String text(Node node, String key) {
        return node instanceof Node.Mapping export && export.get(key) instanceof Node.Text text ? text.value() : "";
    }
}
