package io.github.secretsgate.buildoutput;

import static io.github.secretsgate.buildoutput.Shape.ANY;
import static io.github.secretsgate.buildoutput.Shape.BOOLEAN;
import static io.github.secretsgate.buildoutput.Shape.COUNT;
import static io.github.secretsgate.buildoutput.Shape.NAME;
import static io.github.secretsgate.buildoutput.Shape.NUMBER;
import static io.github.secretsgate.buildoutput.Shape.STRING;
import static io.github.secretsgate.buildoutput.Shape.any;
import static io.github.secretsgate.buildoutput.Shape.list;
import static io.github.secretsgate.buildoutput.Shape.map;
import static io.github.secretsgate.buildoutput.Shape.number;
import static io.github.secretsgate.buildoutput.Shape.oneOf;
import static io.github.secretsgate.buildoutput.Shape.ruled;
import static io.github.secretsgate.buildoutput.Shape.table;

import io.github.secretsgate.source.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The shape of {@code container.config.json}. A container binds no secret, but cf refuses the whole Build Output if one is invalid. */
final class ContainerShapes {
    private static final Set<Double> SHARES = Set.of(5.0, 10.0, 20.0, 25.0, 50.0, 100.0);
    private static final Shape FROM_ZERO = number("a number from 0", number -> number >= 0);

    private static final Shape IMAGE = any(table("localReference", NAME), table("reference", NAME));
    private static final Shape LOGS = table("enabled?", BOOLEAN);

    private static final Shape STANDARD = ruled(
            table(all(
                    "image",
                    IMAGE,
                    "observability?",
                    any(
                            table("enabled?", BOOLEAN, "logs?", LOGS, "targetInstanceCount?", COUNT),
                            table("enabled?", BOOLEAN, "logs?", LOGS, "targetInstancePercentage?", percentage())),
                    "maxInstances?",
                    COUNT,
                    "instanceType?",
                    instanceType(),
                    "schedulingPolicy?",
                    oneOf("default", "regional"),
                    "constraints?",
                    constraints(),
                    "rollout?",
                    table(
                            "kind?",
                            oneOf("full-auto", "none", "full-manual"),
                            "stepPercentage?",
                            (Shape) ContainerShapes::steps,
                            "activeGracePeriod?",
                            FROM_ZERO))),
            ContainerShapes::hasInstancesForItsSteps,
            "can't have more steps of a rollout than \"maxInstances\".");

    private static final Shape OF_A_DURABLE_OBJECT = table(all(
            "schedulingPolicy",
            oneOf("durable-object"),
            "observability?",
            table("enabled?", BOOLEAN, "logs?", LOGS),
            "images?",
            map(IMAGE)));

    /** A container of any kind. */
    static final Shape CONTAINER = (node, path) -> {
        boolean ofDurableObject = node instanceof Node.Mapping container
                && container.get("schedulingPolicy") instanceof Node.Text policy
                && policy.value().equals("durable-object");
        return (ofDurableObject ? OF_A_DURABLE_OBJECT : STANDARD).wrong(node, path);
    };

    private ContainerShapes() {}

    /** The keys of every container, then the given ones. */
    private static Object[] all(Object... more) {
        Shape port = number("a whole number from 1 to 65535", n -> n >= 1 && n <= 65535 && n % 1 == 0);
        List<Object> all = new ArrayList<>(List.of(
                "name",
                NAME,
                "unsafe?",
                map(ANY),
                "ssh?",
                table("enabled", BOOLEAN, "port?", port),
                "authorizedKeys?",
                list(table("name", STRING, "publicKey", STRING))));
        all.addAll(List.of(more));
        return all.toArray();
    }

    private static Shape percentage() {
        return number("a number from 0 to 100", number -> number >= 0 && number <= 100);
    }

    private static Shape instanceType() {
        Shape vcpu = number("a number of at least 0.0625", number -> number >= 0.0625);
        return any(
                table("vcpu?", vcpu, "memoryMib?", FROM_ZERO, "diskMb?", FROM_ZERO),
                oneOf("basic", "lite", "standard-1", "standard-2", "standard-3", "standard-4"));
    }

    private static Shape constraints() {
        Shape region = oneOf("ENAM", "WNAM", "EEUR", "WEUR", "APAC", "SAM", "ME", "OC", "AFR");
        return table("regions?", list(region), "jurisdiction?", oneOf("eu", "fedramp", "us"));
    }

    /** One percentage of the instances, or a list of rising percentages that ends at 100. */
    private static List<Shape.Wrong> steps(Node node, String path) {
        if (!(node instanceof Node.Sequence list)) {
            return number("one of 5, 10, 20, 25, 50, 100", SHARES::contains).wrong(node, path);
        }
        List<Shape.Wrong> wrong = list(NUMBER).wrong(node, path);
        if (!wrong.isEmpty()) {
            return wrong;
        }
        double last = 10;
        boolean rising = true;
        for (Node step : list.items()) {
            double share = Shape.value(step);
            rising &= share >= last && share <= 100;
            last = share;
        }
        boolean complete = rising && last == 100 && !list.items().isEmpty();
        return complete ? List.of() : Shape.not(node, path, "numbers that rise from at least 10 to 100");
    }

    private static boolean hasInstancesForItsSteps(Node.Mapping container) {
        Node most = container.get("maxInstances");
        return most == null
                || !(container.get("rollout") instanceof Node.Mapping rollout)
                || !(rollout.get("stepPercentage") instanceof Node.Sequence steps)
                || steps.items().size() <= Shape.value(most);
    }
}
