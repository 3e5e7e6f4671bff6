package io.github.secretsgate.maven;

import io.github.secretsgate.gate.PluginCommands;
import io.github.secretsgate.wrangler.SearchRequest;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** The directories of the build. */
final class BuildLayout {
    private static final List<String> WHAT_IS_READ = List.of(
            "secrets-store.config", "secrets-store.includes", "secrets-store.excludes", "secrets-store.manifest");

    /** The characters that no shell expands between double quotes: a repository can set properties, and people paste commands. */
    private static final Pattern SAFE_BETWEEN_QUOTES = Pattern.compile("[\\w./*?,@ +-]+");

    private final MavenSession session;
    private final MavenProject project;

    BuildLayout(MavenSession session, MavenProject project) {
        this.session = session;
        this.project = project;
    }

    /** Returns whether Maven runs in a directory without a pom. */
    boolean withoutPom() {
        return pom() == null;
    }

    /** The module's directory, or the current one. */
    Path baseDirectory() {
        File pom = pom();
        Path directory = pom == null
                ? Path.of(session.getExecutionRootDirectory())
                : pom.toPath().toAbsolutePath().resolveSibling("");
        return directory.toAbsolutePath().normalize();
    }

    /** The pom that people wrote; null without one. Other plugins move the project's file, and so its directory, as shade does. */
    private @Nullable File pom() {
        File written = project.getModel() == null ? null : project.getModel().getPomFile();
        return written == null ? project.getFile() : written;
    }

    /** The build's root, to which paths are relative. */
    Path root() {
        File root = session.getRequest().getMultiModuleProjectDirectory();
        return root == null ? baseDirectory() : root.toPath().toAbsolutePath().normalize();
    }

    /** The directories of the change that is built, in which anything could be planted. */
    List<Path> trees() {
        return List.of(baseDirectory(), root());
    }

    /** A file that a parameter names, relative to the base directory; null if it names none. */
    @Nullable
    Path resolve(@Nullable String file) {
        return file == null ? null : baseDirectory().resolve(file).normalize();
    }

    /** The location of the Workers, from the parameters that several goals have. */
    SearchRequest workers(@Nullable String config, List<String> includes, List<String> excludes) {
        return new SearchRequest(baseDirectory(), withoutPom(), resolve(config), includes, excludes);
    }

    /** This plugin's goals as commands, with the options of the command line that say what is read. */
    PluginCommands commands(MojoExecution execution) {
        List<String> options = new ArrayList<>();
        for (String name : WHAT_IS_READ) {
            String value = session.getUserProperties().getProperty(name);
            if (value != null && SAFE_BETWEEN_QUOTES.matcher(value).matches()) {
                options.add("\"-D" + name + "=" + value + "\"");
            }
        }
        return new PluginCommands(execution.getPlugin().getId(), options);
    }

    /** The default directory of the reports. Without a pom Maven doesn't resolve its own build directory. */
    Path reportDirectory() {
        Path build = withoutPom()
                ? baseDirectory().resolve("target")
                : Path.of(project.getBuild().getDirectory());
        return build.resolve("secrets-store");
    }
}
