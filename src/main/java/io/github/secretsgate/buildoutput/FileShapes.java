package io.github.secretsgate.buildoutput;

import static io.github.secretsgate.buildoutput.Shape.ANY;
import static io.github.secretsgate.buildoutput.Shape.BOOLEAN;
import static io.github.secretsgate.buildoutput.Shape.NAME;
import static io.github.secretsgate.buildoutput.Shape.NUMBER;
import static io.github.secretsgate.buildoutput.Shape.STRING;
import static io.github.secretsgate.buildoutput.Shape.any;
import static io.github.secretsgate.buildoutput.Shape.list;
import static io.github.secretsgate.buildoutput.Shape.map;
import static io.github.secretsgate.buildoutput.Shape.oneOf;
import static io.github.secretsgate.buildoutput.Shape.table;

import io.github.secretsgate.finding.Quoted;
import io.github.secretsgate.source.Node;
import java.util.ArrayList;
import java.util.List;

/**
 * What the files of Build Output must be: cf refuses whatever has another shape, down to the last unknown key.
 *
 * @see <a href="https://www.npmjs.com/package/@cloudflare/build-output-utils">@cloudflare/build-output-utils</a>
 */
final class FileShapes {
    private static final Shape REGION = oneOf("public", "fedramp-high");
    private static final Shape PRODUCER = table("name", STRING, "version", STRING);
    private static final Shape CONTEXT = table("isPreview", BOOLEAN, "mode?", STRING);

    /** {@code config.json} of version 1. */
    static final Shape ROOT = table(
            "producer?",
            PRODUCER,
            "settings?",
            table("accountId?", STRING, "complianceRegion?", REGION),
            "buildContext",
            CONTEXT);

    /** {@code config.json} of version 0 as it was written last. */
    static final Shape ROOT_OF_V0 = table("accountId?", STRING, "complianceRegion?", REGION, "buildContext", CONTEXT);

    /** {@code container.config.json}: what matters is that cf can tell which container it is. */
    static final Shape CONTAINER = (node, path) -> {
        List<Shape.Wrong> wrong = new ArrayList<>(map(ANY).wrong(node, path));
        if (node instanceof Node.Mapping container) {
            Node name = container.get("name");
            wrong.addAll(
                    name == null
                            ? List.of(new Shape.Wrong(node.location(), "This file has no \"name\"."))
                            : NAME.wrong(name, "name"));
        }
        return wrong;
    };

    /** {@code worker.config.json}. */
    static final Shape WORKER = table(
            "name",
            STRING,
            "compatibilityDate",
            STRING,
            "compatibilityFlags?",
            list(STRING),
            "assets?",
            assets(),
            "domains?",
            list(any(STRING, table("hostname", STRING, "production", BOOLEAN, "previews", BOOLEAN))),
            "triggers?",
            list(FileShapes::trigger),
            "tailConsumers?",
            list(table("worker", STRING)),
            "cache?",
            table("enabled", BOOLEAN, "crossVersionCache?", BOOLEAN),
            "placement?",
            placement(),
            "limits?",
            table("cpuMs?", NUMBER, "subrequests?", NUMBER),
            "logpush?",
            BOOLEAN,
            "observability?",
            observability(),
            "access?",
            table("dev?", table("aud", STRING, "identity?", map(ANY))),
            "workersDev?",
            BOOLEAN,
            "previewUrls?",
            BOOLEAN,
            "experimental?",
            table("streamingTailConsumers?", list(table("worker", STRING)), "firstPartyWorker?", BOOLEAN),
            "unsafe?",
            table("metadata?", map(ANY), "capnp?", capnp()),
            "env?",
            BindingShapes.ENV,
            "exports?",
            map(any(
                    export(
                            "durable-object",
                            "state",
                            "storage",
                            "container",
                            "renamedTo",
                            "transferredTo",
                            "transferFrom"),
                    export("worker", "cache"),
                    export(
                            "workflow",
                            "events",
                            "name",
                            "limits",
                            "concurrency",
                            "schedules",
                            "defaultRetention",
                            "jurisdiction"))),
            "manifest?",
            (Shape) FileShapes::manifest);

