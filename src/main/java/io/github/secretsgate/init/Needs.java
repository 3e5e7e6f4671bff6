package io.github.secretsgate.init;

import io.github.secretsgate.finding.BoundSecret;
import io.github.secretsgate.finding.Environment;
import io.github.secretsgate.wrangler.Binding;
import io.github.secretsgate.wrangler.Deployment;
import io.github.secretsgate.wrangler.WranglerConfig;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What configs need a manifest to say.
 *
 * @param configs the files
 * @param environments environments with bindings, by name, and who is deployed with them
 * @param stores what is bound: by {@code store_id} and name of the secret, and by which deployments
 * @param unnamed places of bindings that name no store or no secret, so that no manifest can say anything about them
 * @param severalEnvironments whether some config can be deployed as more than its top level
 */
record Needs(
        List<String> configs,
        Map<String, Set<String>> environments,
        Map<String, Map<String, Set<String>>> stores,
        List<String> unnamed,
        boolean severalEnvironments) {
    static Needs of(List<WranglerConfig> configs) {
        Map<String, Set<String>> environments = new LinkedHashMap<>();
        Map<String, Map<String, Set<String>>> stores = new LinkedHashMap<>();
        Set<String> unnamed = new LinkedHashSet<>();
        for (WranglerConfig config : configs) {
            for (Environment environment : config.environments()) {
                Deployment deployment = config.deployment(environment);
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
                            .computeIfAbsent(environment.label(), name -> new LinkedHashSet<>())
                            .add(deployment.title());
                }
            }
        }
        List<String> files =
                configs.stream().map(config -> config.file().name()).toList();
        boolean several =
                configs.stream().anyMatch(config -> config.environments().size() > 1);
        return new Needs(files, environments, stores, List.copyOf(unnamed), several);
    }

    /** Whether no config binds anything. */
    boolean isEmpty() {
        return environments.isEmpty();
    }

    /** How many secrets are bound. */
    int secrets() {
        return stores.values().stream().mapToInt(Map::size).sum();
    }
}
