package io.github.secretsgate.gate;

import io.github.secretsgate.access.Action;
import io.github.secretsgate.finding.DidYouMean;
import io.github.secretsgate.finding.Environment;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Rule;
import io.github.secretsgate.manifest.DeclaredCaller;
import io.github.secretsgate.manifest.DeclaredCaller.Kind;
import io.github.secretsgate.manifest.DeclaredCaller.Origin;
import io.github.secretsgate.manifest.Manifest;
import io.github.secretsgate.wrangler.WranglerConfig;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What does not fit between the manifest and what is deployed. */
final class ManifestChecks {
    private ManifestChecks() {}

    /** Environments of the manifest that are probably misspelled: the one that is meant would get another caller. */
    static List<Finding> misspelledEnvironments(Manifest manifest, List<WranglerConfig> configs) {
        Set<String> undeclared = new LinkedHashSet<>(Set.of(Environment.RESERVED));
        Set<String> known = new LinkedHashSet<>(Set.of(Environment.RESERVED));
        for (WranglerConfig config : configs) {
            config.environments().forEach(environment -> known.add(environment.label()));
        }
        undeclared.addAll(known);
        undeclared.removeAll(manifest.environments().keySet());
        List<Finding> findings = new ArrayList<>();
        manifest.environments().forEach((name, policy) -> {
            String meant = known.contains(name) ? null : meant(name, undeclared);
            if (meant != null) {
                findings.add(Finding.at(
                        policy.location(),
                        Rule.MANIFEST_INVALID,
                        "No config has the environment " + name + ". Did you mean " + meant + "?"));
            }
        });
        return findings;
    }

    /** Shared manifests name environments of other modules, such as staging-2 and staging-eu: those are not misspelled. */
    private static @Nullable String meant(String name, Set<String> undeclared) {
        for (String candidate : undeclared) {
            boolean near = DidYouMean.nearest(name, List.of(candidate)).isPresent();
            boolean numbered = withoutDigits(name).equals(withoutDigits(candidate));
            boolean abbreviated = name.length() >= 3
                    && candidate.startsWith(name.toLowerCase(Locale.ROOT))
                    && candidate.substring(name.length()).chars().allMatch(Character::isLetter);
            if ((near || abbreviated) && !numbered) {
                return candidate;
            }
        }
        return null;
    }

    private static String withoutDigits(String name) {
        return name.replaceAll("[0-9]", "");
    }

    /** Callers with Edit of which nothing that they do needs it. Where nothing binds at all, it is not known yet who will. */
    static List<Finding> overPrivileged(Manifest manifest, List<CheckedDeployment> deployments) {
        Map<Boolean, List<@Nullable DeclaredCaller>> callers = deployments.stream()
                .collect(Collectors.partitioningBy(
                        deployment -> !deployment.deployment().bindings().isEmpty(),
                        Collectors.mapping(CheckedDeployment::caller, Collectors.toList())));
        List<@Nullable DeclaredCaller> binding = callers.getOrDefault(true, List.of());
        List<@Nullable DeclaredCaller> others = callers.getOrDefault(false, List.of());
        List<Finding> findings = new ArrayList<>();
        for (DeclaredCaller caller : binding.isEmpty() ? List.<DeclaredCaller>of() : manifest.callers()) {
            boolean needless = others.contains(caller) && !binding.contains(caller) && onlyViews(caller);
            boolean edit = caller.kind() == Kind.TOKEN && caller.may(Action.EDIT);
            if (needless && edit && caller.origin() instanceof Origin.InManifest origin) {
                findings.add(overPrivileged(origin, !caller.operations().isEmpty()));
            }
        }
        return findings;
    }

    private static boolean onlyViews(DeclaredCaller caller) {
        return caller.operations().stream().allMatch(operation -> operation.action() == Action.VIEW);
    }

    private static Finding overPrivileged(Origin.InManifest origin, boolean views) {
        String message = "Nothing that this token deploys binds a secret, and "
                + (views ? "all that it does is view secrets" : "no operation is declared for it")
                + ": it does not need Account Secrets Store Edit.";
        return Finding.at(origin.location(), Rule.CALLER_OVER_PRIVILEGED, message)
                .hint(
                        views
                                ? "Give the token Account Secrets Store Read in its place, and declare that."
                                : "Take the permission from the token, and declare token: none.");
    }
}
