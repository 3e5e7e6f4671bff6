package io.github.secretsgate.maven;

import io.github.secretsgate.report.GithubAnnotations;
import io.github.secretsgate.report.MarkdownSummary;
import io.github.secretsgate.report.RunIdentity;
import io.github.secretsgate.result.Report;
import io.github.secretsgate.source.FileName;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Annotations in a pull request and the summary of a run on GitHub. Does nothing elsewhere. */
final class GithubActions {
    private final Function<String, @Nullable String> environment;
    private final Path root;

    /**
     * @param environment gives the value of an environment variable
     * @param root the directory to which the paths of findings are relative
     */
    GithubActions(Function<String, @Nullable String> environment, Path root) {
        this.environment = environment;
        this.root = root;
    }

    /** Prints annotations and appends to the summary of the step; returns a sentence for what can't be written. */
    List<String> show(Report report, RunIdentity identity, OutputStream out) {
        if (!"true".equals(environment.apply("GITHUB_ACTIONS"))) {
            return List.of();
        }
        try {
            for (String line : GithubAnnotations.of(report, this::inWorkspace)) {
                out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
            out.flush();
            String summary = environment.apply("GITHUB_STEP_SUMMARY");
            if (summary != null && !summary.isEmpty()) {
                append(root.getFileSystem().getPath(summary), MarkdownSummary.of(report, identity));
            }
            return List.of();
        } catch (IOException | RuntimeException e) {
            return List.of("GitHub's annotations and summary can't be written: " + e + ".");
        }
    }

    /** Appends bytes: with half a surrogate pair, Files.writeString would throw an exception. */
    private static void append(Path file, String text) throws IOException {
        Files.write(
                file,
                text.getBytes(StandardCharsets.UTF_8),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND,
                LinkOption.NOFOLLOW_LINKS);
    }

    /** GitHub takes paths as relative to the checkout, of which the build may be a part. */
    private String inWorkspace(String name) {
        String workspace = environment.apply("GITHUB_WORKSPACE");
        if (workspace == null || workspace.isEmpty()) {
            return name;
        }
        Path directory = root.getFileSystem().getPath(workspace);
        String inWorkspace = FileName.below(directory, root.resolve(name));
        boolean outside = inWorkspace.startsWith("../")
                || directory.getFileSystem().getPath(inWorkspace).isAbsolute();
        return outside ? name : inWorkspace;
    }
}
