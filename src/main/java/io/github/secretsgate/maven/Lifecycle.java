package io.github.secretsgate.maven;

import java.util.List;

/** The phases of Maven's lifecycles, in their order. They are the same in all versions that can run the plugin. */
final class Lifecycle {
    private static final List<List<String>> LIFECYCLES = List.of(
            List.of(
                    "validate",
                    "initialize",
                    "generate-sources",
                    "process-sources",
                    "generate-resources",
                    "process-resources",
                    "compile",
                    "process-classes",
                    "generate-test-sources",
                    "process-test-sources",
                    "generate-test-resources",
                    "process-test-resources",
                    "test-compile",
                    "process-test-classes",
                    "test",
                    "prepare-package",
                    "package",
                    "pre-integration-test",
                    "integration-test",
                    "post-integration-test",
                    "verify",
                    "install",
                    "deploy"),
            List.of("pre-clean", "clean", "post-clean"),
            List.of("pre-site", "site", "post-site", "site-deploy"));

    private Lifecycle() {}

    /** Returns whether a phase is before another of the same lifecycle. */
    static boolean isBefore(String phase, String other) {
        List<String> phases = lifecycle(phase);
        return phases.contains(phase) && phases.indexOf(phase) < phases.indexOf(other);
    }

    /** Returns whether a build that was asked for these goals gets to a phase. */
    static boolean reaches(List<String> goals, String phase) {
        List<String> phases = lifecycle(phase);
        for (String goal : goals) {
            if (phases.contains(phase) && phases.indexOf(goal) >= phases.indexOf(phase)) {
                return true;
            }
        }
        return false;
    }

    /** The phases of the lifecycle that a phase is in; empty if it is in none. */
    private static List<String> lifecycle(String phase) {
        for (List<String> phases : LIFECYCLES) {
            if (phases.contains(phase)) {
                return phases;
            }
        }
        return List.of();
    }
}
