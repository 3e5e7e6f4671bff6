package io.github.secretsgate.gate;

import io.github.secretsgate.finding.BoundSecret;
import io.github.secretsgate.finding.Environment;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Quoted;
import io.github.secretsgate.finding.Rule;
import io.github.secretsgate.finding.Subject;
import io.github.secretsgate.manifest.AiGateway;
import io.github.secretsgate.wrangler.Binding;
import io.github.secretsgate.wrangler.Deployment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns AI Gateways into deployments: a gateway's key is checked like a Worker's binding. */
final class AiGatewayDeployments {
    private AiGatewayDeployments() {}

    /** The gateways of a manifest. Their account is that of the Workers, if all Workers have the same one. */
    static List<Deployment> of(List<AiGateway> gateways, List<Deployment> workers) {
        Set<String> accounts = new HashSet<>();
        for (Deployment worker : workers) {
            if (worker.accountId() != null) {
                accounts.add(worker.accountId());
            }
        }
        String account = accounts.size() == 1 ? accounts.iterator().next() : null;
        List<Deployment> deployments = new ArrayList<>();
        for (AiGateway gateway : gateways) {
            deployments.add(deployment(gateway, account));
        }
        return deployments;
    }

    private static Deployment deployment(AiGateway gateway, @Nullable String account) {
        String title = "AI Gateway " + gateway.id();
        List<Binding> bindings = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        for (AiGateway.Key key : gateway.keys()) {
            BoundSecret secret = new BoundSecret(key.provider() + "/" + key.alias(), gateway.store(), key.secret());
            bindings.add(
                    new Binding(secret, key.location(), key.location(), gateway.storeLocation(), key.location(), ""));
            if (!key.secret().equals(key.expected())) {
                findings.add(wrongName(gateway, title, key, secret));
            }
        }
        return new Deployment(
                gateway.location().file(),
                null,
                title,
                Environment.TOP_LEVEL,
                null,
                account,
                List.copyOf(bindings),
                false,
                List.copyOf(findings));
    }

    private static Finding wrongName(AiGateway gateway, String title, AiGateway.Key key, BoundSecret secret) {
        return Finding.at(
                        key.location(),
                        Rule.AI_GATEWAY_KEY_NAME,
                        title + " looks for its " + Quoted.of(key.provider()) + " key only in secret "
                                + Quoted.of(key.expected()) + ", so it never finds " + Quoted.of(key.secret()) + ".")
                .about(new Subject.OneDeployment(
                        gateway.location().file().name(), title, Environment.TOP_LEVEL, null, List.of(secret)))
                .hint("Duplicate the secret as " + Quoted.of(key.expected())
                        + ", with the scope \"ai_gateway\". Then change \"secret\" to that name, or remove it.");
    }
}
