package io.github.secretsgate.buildoutput;

import static io.github.secretsgate.buildoutput.Shape.ANY;
import static io.github.secretsgate.buildoutput.Shape.BOOLEAN;
import static io.github.secretsgate.buildoutput.Shape.NUMBER;
import static io.github.secretsgate.buildoutput.Shape.STRING;
import static io.github.secretsgate.buildoutput.Shape.any;
import static io.github.secretsgate.buildoutput.Shape.list;
import static io.github.secretsgate.buildoutput.Shape.map;
import static io.github.secretsgate.buildoutput.Shape.oneOf;
import static io.github.secretsgate.buildoutput.Shape.ruled;
import static io.github.secretsgate.buildoutput.Shape.table;

import io.github.secretsgate.finding.Quoted;
import io.github.secretsgate.source.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The shapes of Build Output's files. cf refuses any other shape, even an unknown key.
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

    /** {@code config.json} of version 0, in its last published form. */
    static final Shape ROOT_OF_V0 = table("accountId?", STRING, "complianceRegion?", REGION, "buildContext", CONTEXT);

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
            list(any(STRING, domain())),
            "triggers?",
            list(TriggerShapes.TRIGGER),
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
            map(ExportShapes.EXPORT),
            "manifest?",
            (Shape) FileShapes::manifest);

    private FileShapes() {}

    private static Shape domain() {
        return ruled(
                table("hostname", STRING, "production", BOOLEAN, "previews", BOOLEAN),
                domain -> isTrue(domain.get("production")) || isTrue(domain.get("previews")),
                "must set \"production\" or \"previews\" to true.");
    }

    private static boolean isTrue(@Nullable Node node) {
        return node instanceof Node.Other other && other.type() == Node.Type.TRUE;
    }

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
