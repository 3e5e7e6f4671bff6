package io.github.secretsgate.buildoutput;

import static io.github.secretsgate.buildoutput.Shape.NAME;
import static io.github.secretsgate.buildoutput.Shape.NUMBER;
import static io.github.secretsgate.buildoutput.Shape.STRING;
import static io.github.secretsgate.buildoutput.Shape.list;
import static io.github.secretsgate.buildoutput.Shape.map;
import static io.github.secretsgate.buildoutput.Shape.oneOf;
import static io.github.secretsgate.buildoutput.Shape.table;

import io.github.secretsgate.finding.DidYouMean;
import io.github.secretsgate.finding.Quoted;
import io.github.secretsgate.source.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The shapes of the bindings in {@code env}, by binding type. */
final class BindingShapes {
    static final String SECRET = "secrets-store-secret";
    static final String UNSAFE = "unsafe:";

    private static final Shape DEV = table("remote?", Shape.BOOLEAN);
    private static final Shape PERIOD = Shape.number("10 or 60", period -> period == 10 || period == 60);
    private static final Map<String, Shape> KNOWN = new LinkedHashMap<>();

    /** Types that a Worker can bind only once. */
    private static final Set<String> SINGLE =
            Set.of("ai", "assets", "browser", "analytics-sql", "images", "media", "stream", "version-metadata");

    static {
        for (String type : List.of("ai", "browser", "analytics-sql", "images", "media", "stream")) {
            known(type, "dev?", DEV);
        }
        for (String type : List.of("assets", "secret", "version-metadata", "worker-loader")) {
            known(type);
        }
        for (String type : List.of("agent-memory", "ai-search-namespace", "artifacts")) {
            known(type, "namespace", STRING, "dev?", DEV);
        }
        for (String type : List.of("k2", "mtls-certificate", "vpc-service")) {
            known(type, "id", STRING, "dev?", DEV);
        }
        for (String type : List.of("kv", "flagship")) {
            known(type, "id?", STRING, "dev?", DEV);
        }
        for (String type : List.of("ai-search", "vectorize")) {
            known(type, "name", STRING, "dev?", DEV);
        }
        known("analytics-engine-dataset", "name?", STRING, "dev?", DEV);
        known("d1", "name?", STRING, "id?", STRING, "jurisdiction?", STRING, "dev?", DEV);
        Shape outbound = table("worker", STRING, "parameters?", list(STRING));
        known("dispatch-namespace", "namespace?", STRING, "outbound?", outbound, "dev?", DEV);
        known("durable-object", "worker", STRING, "exportName", STRING);
        Shape hyperdriveDev = table("remote?", Shape.BOOLEAN, "connectionString?", STRING);
        known("hyperdrive", "id", STRING, "dev?", hyperdriveDev);
        known("json", "value", Shape.ANY);
        known("logfwdr", "destination", STRING);
        known("pipeline", "streamId", STRING, "dev?", DEV);
        known("queue", "name?", STRING, "deliveryDelay?", NUMBER, "dev?", DEV);
        known("rate-limit", "namespace", STRING, "simple", table("limit", NUMBER, "period", PERIOD));
        Shape r2Dev = table("remote?", Shape.BOOLEAN, "experimentalS3Credentials?", (Shape) BindingShapes::credentials);
        known("r2", "name?", STRING, "jurisdiction?", STRING, "dev?", r2Dev);
        known(SECRET, "storeId", STRING, "secretName", STRING);
        known(
                "send-email",
                "destinationAddress?",
                STRING,
                "allowedDestinationAddresses?",
                list(STRING),
                "allowedSenderAddresses?",
                list(STRING),
                "dev?",
                DEV);
        ruled(
                "send-email",
                email -> email.get("destinationAddress") == null || email.get("allowedDestinationAddresses") == null,
                "can't have both \"destinationAddress\" and \"allowedDestinationAddresses\".");
        known("text", "value", STRING);
        known("vpc-network", "tunnelId?", STRING, "networkId?", STRING, "dev?", DEV);
        ruled(
                "vpc-network",
                network -> (network.get("tunnelId") == null) != (network.get("networkId") == null),
                "must have either \"tunnelId\" or \"networkId\".");
        known("worker", "worker", STRING, "exportName?", STRING, "props?", map(Shape.ANY), "dev?", DEV);
        known("workflow", "name", STRING, "worker", STRING, "exportName", STRING);
    }

