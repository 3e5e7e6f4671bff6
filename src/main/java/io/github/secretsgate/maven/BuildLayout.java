package io.github.secretsgate.maven;

import io.github.secretsgate.wrangler.SearchRequest;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
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

    /** Where the Workers are, as parameters say it that several goals have. */
    SearchRequest workers(@Nullable String config, List<String> includes, List<String> excludes) {
        return new SearchRequest(baseDirectory(), withoutPom(), resolve(config), includes, excludes);
    }

    /** Where reports go if nothing else is said. Without a pom Maven does not resolve its own build directory. */
    Path reportDirectory() {
        Path build = withoutPom()
                ? baseDirectory().resolve("target")
                : Path.of(project.getBuild().getDirectory());
        return build.resolve("secrets-store");
    }
}
