package io.github.secretsgate.gate;

import io.github.secretsgate.finding.Environment;
import io.github.secretsgate.manifest.Manifest;
import io.github.secretsgate.manifest.Manifest.EnvironmentPolicy;
import io.github.secretsgate.manifest.Waiver;
import io.github.secretsgate.source.Location;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which of a repository's own waivers and exclusions a run uses. A pipeline that enforces the check uses only those that it allows itself.
 *
 * @param active whether the pipeline enforces the check
 * @param waivers whether the manifest's waivers are used
 * @param neverDeployed whether the manifest's {@code deploy: never} is used
 * @param manifestHome the only directory in which a manifest is searched for; null for the module's, then the root
 * @param refused a sentence for each parameter of the repository that isn't used
 */
public record Enforcement(
        boolean active,
        boolean waivers,
        boolean neverDeployed,
        @Nullable Path manifestHome,
        List<String> refused) {
    /** The repository decides. */
    public static final Enforcement NONE = new Enforcement(false, true, true, null, List.of());

    /** The manifest as far as it's used. */
    Manifest allowed(Manifest manifest) {
        LinkedHashMap<Environment, EnvironmentPolicy> environments = new LinkedHashMap<>();
        manifest.environments().forEach((environment, policy) -> environments.put(environment, allowed(policy)));
        EnvironmentPolicy previews = manifest.previews();
        return new Manifest(
                manifest.name(),
                manifest.deployer(),
                environments,
                previews == null ? null : allowed(previews),
                manifest.inventory(),
                manifest.aiGateways(),
                waivers ? manifest.waivers() : List.of(),
                manifest.own(),
                manifest.findings());
    }

    private EnvironmentPolicy allowed(EnvironmentPolicy policy) {
        return neverDeployed ? policy : new EnvironmentPolicy(policy.deployer(), null, policy.location());
    }

    /** A sentence for each waiver or exclusion that isn't used. */
    List<String> notes(Manifest manifest) {
        List<String> notes = new ArrayList<>(refused);
        for (Waiver waiver : waivers ? List.<Waiver>of() : manifest.waivers()) {
            notes.add("The waiver in " + waiver.location().fileAndLine() + " isn't used: this run accepts no waivers.");
        }
        Stream<EnvironmentPolicy> policies =
                Stream.concat(manifest.environments().values().stream(), Stream.ofNullable(manifest.previews()));
        for (EnvironmentPolicy policy : neverDeployed ? List.<EnvironmentPolicy>of() : policies.toList()) {
            @Nullable Location never = policy.neverDeployed();
            if (never != null) {
                notes.add("\"deploy: never\" in " + never.fileAndLine()
                        + " isn't used: the pipeline enforces the check.");
            }
        }
        return notes;
    }
}
