package io.github.secretsgate.gate;

import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Quoted;
import io.github.secretsgate.finding.Rule;
import io.github.secretsgate.gate.GateRequest.DeployerParameters;
import io.github.secretsgate.inventory.Fact;
import io.github.secretsgate.manifest.Deployer;
import io.github.secretsgate.manifest.Deployer.Kind;
import io.github.secretsgate.manifest.Deployer.Origin;
import io.github.secretsgate.manifest.Grants;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The deployer that the parameters {@code tokenPermission} and {@code roles} declare.
 *
 * @param deployer null if neither parameter is set
 * @param findings the findings about the parameters
 */
public record DeployerInParameters(@Nullable Deployer deployer, List<Finding> findings) {
    private static final String TOKEN_PERMISSION = "tokenPermission";
    private static final String ROLES = "roles";

    /** Reads the parameters. */
    public static DeployerInParameters of(DeployerParameters parameters) {
        String token = parameters.tokenPermission();
        if (token != null && !parameters.roles().isEmpty()) {
            return unclear("Parameters \"tokenPermission\" and \"roles\" are both set. Cloudflare evaluates a request"
                    + " against one or the other: keep the one that describes the deployer.");
        } else if (token != null && token.isBlank()) {
            return unclear("Parameter \"tokenPermission\" is empty. Set it to Read, Edit or none, or to a list of all"
                    + " permissions.");
        } else if (token != null) {
            Grants grants = Grants.ofToken(Arrays.asList(token.split(",", -1)), Rule.PARAMETER_INVALID);
            return granted(Kind.TOKEN, grants, TOKEN_PERMISSION);
        } else if (!parameters.roles().isEmpty()) {
            return granted(Kind.MEMBER, Grants.ofMember(parameters.roles(), Rule.PARAMETER_INVALID), ROLES);
        }
        return new DeployerInParameters(null, List.of());
    }

    private static DeployerInParameters unclear(String why) {
        Deployer somebody = new Deployer(
                Fact.unclear(), Kind.TOKEN, List.of(), new Origin.InParameter(TOKEN_PERMISSION), List.of());
        return new DeployerInParameters(somebody, List.of(Finding.nowhere(Rule.PARAMETER_INVALID, why)));
    }

    private static DeployerInParameters granted(Kind kind, Grants grants, String parameter) {
        List<Finding> remarks = grants.remarks().stream()
                .map(remark ->
                        Finding.nowhere(remark.rule(), "Parameter " + Quoted.of(parameter) + ": " + remark.message()))
                .toList();
        Origin origin = new Origin.InParameter(parameter);
        return new DeployerInParameters(
                new Deployer(grants.caller(), kind, grants.names(), origin, List.of()), remarks);
    }
}
