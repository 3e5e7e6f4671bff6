package io.github.secretsgate.gate;

import io.github.secretsgate.finding.Environment;
import io.github.secretsgate.finding.Quoted;
import io.github.secretsgate.manifest.Manifest;
import io.github.secretsgate.result.NotChecked;
import io.github.secretsgate.source.Location;
import io.github.secretsgate.wrangler.Deployable;
import io.github.secretsgate.wrangler.Deployment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which deployments are checked.
 *
 * @param deployments those to check
 * @param notChecked those that are left out on purpose
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
                continue; // a finding says so
            }
            if (selection instanceof EnvironmentSelection.These these) {
                for (Environment environment : these.environments()) {
                    deployments.addAll(worker.deployments(environment));
                }
            }
            for (Environment environment : worker.environments()) {
                String why = whyNot(environment, worker, selection, manifest, deployers);
                if (why != null) {
                    notChecked.add(new NotChecked(worker.file().name(), environment, why));
                } else if (selection instanceof EnvironmentSelection.Every) {
                    deployments.addAll(worker.deployments(environment));
                }
            }
        }
        return new DeploymentSelection(List.copyOf(deployments), List.copyOf(notChecked));
    }

    /** Why an environment is left out; null if it isn't. */
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
            return "\"deploy: never\" in " + never.fileAndLine();
        }
        boolean topLevelOfSeveral =
                environment.isTopLevel() && worker.environments().size() > 1;
        return topLevelOfSeveral && deployers.onlyForEnvironments()
                ? manifest.name() + " declares deployers for environments only"
                : null;
    }
}
