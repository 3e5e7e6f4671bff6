package io.github.secretsgate.gate;

import io.github.secretsgate.finding.Environment;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Quoted;
import io.github.secretsgate.finding.Rule;
import io.github.secretsgate.manifest.Manifest;
import io.github.secretsgate.result.NotChecked;
import io.github.secretsgate.source.Location;
import io.github.secretsgate.wrangler.Deployable;
import io.github.secretsgate.wrangler.Deployment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The deployments of a run.
 *
 * @param deployments the deployments to check
 * @param notChecked the deployments that aren't checked on purpose
 */
record DeploymentSelection(List<Deployment> deployments, List<NotChecked> notChecked) {
    static DeploymentSelection of(
            List<? extends Deployable> workers,
            EnvironmentSelection selection,
            Manifest manifest,
            Deployers deployers) {
        List<Deployment> deployments = new ArrayList<>();
        List<NotChecked> notChecked = new ArrayList<>();
        for (Deployable worker : workers) {
            if (worker.unreadable()) {
                continue; // a finding reports it
            }
            List<Environment> selected = new ArrayList<>();
            if (selection instanceof EnvironmentSelection.These these) {
                selected.addAll(these.environments());
            }
            for (Environment environment : worker.environments()) {
                String why = whyNot(environment, worker, selection, manifest, deployers);
                if (why != null) {
                    notChecked.add(new NotChecked(worker.file().name(), environment, null, why));
                } else if (selection instanceof EnvironmentSelection.Every) {
                    selected.add(environment);
                }
            }
            for (Environment environment : selected) {
                for (Deployment deployment : worker.deployments(environment)) {
                    Location never = manifest.neverDeployed(deployment.deployedBy());
                    if (never == null && selection instanceof EnvironmentSelection.These these) {
                        deployments.add(these.explained(deployment));
                    } else if (never == null) {
                        deployments.add(deployment);
                    } else {
                        notChecked.add(new NotChecked(
                                worker.file().name(), environment, deployment.deployedBy(), never(never)));
                    }
                }
            }
        }
        return new DeploymentSelection(List.copyOf(deployments), List.copyOf(notChecked));
    }

    /** Warns if no deployment is checked although some bind secrets. */
    List<Finding> nothingChecked(List<? extends Deployable> workers) {
        boolean binds = deployments.isEmpty()
                && !notChecked.isEmpty()
                && workers.stream()
                        .filter(worker -> !worker.unreadable())
                        .flatMap(worker -> worker.environments().stream().map(worker::deployments))
                        .flatMap(List::stream)
                        .anyMatch(deployment -> !deployment.bindings().isEmpty());
        return binds
                ? List.of(Finding.nowhere(
                        Rule.CONFIG_NOT_CHECKED,
                        "Nothing was checked: every deployment is excluded, although some bind secrets."))
                : List.of();
    }

    private static String never(Location location) {
        return "\"deploy: never\" in " + location.fileAndLine();
    }

    /** The reason why an environment isn't checked; null if it is. */
    private static @Nullable String whyNot(
            Environment environment,
            Deployable worker,
            EnvironmentSelection selection,
            Manifest manifest,
            Deployers deployers) {
        if (selection instanceof EnvironmentSelection.These these) {
            return these.environments().contains(environment)
                    ? null
                    : these.by() + " selects " + Quoted.list(these.written());
        }
        Location never = manifest.neverDeployed(environment);
        if (never != null) {
            return never(never);
        }
        boolean topLevelOfSeveral =
                environment.isTopLevel() && worker.environments().size() > 1;
        return topLevelOfSeveral && deployers.onlyForEnvironments()
                ? manifest.name() + " declares deployers for environments only"
                : null;
    }
}
