package io.github.secretsgate.init;

import io.github.secretsgate.finding.BoundSecret;
import io.github.secretsgate.finding.DeployCommand;
import io.github.secretsgate.wrangler.Binding;
import io.github.secretsgate.wrangler.Deployable;
import io.github.secretsgate.wrangler.Deployment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The facts that a manifest must declare for the Workers of a build.
 *
 * @param configs the names of the config files
 * @param environments the Workers with bindings, by environment
 * @param stores the Workers that bind each secret, by store ID and secret name
 * @param unnamed the locations of bindings without a store ID or a secret name: no manifest can declare those
 * @param severalEnvironments whether a Worker has environments besides its top level
 * @param previews whether Previews bind secrets: somebody else may deploy them
 */
record Needs(
        List<String> configs,
        Map<String, Set<String>> environments,
        Map<String, Map<String, Set<String>>> stores,
        List<String> unnamed,
        boolean severalEnvironments,
        boolean previews) {
    static Needs of(List<Deployable> workers) {
        Map<String, Set<String>> environments = new LinkedHashMap<>();
        Map<String, Map<String, Set<String>>> stores = new LinkedHashMap<>();
        Set<String> unnamed = new LinkedHashSet<>();
        boolean previews = false;
        for (Deployment deployment : deployments(workers)) {
            for (Binding binding : deployment.bindings()) {
                BoundSecret secret = binding.secret();
                if (secret.storeId().isEmpty() || secret.secretName().isEmpty()) {
                    unnamed.add(binding.entry().toString());
                } else {
                    stores.computeIfAbsent(secret.storeId(), id -> new LinkedHashMap<>())
                            .computeIfAbsent(secret.secretName(), name -> new LinkedHashSet<>())
                            .add(deployment.title());
                }
                environments
                        .computeIfAbsent(deployment.environment().label(), name -> new LinkedHashSet<>())
                        .add(deployment.title());
            }
            DeployCommand command = deployment.deployedBy();
            previews |= command != null
                    && command.isPreview()
                    && !deployment.bindings().isEmpty();
        }
        List<String> files =
                workers.stream().map(worker -> worker.file().name()).toList();
        boolean several = workers.stream()
                .flatMap(worker -> worker.environments().stream())
                .anyMatch(environment -> !environment.isTopLevel());
        return new Needs(files, environments, stores, List.copyOf(unnamed), several, previews);
    }

    private static List<Deployment> deployments(List<Deployable> workers) {
        List<Deployment> deployments = new ArrayList<>();
        for (Deployable worker : workers) {
            worker.environments().forEach(environment -> deployments.addAll(worker.deployments(environment)));
        }
        return deployments;
    }

    /** Returns whether no Worker binds a secret. */
    boolean isEmpty() {
        return environments.isEmpty();
    }

    /** The number of bound secrets. */
    int secrets() {
        return stores.values().stream().mapToInt(Map::size).sum();
    }
}
