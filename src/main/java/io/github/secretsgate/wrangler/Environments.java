package io.github.secretsgate.wrangler;

import io.github.secretsgate.finding.DidYouMean;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Quoted;
import io.github.secretsgate.finding.Rule;
import io.github.secretsgate.source.Location;
import io.github.secretsgate.source.Node;
import io.github.secretsgate.source.Node.Mapping;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The {@code env} table of a config.
 *
 * @param byName the value of each name
 * @param location the location of {@code env}, or the start of the file
 * @param exists whether an unknown name is an error; otherwise wrangler deploys the top level
 */
record Environments(Map<String, Node> byName, Location location, boolean exists) {
    private static final int MOST_NAMES = 20;

    static Environments of(Mapping top) {
        Node.Member env = top.member("env");
        if (env == null) {
            return new Environments(Map.of(), top.location().file().start(), false);
        }
        return new Environments(byName(env.value()), env.keyLocation(), isTruthy(env.value()));
    }

    /** The prefix of a field's name in messages, such as {@code env.staging.}. */
    static String path(String name) {
        String quoted = name.matches("[A-Za-z0-9_-]+") ? name : '"' + name + '"';
        return "env." + quoted + ".";
    }

    /** The offset of the next environment after an offset; {@link Integer#MAX_VALUE} if there is none. */
    int nextAfter(int offset) {
        int next = Integer.MAX_VALUE;
        for (Node environment : byName.values()) {
            int start = environment.location().start();
            next = start > offset && start < next ? start : next;
        }
        return next;
    }

    /** As in JavaScript, lists and strings have the names 0, 1 and so on. */
    private static Map<String, Node> byName(Node env) {
        Map<String, Node> byName = new LinkedHashMap<>();
        if (env instanceof Mapping table) {
            table.members().forEach(member -> byName.put(member.key(), member.value()));
        } else if (env instanceof Node.Sequence list) {
            list.items().forEach(item -> byName.put(String.valueOf(byName.size()), item));
        } else if (env instanceof Node.Text text) {
            text.value().chars().forEach(unit -> byName.put(String.valueOf(byName.size()), text));
        }
        return byName;
    }

    /** Returns whether a value is truthy in JavaScript. */
    static boolean isTruthy(Node env) {
        if (env instanceof Node.Other other) {
            return other.type() != Node.Type.NULL
                    && other.type() != Node.Type.FALSE
                    && !EffectiveConfig.asString(env).equals("0");
        }
        return !(env instanceof Node.Text text && text.value().isEmpty());
    }

    List<String> names() {
        return List.copyOf(byName.keySet());
    }

    @Nullable
    Node get(String name) {
        return byName.get(name);
    }

    /** The finding about a selected name that doesn't exist. */
    Finding unknown(String name) {
        if (!exists) {
            return Finding.at(
                            location,
                            Rule.ENVIRONMENT_UNKNOWN,
                            "Environment " + Quoted.of(name)
                                    + " is selected, but this config has no environments. Wrangler warns"
                                    + " and deploys the top level, so the check does the same.")
                    .asWarning();
        }
        String known = byName.isEmpty() ? "It has none" : "It has " + Quoted.list(byName.keySet(), MOST_NAMES);
        return Finding.at(
                        location,
                        Rule.ENVIRONMENT_UNKNOWN,
                        "This config has no environment " + Quoted.of(name) + ". " + known + "."
                                + DidYouMean.question(name, byName.keySet()))
                .hint("Select an environment that the config has, or add \"env." + name + "\" to it.");
    }
}