    private FileShapes() {}

    private static Shape assets() {
        return table(
                "htmlHandling?",
                oneOf("auto-trailing-slash", "drop-trailing-slash", "force-trailing-slash", "none"),
                "notFoundHandling?",
                oneOf("single-page-application", "404-page", "none"),
                "basePath?",
                STRING,
                "runWorkerFirst?",
                any(list(STRING), BOOLEAN));
    }

    private static Shape placement() {
        Shape targeted = oneOf("targeted");
        return any(
                table("mode?", targeted, "region", STRING),
                table("mode?", targeted, "host", STRING),
                table("mode?", targeted, "hostname", STRING),
                table("mode", oneOf("off", "smart"), "hint?", STRING));
    }

    private static Shape observability() {
        Shape destinations = list(STRING);
        return table(
                "enabled?",
                BOOLEAN,
                "headSamplingRate?",
                NUMBER,
                "redactQueryString?",
                BOOLEAN,
                "issues?",
                table("enabled?", BOOLEAN),
                "logs?",
                table(
                        "enabled?",
                        BOOLEAN,
                        "headSamplingRate?",
                        NUMBER,
                        "invocationLogs?",
                        BOOLEAN,
                        "persist?",
                        BOOLEAN,
                        "destinations?",
                        destinations),
                "traces?",
                table(
                        "enabled?",
                        BOOLEAN,
                        "headSamplingRate?",
                        NUMBER,
                        "persist?",
                        BOOLEAN,
                        "destinations?",
                        destinations));
    }

    private static Shape capnp() {
        return any(table("basePath", STRING, "sourceSchemas", list(STRING)), table("compiledSchema", STRING));
    }

    private static Shape export(String type, String... optional) {
        List<Object> keys = new ArrayList<>(List.of("type", oneOf(type)));
        for (String key : optional) {
            keys.add(key + "?");
            keys.add(ANY);
        }
        return table(keys.toArray());
    }

    private static List<Shape.Wrong> trigger(Node node, String path) {
        String type = node instanceof Node.Mapping trigger && trigger.get("type") instanceof Node.Text text
                ? text.value()
                : "";
        Shape kind = oneOf(type);
        Shape shape = switch (type) {
            case "email" -> table("type", kind, "addresses", list(STRING));
            case "fetch" -> table("type", kind, "pattern", STRING, "zone?", STRING);
            case "scheduled" -> table("type", kind, "schedule", STRING);
            case "connect" ->
                table(
                        "type",
                        kind,
                        "protocol",
                        oneOf("tcp", "udp"),
                        "port",
                        NUMBER,
                        "address?",
                        STRING,
                        "idleTimeoutMs?",
                        NUMBER,
                        "maxPendingBytes?",
                        NUMBER);
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

    private static List<Shape.Wrong> manifest(Node node, String path) {
        Shape type = oneOf("esm", "cjs", "python", "python-requirement", "wasm", "text", "data", "json", "sourcemap");
        List<Shape.Wrong> wrong = table(
                        "type", oneOf("partial", "complete"), "mainModule", STRING, "modules", map(table("type", type)))
                .wrong(node, path);
        return wrong.isEmpty() && node instanceof Node.Mapping manifest ? mainModule(manifest) : wrong;
    }

    private static List<Shape.Wrong> mainModule(Node.Mapping manifest) {
        boolean complete =
                manifest.get("type") instanceof Node.Text type && type.value().equals("complete");
        if (manifest.get("mainModule") instanceof Node.Text main
                && manifest.get("modules") instanceof Node.Mapping all) {
            boolean included = all.get(main.value()) != null;
            if (complete != included) {
                return List.of(new Shape.Wrong(
                        main.location(),
                        complete
                                ? "A complete manifest must include its main module " + Quoted.of(main.value()) + "."
                                : "A partial manifest must not include its main module " + Quoted.of(main.value())
                                        + "."));
            }
        }
        return List.of();
    }
}
