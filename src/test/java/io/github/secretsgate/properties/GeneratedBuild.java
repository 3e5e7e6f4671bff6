package io.github.secretsgate.properties;

import io.github.secretsgate.Requests;
import io.github.secretsgate.gate.Gate;
import io.github.secretsgate.result.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;

/**
 * A small build made at random: a config with environments, callers, and secrets with scopes.
 *
 * @param bindings by environment, {@code ""} the top level: the numbers of the secrets that it binds, in order
 * @param scopes by secret: its scopes; a secret that is not here does not exist
 * @param callers by environment: what the caller holds; {@code ""} is the caller of all others
 */
record GeneratedBuild(
        Map<String, List<Integer>> bindings, Map<Integer, Set<String>> scopes, Map<String, Set<String>> callers) {
    static final List<String> SCOPES = List.of("workers", "ai_gateway");
    static final List<String> ROLES =
            List.of("Super Administrator", "Secrets Store Admin", "Secrets Store Deployer", "Secrets Store Reporter");
    static final List<String> PERMISSIONS = List.of("Account Secrets Store Read", "Account Secrets Store Edit");
    private static final List<String> ENVIRONMENTS = List.of("", "staging", "production");
    private static final int SECRETS = 4;
    private static final String STORE = "8f7a1cdced6342c18d223ece462fd88d";

    /** @param choose gives a number from 0 up to, and without, the one that it is given */
    static GeneratedBuild of(IntUnaryOperator choose) {
        Map<Integer, Set<String>> scopes = new TreeMap<>();
        for (int secret = 0; secret < SECRETS; secret++) {
            if (choose.applyAsInt(8) > 0) {
                scopes.put(secret, some(SCOPES, choose));
            }
        }
        Map<String, List<Integer>> bindings = new TreeMap<>();
        Map<String, Set<String>> callers = new TreeMap<>();
        for (String environment : ENVIRONMENTS) {
            List<Integer> bound = new ArrayList<>();
            for (int left = choose.applyAsInt(4); left > 0; left--) {
                bound.add(choose.applyAsInt(SECRETS));
            }
            bindings.put(environment, bound);
            if (choose.applyAsInt(3) > 0) {
                callers.put(environment, some(choose.applyAsInt(2) == 0 ? ROLES : PERMISSIONS, choose));
            }
        }
        return new GeneratedBuild(bindings, scopes, callers);
    }

    private static Set<String> some(List<String> names, IntUnaryOperator choose) {
        Set<String> some = new TreeSet<>();
        names.stream().filter(name -> choose.applyAsInt(2) == 0).forEach(some::add);
        return some;
    }

    /** Every build in which somebody holds, or a secret has, one thing more than in this one. */
    List<GeneratedBuild> withOneMore() {
        List<GeneratedBuild> more = new ArrayList<>();
        scopes.forEach((secret, held) -> without(SCOPES, held)
                .forEach(scope -> more.add(new GeneratedBuild(bindings, with(scopes, secret, scope), callers))));
        callers.forEach((environment, held) -> {
            boolean member = held.stream().anyMatch(ROLES::contains);
            without(member ? ROLES : PERMISSIONS, held)
                    .forEach(
                            grant -> more.add(new GeneratedBuild(bindings, scopes, with(callers, environment, grant))));
        });
        return more;
    }

    private static List<String> without(List<String> all, Set<String> some) {
        return all.stream().filter(one -> !some.contains(one)).toList();
    }

    private static <K> Map<K, Set<String>> with(Map<K, Set<String>> sets, K key, String one) {
        Map<K, Set<String>> more = new TreeMap<>(sets);
        Set<String> set = new TreeSet<>(sets.get(key));
        set.add(one);
        more.put(key, set);
        return more;
    }

    /** The same build with the bindings of each environment in another order. */
    GeneratedBuild shuffled(Random random) {
        Map<String, List<Integer>> shuffled = new TreeMap<>();
        bindings.forEach((environment, bound) -> {
            List<Integer> other = new ArrayList<>(bound);
            Collections.shuffle(other, random);
            shuffled.put(environment, other);
        });
        return new GeneratedBuild(shuffled, scopes, callers);
    }

    /** What the gate says, of files in an empty directory. */
    Report check(Path directory) {
        try {
            Files.writeString(directory.resolve("wrangler.toml"), config());
            Files.writeString(directory.resolve("secrets-store.yaml"), manifest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Gate.check(Requests.module(directory));
    }

    private String config() {
        StringBuilder toml = new StringBuilder("name = \"orders\"\nmain = \"index.js\"\n");
        bindings.forEach((environment, bound) -> {
            String prefix = environment.isEmpty() ? "" : "env." + environment + ".";
            toml.append(environment.isEmpty() ? "" : "[env." + environment + "]\n");
            for (int i = 0; i < bound.size(); i++) {
                toml.append("[[" + prefix + "secrets_store_secrets]]\nbinding = \"B" + i + "_OF_" + bound.get(i)
                        + "\"\nstore_id = \"" + STORE + "\"\nsecret_name = \"s" + bound.get(i) + "\"\n");
            }
        });
        return toml.toString();
    }

    private String manifest() {
        StringBuilder yaml = new StringBuilder(callers.containsKey("") ? caller("") : "");
        yaml.append("environments:\n");
        bindings.keySet().stream()
                .filter(name -> !name.isEmpty())
                .forEach(name -> yaml.append("  " + name + ":\n")
                        .append(callers.containsKey(name) ? "    " + caller(name) : "    {}\n"));
        yaml.append("stores:\n  - id: " + STORE + "\n    secrets:\n");
        scopes.forEach((secret, held) -> yaml.append("      s" + secret + ": " + held + "\n"));
        return yaml.append(scopes.isEmpty() ? "      {}\n" : "").toString();
    }

    private String caller(String environment) {
        Set<String> held = callers.get(environment);
        String kind = held.stream().anyMatch(ROLES::contains) ? "roles" : "token";
        return "caller: { " + kind + ": " + (held.isEmpty() ? "none" : held) + " }\n";
    }
}
