package io.github.secretsgate.maven;

import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Rule;
import io.github.secretsgate.gate.Enforcement;
import io.github.secretsgate.gate.Gate;
import io.github.secretsgate.gate.GateRequest;
import io.github.secretsgate.gate.Live;
import io.github.secretsgate.gate.LiveAccounts;
import io.github.secretsgate.report.ConsoleReport;
import io.github.secretsgate.report.FailureMessage;
import io.github.secretsgate.report.RunIdentity;
import io.github.secretsgate.result.Report;
import io.github.secretsgate.source.ParsedFiles;
import io.github.secretsgate.source.SourceReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.SessionData;
import org.jspecify.annotations.Nullable;

/**
 * Fails the build if Cloudflare would refuse a Secrets Store binding of a Worker that is about to be deployed, and says which of
 * the two checks fails (authorization or scope), at which line, and what to do. Needs no network and no token, unless
 * {@code live} is set.
 *
 * @since 1.0.0
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, requiresProject = false, threadSafe = true)
public class CheckMojo extends CheckParameters {
    private final MojoExecution execution;
    private final BuildPluginManager plugins;

    @Inject
    CheckMojo(
            MavenSession session,
            MavenProject project,
            MojoExecution execution,
            BuildPluginManager plugins,
            SettingsDecrypter decrypter) {
        super(session, project, decrypter);
        this.execution = execution;
        this.plugins = plugins;
    }

    @Override
    void run() throws MojoExecutionException, MojoFailureException {
        if (execution instanceof ModuleExecution) {
            checkModule();
            return;
        }
        Path root = new BuildLayout(session, project).root();
        CommandLine enforcing = CommandLine.enforcing(session, System::getenv, enforce, root);
        Reactor reactor = new Reactor(session, plugins, getLog(), enforcing);
        if (isDirect()) {
            // One tree that isn't a module's is checked once.
            boolean otherTree = session.getUserProperties().getProperty("secrets-store.directory") != null;
            reactor.runInAll(execution, otherTree ? List.of(project) : session.getProjects());
        } else if (enforcing != null) {
            reactor.enforce(execution, project);
        } else {
            checkModule();
        }
    }

    private @Nullable CommandLine enforcing() {
        return execution instanceof ModuleExecution module ? module.enforcing() : null;
    }

    private boolean isDirect() {
        return execution.getSource() == MojoExecution.Source.CLI;
    }

    private void checkModule() throws MojoExecutionException, MojoFailureException {
        BuildLayout layout = new BuildLayout(session, project);
        BoundChecks bound = new BoundChecks(session, project, execution, layout);
        Path reports = reportDirectory(layout, bound);
        ReportDirectory reportsOfThis = new ReportDirectory(
                reports,
                reportDirectory != null,
                layout.trees(),
                "the execution " + execution.getExecutionId() + " of " + project.getId(),
                session.getRepositorySession().getData());
        // Before anything can fail: no report of an earlier run is left behind by a run that decided nothing.
        String uncleared = reportsOfThis.clear();
        WrittenParameters written = new WrittenParameters(session, project, execution);
        List<String> misunderstood = written.misunderstood();
        if (!misunderstood.isEmpty()) {
            throw new MojoFailureException(String.join("\n", misunderstood));
        }
        if (enforcing() == null) {
            warn(written.overridden());
        }
        if (!isDirect()) {
            warn(DeployOrder.warnings(project, execution));
            warn(BuildCache.warnings(session, project, execution, layout.root()));
        }
        if (skip) {
            getLog().warn("Secrets Store check skipped: secrets-store.skip is set.");
            if (execution instanceof ModuleExecution module) {
                module.skip();
            }
            if (uncleared != null) {
                getLog().warn(uncleared);
            }
        } else if (!checkedAlready()) {
            Report report = check(layout, bound, written);
            sayWhatWasNotFound(report, layout);
            if (!report.isEmpty()) {
                String file = new SourceReader(root(layout)).name(reportsOfThis.file(formats()));
                tell(report, identity(layout, reports), reportsOfThis, file);
            } else if (uncleared != null) {
                throw new MojoExecutionException(uncleared);
            } else {
                getLog().debug("No wrangler config here: nothing to check.");
            }
        }
    }

    private void sayWhatWasNotFound(Report report, BuildLayout layout) {
        if (isDirect()) {
            for (String other : PomConfiguration.executionsOfTheirOwn(project, execution)) {
                getLog().warn("The configuration inside the execution \"" + other + "\" of " + project.getArtifactId()
                        + " isn't used by the goal on the command line. Run " + execution.getGoal() + "@" + other
                        + ", or move it to the plugin's configuration.");
            }
        }
        NothingFound nothing = new NothingFound(session, project, execution, layout);
        boolean found = !report.deployments().isEmpty() || !report.notChecked().isEmpty();
        if (!found && directory == null && config == null && requireConfig == null) {
            if (includes.isEmpty()) {
                warn(nothing.workersBelow());
            }
            if (report.isEmpty()) {
                nothing.expectations(setForWorkers()).forEach(getLog()::info);
            }
        }
        if (!isDirect()) {
            warn(nothing.afterwards(found || !report.isEmpty() || requireConfig != null));
        }
    }

    private void warn(List<String> lines) {
        for (String line : lines) {
            getLog().warn(line);
        }
    }

    private Path reportDirectory(BuildLayout layout, BoundChecks bound) {
        if (reportDirectory != null && FileNames.isPath(reportDirectory)) {
            return layout.baseDirectory().resolve(reportDirectory);
        }
        Path usual = layout.reportDirectory();
        return isDirect() && bound.use(usual) ? usual.resolveSibling(usual.getFileName() + "-command-line") : usual;
    }

    /** Returns whether an execution of the module's pom made the same check in this build. Also records that it is made. */
    private boolean checkedAlready() {
        Checked checked = new Checked(session.getRepositorySession().getData());
        if (!isDirect() || !(execution instanceof ModuleExecution module)) {
            checked.add(project, execution);
            return false;
        } else if (checked.contains(project, execution)) {
            getLog().info(project.getArtifactId() + ": checked in this build already, by an execution of its pom.");
            module.check();
            return true;
        }
        return false;
    }

    private RunIdentity identity(BuildLayout layout, Path reports) {
        Path elsewhere = reports.equals(layout.reportDirectory()) ? null : reports;
        Path checked = directory == null ? layout.baseDirectory() : root(layout);
        return CiRun.of(execution.getVersion(), root(layout), checked, elsewhere, System::getenv);
    }

    private void tell(Report report, RunIdentity identity, ReportDirectory directory, String file)
            throws MojoExecutionException, MojoFailureException {
        if (execution instanceof ModuleExecution module) {
            module.check();
        }
        print(ConsoleReport.lines(report, file, colors()));
        BuildLayout layout = new BuildLayout(session, project);
        List<String> unwritten = new ArrayList<>(directory.write(report, formats(), identity));
        // Not System.out, which Maven 4 leads into its log: GitHub takes a line for a command only if it begins as one.
        FileOutputStream stdout = new FileOutputStream(FileDescriptor.out);
        unwritten.addAll(new GithubActions(System::getenv, root(layout)).show(report, identity, stdout));
        if (report.fails(failOnWarning)) {
            unwritten.add(0, FailureMessage.of(report, file));
            throw new MojoFailureException(String.join("\n", unwritten));
        } else if (!unwritten.isEmpty()) {
            throw new MojoExecutionException(String.join("\n", unwritten));
        }
    }

    private Report check(BuildLayout layout, BoundChecks bound, WrittenParameters written)
            throws MojoExecutionException, MojoFailureException {
        List<String> invalid = new ArrayList<>(written.empty());
        Path tree = layout.resolve(directory);
        if (invalid.isEmpty() && tree != null && !Files.isDirectory(tree)) {
            invalid.add("Parameter \"directory\" (-Dsecrets-store.directory) names no directory.");
        }
        if (!invalid.isEmpty()) {
            List<Finding> findings = invalid.stream()
                    .map(sentence -> Finding.nowhere(Rule.PARAMETER_INVALID, sentence))
                    .toList();
            return Report.of(List.of(), List.of(), List.of(), findings);
        }
        int expiryDays = tokenExpiryDays();
        GateRequest request = request(layout, bound);
        try {
            return Gate.check(request, live ? live(expiryDays) : null, parsed());
        } catch (RuntimeException | StackOverflowError e) {
            throw new MojoExecutionException(
                    "No decision could be made because of a bug in this plugin: " + e
                            + ". Please report it with what Maven prints with -e.",
                    e);
        }
    }

    /** Returns what all modules of a build with the same token share, so that each account is asked once. */
    private Live live(int expiryDays) {
        SessionData build = session.getRepositorySession().getData();
        Instant now = Instant.now();
        // The class, because another module's plugin can have a class loader of its own.
        List<Object> accounts = Arrays.asList(LiveAccounts.class, server());
        build.set(accounts, null, new LiveAccounts(this::cloudflare, now));
        return new Live((LiveAccounts) build.get(accounts), account(), expiryDays, now);
    }

    /** The files that the checks of other modules have parsed. */
    private ParsedFiles parsed() {
        SessionData build = session.getRepositorySession().getData();
        build.set(ParsedFiles.class, null, new ParsedFiles());
        return (ParsedFiles) build.get(ParsedFiles.class);
    }

    private GateRequest request(BuildLayout layout, BoundChecks bound) throws MojoFailureException {
        GateRequest request = new GateRequest(
                root(layout),
                workers(layout),
                requiresConfig(),
                environments(),
                manifest(layout),
                deployer(),
                placeholders(),
                maxWaiverDays(),
                bound.configs(),
                invalid(),
                layout.commands(execution),
                LocalDate.now(ZoneOffset.UTC),
                Enforcement.NONE);
        return request.enforcing(enforcement(layout));
    }

    private Enforcement enforcement(BuildLayout layout) {
        boolean accepted = acceptsWaivers();
        // Of a tree that is checked from elsewhere, no manifest is read.
        Path here = directory == null ? null : layout.baseDirectory();
        CommandLine enforcing = enforcing();
        if (enforcing == null || !(execution instanceof ModuleExecution module)) {
            return new Enforcement(false, accepted, true, here, List.of());
        }
        boolean trusted = enforcing.value("manifest") != null || here != null;
        return new Enforcement(
                true, accepted && trusted, trusted, here == null ? layout.root() : here, module.refused());
    }

    /** Whoever names the goal for one module expects a Worker there; of several modules, one is enough. */
    private @Nullable Boolean requiresConfig() {
        boolean named =
                execution instanceof ModuleExecution && session.getProjects().size() == 1;
        return (requireConfig == null && named) ? Boolean.valueOf(true) : requireConfig;
    }

    /** With -T modules run side by side: one report is printed, then the other. */
    private void print(List<ConsoleReport.Line> lines) {
        synchronized (CheckMojo.class) {
            lines.forEach(this::print);
        }
    }

    private void print(ConsoleReport.Line line) {
        switch (line.level()) {
            case ERROR -> getLog().error(line.text());
            case WARNING -> getLog().warn(line.text());
            case INFO -> getLog().info(line.text());
        }
    }
}
