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
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The use of a repository's own waivers and exclusions. A pipeline that enforces the check uses only those that it allows.
 *
 * @param active whether the pipeline enforces the check
 * @param waivers whether the manifest's waivers are used
 * @param neverDeployed whether the manifest's {@code deploy: never} is used
 * @param manifestHome the only directory in which a manifest is searched for; null for the module's directory, then the root
 * @param refused a sentence for each of the repository's parameters that is ignored
 */
public record Enforcement(
        boolean active,
        boolean waivers,
        boolean neverDeployed,
        @Nullable Path manifestHome,
        List<String> refused) {
    /** No enforcement: the repository decides. */
    public static final Enforcement NONE = new Enforcement(false, true, true, null, List.of());

    /** The manifest without the declarations that are ignored. */
    Manifest allowed(Manifest manifest) {
        LinkedHashMap<Environment, EnvironmentPolicy> environments = new LinkedHashMap<>();
        for (Map.Entry<Environment, EnvironmentPolicy> declared :
                manifest.environments().entrySet()) {
            environments.put(declared.getKey(), allowed(declared.getValue()));
        }
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

    /** A sentence for each waiver or exclusion that is ignored. */
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
