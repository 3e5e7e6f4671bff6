package io.github.secretsgate.maven;

import java.util.ArrayList;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.PluginConfigurationException;
import org.apache.maven.plugin.PluginManagerException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.configuration.PlexusConfigurationException;
import org.jspecify.annotations.Nullable;

/** Runs a goal of the command line in every module of the build: a goal that needs no project is run once by Maven. */
final class Reactor {
    private final MavenSession session;
    private final BuildPluginManager plugins;
    private final Log log;
    private final @Nullable CommandLine enforcing;

    /** @param enforcing the command line, if it alone decides what weakens a check; else null */
    Reactor(MavenSession session, BuildPluginManager plugins, Log log, @Nullable CommandLine enforcing) {
        this.enforcing = enforcing;
        this.session = session;
        this.plugins = plugins;
        this.log = log;
    }

    /** Runs the goal in all modules, also after a failure, and fails with what all of them say. */
    void runInAll(MojoExecution direct, List<MavenProject> modules)
            throws MojoExecutionException, MojoFailureException {
        List<Exception> failures = new ArrayList<>();
        List<String> checked = new ArrayList<>();
        boolean skipped = false;
        for (MavenProject module : modules) {
            ModuleExecution execution = execution(direct, module);
            try {
                run(execution, module);
            } catch (MojoFailureException | MojoExecutionException e) {
                failures.add(e);
            }
            skipped |= execution.skipped();
            if (execution.checked()) {
                checked.add(module.getArtifactId());
            }
        }
        if (modules.size() > 1 && !checked.isEmpty()) {
            log.info("Modules with something to check: " + String.join(", ", checked) + " (" + checked.size() + " of "
                    + modules.size() + ").");
        }
        fail(failures);
        if (checked.isEmpty() && !skipped && modules.size() > 1) {
            throw new MojoFailureException("Nothing was checked: none of the build's " + modules.size()
                    + " modules has a wrangler config in its directory. Name the directories of the Workers with"
                    + " -Dsecrets-store.includes=, or the config with -Dsecrets-store.config=.");
        }
    }

    /** Runs the goal again in its module, with what the command line allows. */
    void enforce(MojoExecution bound, MavenProject module) throws MojoExecutionException, MojoFailureException {
        run(execution(bound, module), module);
    }

    private ModuleExecution execution(MojoExecution direct, MavenProject module) throws MojoExecutionException {
        try {
            return ModuleExecution.of(direct, module, enforcing);
        } catch (PlexusConfigurationException e) {
            throw new MojoExecutionException("The goal's own description can't be read: " + e + ".", e);
        }
    }

    private void run(ModuleExecution execution, MavenProject module)
            throws MojoExecutionException, MojoFailureException {
        MavenSession here = session.clone();
        MavenProject before = session.getCurrentProject();
        try {
            here.setCurrentProject(module);
            plugins.executeMojo(here, execution);
        } catch (PluginConfigurationException | PluginManagerException e) {
            throw new MojoExecutionException(module.getId() + ": " + e.getMessage(), e);
        } finally {
            // Some versions of Maven keep the current project where a session and its clone share it.
            here.setCurrentProject(before);
        }
    }

    private static void fail(List<Exception> failures) throws MojoExecutionException, MojoFailureException {
        if (failures.isEmpty()) {
            return;
        }
        Exception first = failures.get(0);
        String message =
                String.join("\n\n", failures.stream().map(Exception::getMessage).toList());
        // Not the failures as causes: Maven would print all of the message again.
        if (failures.stream().allMatch(MojoFailureException.class::isInstance)) {
            throw new MojoFailureException(message, first.getCause());
        }
        throw new MojoExecutionException(message, first.getCause());
    }
}
