package io.github.secretsgate.report;

import org.jspecify.annotations.Nullable;

/**
 * The subject of a report, and the CI run that wrote it.
 *
 * @param version the plugin's version
 * @param module the module's directory relative to the build's root; null for the root itself, and without a module
 * @param reports the directory of the reports relative to the module's; null if it is the default or outside of it
 * @param commit the commit ID from the CI system; null if there is none
 * @param run the URL of the CI system's page about the run; null if there is none
 */
public record RunIdentity(
        String version,
        @Nullable String module,
        @Nullable String reports,
        @Nullable String commit,
        @Nullable String run) {
    /** The identity of a run of which only the version is known. */
    public static RunIdentity of(String version) {
        return new RunIdentity(version, null, null, null, null);
    }
}
