package io.github.secretsgate.maven;

import io.github.secretsgate.report.RunIdentity;
import io.github.secretsgate.source.FileName;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
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
     * @param build the build's root
     * @param module the module's directory, or that of a tree
     * @param reports the directory of the reports, or null if it is the usual one
     * @param environment gives the value of an environment variable
     */
    static RunIdentity of(
            String version,
            Path build,
            Path module,
            @Nullable Path reports,
            UnaryOperator<@Nullable String> environment) {
        String commit = null;
        for (String variable : List.of("WORKERS_CI_COMMIT_SHA", "GIT_COMMIT", "CI_COMMIT_SHA", "GITHUB_SHA")) {
            String value = environment.apply(variable);
            commit = value != null && value.matches("[0-9a-f]{7,64}") ? value : commit;
        }
        String run = null;
        for (String value :
                Arrays.asList(environment.apply("BUILD_URL"), environment.apply("CI_JOB_URL"), github(environment))) {
            run = value != null && value.matches("https?://[\\w./:%+~-]{1,500}") ? value : run;
        }
        return new RunIdentity(
                version, below(build, module), reports == null ? null : below(module, reports), commit, run);
    }

    /** The path relative to a directory; null if it is not below: elsewhere, names differ from machine to machine, or from run to run. */
    private static @Nullable String below(Path directory, Path path) {
        String name = FileName.below(directory, path);
        return name.equals(".")
                        || name.equals("..")
                        || name.startsWith("../")
                        || directory.getFileSystem().getPath(name).isAbsolute()
                ? null
                : name;
    }

    private static @Nullable String github(UnaryOperator<@Nullable String> environment) {
        String run = environment.apply("GITHUB_RUN_ID");
        return run == null
                ? null
                : environment.apply("GITHUB_SERVER_URL") + "/" + environment.apply("GITHUB_REPOSITORY")
                        + "/actions/runs/" + run;
    }
}