    /** The whole {@code env} of a Worker. */
    static final Shape ENV = (node, path) -> {
        List<Shape.Wrong> wrong = new ArrayList<>(map(BindingShapes::wrong).wrong(node, path));
        if (node instanceof Node.Mapping env) {
            wrong.addAll(repeatedSingles(env));
        }
        return wrong;
    };

    private BindingShapes() {}

    private static void known(String type, Object... keysAndShapes) {
        List<Object> all = new ArrayList<>(List.of("type", oneOf(type)));
        all.addAll(List.of(keysAndShapes));
        KNOWN.put(type, table(all.toArray()));
    }

    private static void ruled(String type, Predicate<Node.Mapping> rule, String broken) {
        KNOWN.computeIfPresent(type, (name, shape) -> Shape.ruled(shape, rule, broken));
    }

    /** The only table in which unknown keys are allowed. */
    private static List<Shape.Wrong> credentials(Node node, String path) {
        List<Shape.Wrong> wrong = new ArrayList<>(map(Shape.ANY).wrong(node, path));
        for (String key :
                node instanceof Node.Mapping ? List.of("accessKeyId", "secretAccessKey") : List.<String>of()) {
            Node value = ((Node.Mapping) node).get(key);
            if (!(value instanceof Node.Text)) {
                wrong.add(new Shape.Wrong(node.location(), Quoted.of(path) + " has no string " + Quoted.of(key) + "."));
            }
        }
        return wrong;
    }

    private static List<Shape.Wrong> wrong(Node node, String path) {
        if (!(node instanceof Node.Mapping binding)) {
            return Shape.not(node, path, "a table");
        }
        if (!(binding.get("type") instanceof Node.Text type)) {
            return List.of(new Shape.Wrong(node.location(), Quoted.of(path) + " has no \"type\" that is a string."));
        }
        if (type.value().startsWith(UNSAFE)) {
            return unsafe(binding, type, path);
        }
        Shape shape = KNOWN.get(type.value());
        if (shape != null) {
            return shape.wrong(node, path);
        }
        return List.of(new Shape.Wrong(
                type.location(),
                Quoted.of(path + ".type") + " isn't a type of binding that Build Output knows."
                        + DidYouMean.question(type.value(), KNOWN.keySet())));
    }

    private static List<Shape.Wrong> unsafe(Node.Mapping binding, Node.Text type, String path) {
        List<Shape.Wrong> wrong = new ArrayList<>();
        if (type.value().equals(UNSAFE)) {
            wrong.addAll(NAME.wrong(new Node.Text(type.location(), ""), path + ".type"));
        }
        Node dev = binding.get("dev");
        if (dev != null) {
            Shape plugin = table("package", STRING, "name", STRING);
            wrong.addAll(table("plugin", plugin, "options?", map(Shape.ANY)).wrong(dev, path + ".dev"));
        }
        return wrong;
    }

    private static List<Shape.Wrong> repeatedSingles(Node.Mapping env) {
        List<Shape.Wrong> wrong = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Node.Member member : env.members()) {
            if (member.value() instanceof Node.Mapping binding
                    && binding.get("type") instanceof Node.Text type
                    && SINGLE.contains(type.value())
                    && !member.key().equals("__proto__")
                    && !seen.add(type.value())) {
                wrong.add(new Shape.Wrong(
                        member.keyLocation(),
                        "A Worker can have only one binding of the type " + Quoted.of(type.value()) + "."));
            }
        }
        return wrong;
    }
}
