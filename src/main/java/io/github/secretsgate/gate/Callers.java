package io.github.secretsgate.gate;

import io.github.secretsgate.access.Action;
import io.github.secretsgate.finding.Environment;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Rule;
import io.github.secretsgate.manifest.DeclaredCaller;
import io.github.secretsgate.manifest.DeclaredCaller.Kind;
import io.github.secretsgate.manifest.DeclaredCaller.Operation;
import io.github.secretsgate.manifest.DeclaredCaller.Origin;
import io.github.secretsgate.manifest.Grants;
import io.github.secretsgate.manifest.Manifest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who deploys what: the manifest says it, or a parameter that replaces every caller of the manifest. */
final class Callers {
    private static final String TOKEN_PERMISSION = "tokenPermission";
    private static final String ROLES = "roles";

    private final Manifest manifest;
    private final @Nullable DeclaredCaller parameter;
    private final List<Finding> findings = new ArrayList<>();

    Callers(Manifest manifest, GateRequest request) {
        this.manifest = manifest;
        this.parameter = parameter(request);
        for (DeclaredCaller declared : manifest.callers()) {
            DeclaredCaller effective = parameter != null ? parameter : declared;
            findings.addAll(notAllowed(effective, declared.operations()));
        }
        if (parameter != null) {
            checkOverridden(parameter);
        }
    }

    List<Finding> findings() {
        return findings;
    }

    /** Who deploys an environment; null if that is not said. */
    @Nullable
    DeclaredCaller of(Environment environment) {
        return parameter != null ? parameter : manifest.callerOf(environment);
    }

    /** Who does what belongs to no environment; null if that is not said. */
    @Nullable
    DeclaredCaller ofTheRest() {
        return parameter != null ? parameter : manifest.caller();
    }

    /** Whether only single environments have callers, so that the top level is not meant to be deployed. */
    boolean onlyForEnvironments() {
        return parameter == null
                && manifest.complete()
                && manifest.callerOf(Environment.TOP_LEVEL) == null
                && !manifest.callers().isEmpty();
    }

    private @Nullable DeclaredCaller parameter(GateRequest request) {
        String token = request.tokenPermission();
        if (token != null && !request.roles().isEmpty()) {
            invalid("The parameters tokenPermission and roles are both set. Cloudflare evaluates a request against"
                    + " one or the other: keep the one that runs wrangler deploy.");
            return unknown();
        } else if (token != null && token.isBlank()) {
            invalid("The parameter tokenPermission is empty. It is Read, Edit or none, or a list of permissions.");
            return unknown();
        } else if (token != null) {
            List<String> words = Arrays.asList(token.split(",", -1));
            return caller(Kind.TOKEN, Grants.ofToken(words, Rule.PARAMETER_INVALID), TOKEN_PERMISSION);
        } else if (!request.roles().isEmpty()) {
            return caller(Kind.MEMBER, Grants.ofMember(request.roles()), ROLES);
        }
        return null;
    }

    private static DeclaredCaller unknown() {
        return new DeclaredCaller(null, Kind.TOKEN, List.of(), new Origin.InParameter(TOKEN_PERMISSION), List.of());
    }

    private DeclaredCaller caller(Kind kind, Grants grants, String parameterName) {
        for (Grants.Remark remark : grants.remarks()) {
            findings.add(Finding.nowhere(remark.rule(), "The parameter " + parameterName + ": " + remark.message()));
        }
        Origin origin = new Origin.InParameter(parameterName);
        return new DeclaredCaller(grants.caller(), kind, grants.names(), origin, List.of());
    }

    /** Those of the operations that a caller may not do. */
    static List<Finding> notAllowed(DeclaredCaller effective, List<Operation> operations) {
        List<Finding> findings = new ArrayList<>();
        for (Operation operation : operations) {
            if (effective.caller() != null && !effective.may(operation.action())) {
                findings.add(Finding.at(
                                operation.location(),
                                Rule.OPERATION_NOT_ALLOWED,
                                "The " + effective.describe() + ", "
                                        + effective.origin().phrase() + ", may not "
                                        + operation.action().word() + " secrets.")
                        .hint(Remedies.toAllow(effective, operation.action())));
            }
        }
        return findings;
    }

    private void checkOverridden(DeclaredCaller overriding) {
        for (DeclaredCaller declared : manifest.callers()) {
            boolean more = overriding.may(Action.BIND) && declared.caller() != null && !declared.may(Action.BIND);
            if (more && declared.origin() instanceof Origin.InManifest origin) {
                findings.add(Finding.at(
                        origin.location(),
                        Rule.CALLER_OVERRIDDEN,
                        "The manifest declares the " + declared.describe() + ", which may not bind; "
                                + overriding.origin() + " declares the " + overriding.describe()
                                + ", which may, and that counts."));
            }
        }
    }

    private void invalid(String message) {
        findings.add(Finding.nowhere(Rule.PARAMETER_INVALID, message));
    }
}
