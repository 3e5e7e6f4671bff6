package io.github.secretsgate.maven;

import io.github.secretsgate.wrangler.SearchRequest;
import java.io.File;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/** Where the build is. */
final class BuildLayout {
    private final MavenSession session;
    private final MavenProject project;

    BuildLayout(MavenSession session, MavenProject project) {
        this.session = session;
        this.project = project;
    }

    /** Whether Maven runs in a directory without a pom. */
    boolean withoutPom() {
        return project.getFile() == null;
    }

    /** The module's directory, or the current one. */
    Path baseDirectory() {
        File directory = withoutPom() ? new File(session.getExecutionRootDirectory()) : project.getBasedir();
        return directory.toPath().toAbsolutePath().normalize();
    }

    /** The build's root, to which paths are relative. */
    Path root() {
        File root = session.getRequest().getMultiModuleProjectDirectory();
        return root == null ? baseDirectory() : root.toPath().toAbsolutePath().normalize();
    }

    /** Where the Workers are, as parameters say it that several goals have. */
    SearchRequest workers(@Nullable File config, List<String> includes, List<String> excludes) {
        Path one = config == null ? null : config.toPath();
        return new SearchRequest(baseDirectory(), withoutPom(), one, includes, excludes);
    }

    /** Where reports go if nothing else is said. Without a pom Maven does not resolve its own build directory. */
    Path reportDirectory() {
        Path build = withoutPom()
                ? baseDirectory().resolve("target")
                : Path.of(project.getBuild().getDirectory());
        return build.resolve("secrets-store");
    }

    /** Configs that other executions of the plugin in this module check. */
    Set<Path> configsOfOtherExecutions(MojoExecution execution) {
        Set<Path> configs = new HashSet<>();
        if (execution.getPlugin() != null) {
            for (PluginExecution other : execution.getPlugin().getExecutions()) {
                boolean configured = other.getConfiguration() instanceof Xpp3Dom;
                Xpp3Dom config = configured ? ((Xpp3Dom) other.getConfiguration()).getChild("config") : null;
                if (config != null && config.getValue() != null) {
                    configs.add(baseDirectory().resolve(config.getValue()).normalize());
                }
            }
        }
        return configs;
    }
}
