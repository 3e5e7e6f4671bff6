package io.github.secretsgate.maven;

import io.github.secretsgate.report.RunIdentity;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What CI systems say about a run in environment variables.
 *
 * @see <a href="https://docs.github.com/en/actions/reference/workflows-and-actions/variables">GitHub Actions</a>
 * @see <a href="https://docs.gitlab.com/ci/variables/predefined_variables/">GitLab</a>
 * @see <a href="https://www.jenkins.io/doc/book/pipeline/jenkinsfile/#using-environment-variables">Jenkins</a>
 */
final class CiRun {
    private CiRun() {}

    /**
     * The identity of a report.
     *
     * @param module the module's directory relative to the build's root
     * @param reports the directory of the reports relative to the module's, or null if it is the usual one
     * @param environment gives the value of an environment variable
     */
    static RunIdentity of(
            String version, String module, @Nullable String reports, UnaryOperator<@Nullable String> environment) {
        String commit = Stream.of("GITHUB_SHA", "CI_COMMIT_SHA", "GIT_COMMIT", "WORKERS_CI_COMMIT_SHA")
                .map(environment)
                .filter(value -> value != null && value.matches("[0-9a-f]{7,64}"))
                .findFirst()
                .orElse(null);
        String run = Stream.of(github(environment), environment.apply("CI_JOB_URL"), environment.apply("BUILD_URL"))
                .filter(value -> value != null && value.matches("https?://[\\w./:%+~-]{1,500}"))
                .findFirst()
                .orElse(null);
        return new RunIdentity(version, module, reports, commit, run);
    }

    private static @Nullable String github(UnaryOperator<@Nullable String> environment) {
        String run = environment.apply("GITHUB_RUN_ID");
        return run == null
                ? null
                : environment.apply("GITHUB_SERVER_URL") + "/" + environment.apply("GITHUB_REPOSITORY")
                        + "/actions/runs/" + run;
    }
}
