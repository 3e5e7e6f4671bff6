package io.github.secretsgate.maven;

import io.github.secretsgate.buildoutput.ProjectSearch;
import io.github.secretsgate.gate.Enforcement;
import io.github.secretsgate.gate.EnvironmentSelection;
import io.github.secretsgate.gate.GateRequest;
import io.github.secretsgate.gate.PlaceholderPolicy;
import io.github.secretsgate.init.Init;
import io.github.secretsgate.init.Init.Outcome;
import io.github.secretsgate.report.Colors;
import io.github.secretsgate.report.ConsoleReport;
import io.github.secretsgate.source.FileName;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Writes a first manifest, {@code secrets-store.yaml}, from the wrangler configs and Build Output that it finds: every store and
 * every secret that they bind. What they don't hold (who deploys, and which services can use a secret) stays open and marked, so
 * that {@code check} fails until somebody has confirmed it. Never overwrites: if there is a manifest, prints what is missing in it,
 * and the lines to add. Runs once, in the directory where Maven was started; in a build of many modules it reads the Workers of
 * all of them.
 *
 * @since 1.0.0
 */
@Mojo(name = "init", requiresProject = false, aggregator = true, threadSafe = true)
public class InitMojo extends PrintingMojo {
    private final MavenSession session;
    private final MavenProject project;
    private final MojoExecution execution;

    /**
     * The one wrangler config to read, as with {@code wrangler deploy --config}: no other is searched for, and
     * {@code .wrangler/deploy/config.json} is ignored. The default is what wrangler finds in the base directory.
     *
     * <pre>{@code <config>wrangler.eu.toml</config>}</pre>
     *
     * @since 1.0.0
     */
    @Parameter(property = "secrets-store.config")
    private @Nullable String config;

    /**
     * Patterns of directories below the base directory, for a repository of many Workers: each directory that matches and has a
     * config is one Worker. {@code node_modules}, {@code target}, {@code .git} and {@code .wrangler} never match. Cannot be used
     * together with {@code config}. The default is the base directory alone.
     *
     * <pre>{@code <includes>
     *   <include>workers/*</include>
     * </includes>}</pre>
     *
     * @since 1.0.0
     */
    @Parameter(property = "secrets-store.includes")
    private List<String> includes = List.of();

    /**
     * Patterns of directories that {@code includes} matches but that are no Workers of this build. None by default.
     *
     * <pre>{@code <excludes>
     *   <exclude>workers/playground</exclude>
     * </excludes>}</pre>
     *
     * @since 1.0.0
     */
    @Parameter(property = "secrets-store.excludes")
    private List<String> excludes = List.of();

    /**
     * The manifest to write, in a directory that exists. The default is {@code secrets-store.yaml} next to the pom (or in the
     * current directory), unless there is one in the build's root.
     *
     * <pre>&lt;manifest>${maven.multiModuleProjectDirectory}/deploy/secrets-store.yaml&lt;/manifest></pre>
     *
     * @since 1.0.0
     */
    @Parameter(property = "secrets-store.manifest")
    private @Nullable String manifest;

    /**
     * The Secrets Store permission of the API token that deploys: {@code Read}, {@code Edit} or {@code none}. It becomes the
     * {@code caller} of the manifest. Not together with {@code roles}. By default, the caller is left open.
     *
     * <pre>{@code <tokenPermission>Account Secrets Store Edit</tokenPermission>}</pre>
     *
     * @since 1.0.0
     */
    @Parameter(property = "secrets-store.tokenPermission")
    private @Nullable String tokenPermission;

    /**
     * The roles of the member who deploys. They become the {@code caller} of the manifest. Not together with
     * {@code tokenPermission}. By default, the caller is left open.
     *
     * <pre>{@code <roles>
     *   <role>Secrets Store Deployer</role>
     * </roles>}</pre>
     *
     * @since 1.0.0
     */
    @Parameter(property = "secrets-store.roles")
    private List<String> roles = List.of();

    @Inject
    InitMojo(MavenSession session, MavenProject project, MojoExecution execution) {
        this.session = session;
        this.execution = execution;
        this.project = project;
    }

    @Override
    void run() throws MojoExecutionException, MojoFailureException {
        new WrittenParameters(session, project, execution).require();
        try {
            print(Init.run(request()));
        } catch (IOException e) {
            throw new MojoExecutionException("The manifest can't be written: " + e + ".", e);
        }
    }

    /** The Workers of all modules if nothing is named: they share one manifest, in the directory where Maven was started. */
    private List<String> included(BuildLayout layout) {
        List<String> named = ListParameter.elements(includes);
        if (config != null || !named.isEmpty() || session.getProjects().size() <= 1) {
            return named;
        }
        Path base = layout.baseDirectory();
        return session.getProjects().stream()
                .map(module -> new BuildLayout(session, module).baseDirectory())
                .filter(module -> module.startsWith(base) && ProjectSearch.isProject(module))
                .map(module -> FileName.slashes(base.relativize(module)))
                .toList();
    }

    private GateRequest request() {
        BuildLayout layout = new BuildLayout(session, project);
        return new GateRequest(
                layout.root(),
                layout.workers(config, included(layout), ListParameter.elements(excludes)),
                true,
                new EnvironmentSelection.Every(),
                layout.resolve(manifest),
                new GateRequest.DeployerParameters(tokenPermission, ListParameter.elements(roles)),
                PlaceholderPolicy.ACCEPT,
                GateRequest.MAX_WAIVER_DAYS,
                Set.of(),
                List.of(),
                layout.commands(execution),
                LocalDate.now(ZoneOffset.UTC),
                Enforcement.NONE);
    }

    private void print(Outcome outcome) throws MojoFailureException {
        if (outcome instanceof Outcome.Written written) {
            written.lines().forEach(getLog()::info);
        } else if (outcome instanceof Outcome.NothingBound nothing) {
            getLog().info("No Secrets Store bindings in " + String.join(", ", nothing.configs())
                    + ". No manifest is needed, and none is written.");
        } else if (outcome instanceof Outcome.AlreadyThere there) {
            getLog().info(there.manifest() + " exists already and isn't changed.");
            ConsoleReport.lines(there.report(), "", Colors.OFF).forEach(line -> getLog().info(line.text()));
            getLog().info(
                            there.report().fails(false)
                                    ? "The check fails with it: see above."
                                    : "The check passes with it.");
        } else if (outcome instanceof Outcome.Refused refused) {
            throw new MojoFailureException(refused.why());
        } else if (outcome instanceof Outcome.Unknown unknown) {
            ConsoleReport.lines(unknown.why(), "", Colors.OFF).forEach(line -> getLog().error(line.text()));
            throw new MojoFailureException(
                    "Nothing is written, because the Workers' bindings can't be determined: see above.");
        }
    }
}
