package io.github.secretsgate.gate;

import io.github.secretsgate.access.Action;
import io.github.secretsgate.access.Caller;
import io.github.secretsgate.finding.DeployCommand;
import io.github.secretsgate.finding.Environment;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Quoted;
import io.github.secretsgate.finding.Rule;
import io.github.secretsgate.gate.GateRequest.DeployerParameters;
import io.github.secretsgate.inventory.Fact;
import io.github.secretsgate.manifest.Deployer;
import io.github.secretsgate.manifest.Deployer.Operation;
import io.github.secretsgate.manifest.Deployer.Origin;
import io.github.secretsgate.manifest.Manifest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The deployer of each deployment. The manifest declares it, or a parameter, which replaces every deployer of the manifest.
 *
 * @param parameter the deployer that a parameter declares; null if none is set
 * @param findings the findings about the declarations
 */
record Deployers(Manifest manifest, @Nullable Deployer parameter, List<Finding> findings) {
    static Deployers of(Manifest manifest, DeployerParameters parameters) {
        DeployerInParameters read = DeployerInParameters.of(parameters);
        Deployer parameter = read.deployer();
        List<Finding> findings = new ArrayList<>(read.findings());
        for (Deployer declared : manifest.deployers()) {
            findings.addAll(notAllowed(parameter != null ? parameter : declared, declared.operations()));
        }
        if (parameter != null) {
            findings.addAll(overridden(manifest, parameter));
        }
        return new Deployers(manifest, parameter, List.copyOf(findings));
    }

    /** The deployer that runs a command on an environment. */
    Fact<Deployer> of(Environment environment, @Nullable DeployCommand command) {
        return parameter != null ? new Fact.Known<>(parameter) : manifest.deployerOf(environment, command);
    }

    /** The deployer for everything outside of environments, such as AI Gateways. */
    Fact<Deployer> ofTheRest() {
        return parameter != null ? new Fact.Known<>(parameter) : manifest.deployer();
    }

    /** Returns whether only single environments have deployers, so that the top level isn't meant to be deployed. */
    boolean onlyForEnvironments() {
        return parameter == null
                && manifest.deployerOf(Environment.TOP_LEVEL) instanceof Fact.Undeclared
                && manifest.environments().values().stream().anyMatch(policy -> policy.deployer() != null);
    }

    /** The findings about operations that the deployer isn't allowed to perform. */
    static List<Finding> notAllowed(Deployer deployer, List<Operation> operations) {
        List<Finding> findings = new ArrayList<>();
        for (Operation operation : operations) {
            if (deployer.caller() instanceof Fact.Known<Caller> && !deployer.may(operation.action())) {
                findings.add(Finding.at(
                                operation.location(),
                                Rule.OPERATION_NOT_ALLOWED,
                                deployer.sentence() + ", which doesn't include the operation "
                                        + Quoted.of(operation.action().word()) + ".")
                        .hint(Remediation.toAllow(deployer, operation.action())));
            }
        }
        return findings;
    }

    private static List<Finding> overridden(Manifest manifest, Deployer parameter) {
        List<Finding> findings = new ArrayList<>();
        for (Deployer declared : manifest.deployers()) {
            boolean more = parameter.may(Action.BIND)
                    && declared.caller() instanceof Fact.Known<Caller>
                    && !declared.may(Action.BIND);
            if (more && declared.origin() instanceof Origin.InManifest origin) {
                findings.add(Finding.at(
                                origin.location(),
                                Rule.CALLER_OVERRIDDEN,
                                "The manifest declares a deployer that can't bind secrets: " + declared.describe()
                                        + ". A parameter declares one that can: " + parameter.describe()
                                        + ". The parameter is used.")
                        .hint("Correct the manifest, or remove the parameter."));
            }
        }
        return findings;
    }
}
