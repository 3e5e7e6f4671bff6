package io.github.secretsgate.gate;

import io.github.secretsgate.finding.Environment;
import io.github.secretsgate.manifest.Manifest;
import io.github.secretsgate.source.Location;
import io.github.secretsgate.wrangler.Deployment;
import io.github.secretsgate.wrangler.WranglerConfig;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

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
        Set<Environment> all = config.environments();
        if (!request.environments().isEmpty()) {
            Set<Environment> selected = new LinkedHashSet<>();
            request.environments().forEach(name -> selected.add(Environment.selected(name)));
            select(
                    config,
                    selected,
                    all,
                    "the parameter environments selects " + String.join(", ", request.environments()));
        } else if (request.selectsEnvironments()) {
            select(
                    config,
                    Set.of(Environment.selected(String.valueOf(request.cloudflareEnv()))),
                    all,
                    "CLOUDFLARE_ENV selects " + request.cloudflareEnv());
        } else {
            all.forEach(environment -> addByDefault(config, environment));
        }
    }

    private void select(WranglerConfig config, Set<Environment> selected, Set<Environment> all, String why) {
        selected.forEach(environment -> deployments.addAll(config.deployments(environment)));
        for (Environment environment : all) {
            if (!selected.contains(environment)) {
                notChecked.add(new NotChecked(config.file().name(), environment, why));
            }
        }
    }

    private void addByDefault(WranglerConfig config, Environment environment) {
        Location never = manifest.neverDeployed(environment);
        if (never != null) {
            String why = never.fileAndLine() + " says deploy: never";
            notChecked.add(new NotChecked(config.file().name(), environment, why));
        } else if (environment.isTopLevel()
                && callers.onlyForEnvironments()
                && config.environments().size() > 1) {
            String why = manifest.name() + " declares callers for single environments only";
            notChecked.add(new NotChecked(config.file().name(), environment, why));
        } else {
            deployments.addAll(config.deployments(environment));
        }
    }
}
