package io.github.secretsgate.report;

import org.jspecify.annotations.Nullable;

/**
 * The subject of a report, and the run that made it.
 *
 * @param version the plugin's version
 * @param module the module's directory relative to the build's root; null for the root itself, and for a tree that isn't a module
 * @param reports the directory of the reports relative to the module's, or null if it is the usual one or elsewhere
 * @param commit the commit, as the CI system names it; null if none does
 * @param run the address of the CI system's page about the run; null if there is none
 */
public record RunIdentity(
        String version,
        @Nullable String module,
        @Nullable String reports,
        @Nullable String commit,
        @Nullable String run) {
    /** A report about which nothing else is known. */
    public static RunIdentity of(String version) {
        return new RunIdentity(version, null, null, null, null);
    }
}
