package io.github.secretsgate.gate;

import io.github.secretsgate.finding.Subject;
import io.github.secretsgate.manifest.Manifest;
import io.github.secretsgate.source.Location;
import io.github.secretsgate.wrangler.Deployment;
import io.github.secretsgate.wrangler.WranglerConfig;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which deployments of the configs are checked, and which are left out on purpose. */
final class Selection {
    private final GateRequest request;
    private final Manifest manifest;
    private final Callers callers;
    private final List<Deployment> deployments = new ArrayList<>();
    private final List<NotChecked> notChecked = new ArrayList<>();

    Selection(GateRequest request, Manifest manifest, Callers callers) {
        this.request = request;
        this.manifest = manifest;
        this.callers = callers;
    }

    List<Deployment> deployments() {
        return deployments;
    }

    List<NotChecked> notChecked() {
        return notChecked;
    }

    void add(WranglerConfig config) {
        if (config.unreadable()) {
            return;
        }
        Set<@Nullable String> all = config.deployable();
        if (!request.environments().isEmpty()) {
            Set<@Nullable String> selected = new LinkedHashSet<>();
            request.environments()
                    .forEach(name -> selected.add(name.isEmpty() || name.equals(Subject.TOP_LEVEL) ? null : name));
            select(
                    config,
                    selected,
                    all,
                    "the parameter environments selects " + String.join(", ", request.environments()));
        } else if (request.selectsEnvironments()) {
            select(config, only(request.cloudflareEnv()), all, "CLOUDFLARE_ENV selects " + request.cloudflareEnv());
        } else {
            all.forEach(environment -> addByDefault(config, environment));
        }
    }

    private void select(WranglerConfig config, Set<@Nullable String> selected, Set<@Nullable String> all, String why) {
        selected.forEach(environment -> deployments.add(config.deployment(environment)));
        for (String environment : all) {
            if (!selected.contains(environment)) {
                notChecked.add(new NotChecked(config.file().name(), environment, why));
            }
        }
    }

    private void addByDefault(WranglerConfig config, @Nullable String environment) {
        Location never = manifest.neverDeployed(environment);
        if (never != null) {
            String why = never.fileAndLine() + " says deploy: never";
            notChecked.add(new NotChecked(config.file().name(), environment, why));
        } else if (environment == null
                && callers.onlyForEnvironments()
                && !config.environments().isEmpty()) {
            String why = manifest.name() + " declares callers for single environments only";
            notChecked.add(new NotChecked(config.file().name(), null, why));
        } else {
            deployments.add(config.deployment(environment));
        }
    }

    private static Set<@Nullable String> only(@Nullable String environment) {
        return new LinkedHashSet<>(Arrays.asList(environment));
    }
}
