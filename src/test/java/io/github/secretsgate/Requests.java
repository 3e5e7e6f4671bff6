package io.github.secretsgate;

import io.github.secretsgate.gate.Enforcement;
import io.github.secretsgate.gate.EnvironmentSelection;
import io.github.secretsgate.gate.GateRequest;
import io.github.secretsgate.gate.GateRequest.DeployerParameters;
import io.github.secretsgate.gate.PlaceholderPolicy;
import io.github.secretsgate.gate.PluginCommands;
import io.github.secretsgate.wrangler.SearchRequest;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a build asks for that sets no parameter. */
public final class Requests {
    /** Today, in all tests. */
    public static final LocalDate TODAY = LocalDate.parse("2026-11-24");

    /** The plugin, in all tests. */
    public static final PluginCommands PLUGIN =
            new PluginCommands("io.github.secretsgate:secrets-store-maven-plugin:1.0.0");

    private Requests() {}

    /** A module in its own root. */
    public static GateRequest module(Path directory) {
        return module(directory, null);
    }

    /**
     * A module in its own root, and who deploys it.
     *
     * @param tokenPermission of a token that deploys instead of every caller of the manifest; null to leave those
     */
    public static GateRequest module(Path directory, @Nullable String tokenPermission) {
        return of(directory, new SearchRequest(directory, false, null, List.of(), List.of()), tokenPermission);
    }

    /** The Workers that these patterns find below the root. */
    public static GateRequest including(Path root, List<String> includes) {
        return of(root, new SearchRequest(root, false, null, includes, List.of()));
    }

    /** Whatever is searched for below this root. */
    public static GateRequest of(Path root, SearchRequest workers) {
        return of(root, workers, null);
    }

    private static GateRequest of(Path root, SearchRequest workers, @Nullable String tokenPermission) {
        return new GateRequest(
                root,
                workers,
                null,
                new EnvironmentSelection.Every(),
                null,
                new DeployerParameters(tokenPermission, List.of()),
                PlaceholderPolicy.ACCEPT,
                GateRequest.MAX_WAIVER_DAYS,
                Set.of(),
                List.of(),
                PLUGIN,
                TODAY,
                Enforcement.NONE);
    }
}
