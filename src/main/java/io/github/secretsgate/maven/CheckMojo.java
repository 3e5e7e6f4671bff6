package io.github.secretsgate.maven;

import io.github.secretsgate.cloudflare.ApiResult;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Rule;
import io.github.secretsgate.gate.Enforcement;
import io.github.secretsgate.gate.EnvironmentSelection;
import io.github.secretsgate.gate.Gate;
import io.github.secretsgate.gate.GateRequest;
import io.github.secretsgate.gate.GateRequest.DeployerParameters;
import io.github.secretsgate.gate.Live;
import io.github.secretsgate.gate.LiveAccounts;
import io.github.secretsgate.gate.PlaceholderPolicy;
import io.github.secretsgate.gate.PluginCommands;
import io.github.secretsgate.report.ConsoleReport;
import io.github.secretsgate.report.FailureMessage;
import io.github.secretsgate.report.ReportFormat;
import io.github.secretsgate.result.Report;
import io.github.secretsgate.source.SourceReader;
import io.github.secretsgate.wrangler.SearchRequest;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
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
public class CheckMojo extends CloudflareMojo {
    private static final String LIVE_ACCOUNTS = "secrets-store live accounts";

    private final MojoExecution execution;
    private final BuildPluginManager plugins;

    /**
     * Skips the check, and says so.
     *
     * <pre>{@code <skip>true</skip>}</pre>
     *
     * @since 1.0.0
     */
    @Parameter(property = "secrets-store.skip", defaultValue = "false")
    private boolean skip;

    /**
     * Whether the pipeline enforces the check, so that nothing in the repository weakens it. Write it on the command line, or set
     * the environment variable {@code SECRETS_STORE_ENFORCE} to {@code true}: then parameters come from the command line, and
     * those of poms count only where they say where Workers and reports are, or make the check stricter. {@code skip} of a pom,
     * and a module's own manifest, waivers and {@code deploy: never} are ignored with a line each, unless the command line names
     * the {@code manifest}. A config that nothing checks is an error.
     *
     * <pre>{@code mvn verify -Dsecrets-store.enforce=true}</pre>
     *
     * @since 1.0.0
     */
    @Parameter(property = "secrets-store.enforce", defaultValue = "false")
    private boolean enforce;

    /**
     * The directory of another tree to check, such as a checkout that isn't trusted: {@code config} and {@code includes} are
     * relative to it, and nothing of its poms, its {@code .mvn} or its manifest is read. The manifest is the one where Maven runs.
     * None by default.
     *
     * <pre>{@code mvn G:A:V:check -Dsecrets-store.directory=../checkout -Dsecrets-store.includes=workers/*}</pre>
     *
     * @since 1.0.0
     */
    @Parameter(property = "secrets-store.directory")
    private @Nullable String directory;

    /**
     * What to do about waivers in the manifest: {@code accept} uses them; {@code reject} ignores them with a line each.
     *
     * <pre>{@code <waivers>reject</waivers>}</pre>
     *
     * @since 1.0.0
     */
    @Parameter(property = "secrets-store.waivers", defaultValue = "accept")
    private String waivers = "accept";

    /**
     * The one wrangler config to check, as with {@code wrangler deploy --config}: no other is searched for, and
     * {@code .wrangler/deploy/config.json} is ignored. A file that does not exist is an error. The default is what wrangler finds
     * in the base directory.
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
     * Whether finding no wrangler config is an error. The default is {@code true} in a run without a pom, and {@code false} in a
     * module of a build, so that a parent pom can bind the check for all its modules.
     *
     * <pre>{@code <requireConfig>true</requireConfig>}</pre>
     *
     * @since 1.0.0
     */
    @Parameter(property = "secrets-store.requireConfig")
    private @Nullable Boolean requireConfig;

    /**
     * The environments to check; {@code top-level} is the config without {@code --env}. The default is the one that the
     * environment variable {@code CLOUDFLARE_ENV} names; if it is not set, the top level and every environment of the config, less
     * those that the manifest says are never deployed. ({@code CLOUDFLARE_ENV} in a {@code .env} file is not seen.)
     *
     * <pre>{@code <environments>
     *   <environment>staging</environment>
     *   <environment>production</environment>
     * </environments>}</pre>
     *
     * @since 1.0.0
     */
    @Parameter(property = "secrets-store.environments")
    private List<String> environments = List.of();

    /**
     * The Secrets Store permission of the API token that deploys, in place of every caller of the manifest: {@code Read},
     * {@code Edit} (also by their full names), {@code none}, or a comma-separated list of all permissions of the token. Cannot be
     * used together with {@code roles}. The default is what the manifest says.
     *
     * <p>A literal in the pom beats {@code -D}, as everywhere in Maven. To keep both, set the property instead:
     *
     * <pre>{@code <properties>
     *   <secrets-store.tokenPermission>Account Secrets Store Edit</secrets-store.tokenPermission>
     * </properties>}</pre>
     *
     * @since 1.0.0
     */
    @Parameter(property = "secrets-store.tokenPermission")
    private @Nullable String tokenPermission;

    /**
     * The roles of the member who deploys, in place of every caller of the manifest. Cannot be used together with
     * {@code tokenPermission}. The default is what the manifest says. A literal in the pom beats {@code -D}.
     *
     * <pre>{@code <roles>
     *   <role>Secrets Store Deployer</role>
     * </roles>}</pre>
     *
     * @since 1.0.0
     */
    @Parameter(property = "secrets-store.roles")
    private List<String> roles = List.of();

    /**
     * What to do about a {@code store_id} that is a placeholder listed in the manifest: {@code accept} checks it against the store
     * that it stands for; {@code reject} refuses it, for the run on the rendered config.
     *
     * <pre>{@code <placeholders>reject</placeholders>}</pre>
     *
     * @since 1.0.0
     */
    @Parameter(property = "secrets-store.placeholders", defaultValue = "accept")
    private String placeholders = "accept";

    /**
     * Whether Cloudflare is asked what the stores hold and what the token may do. What cannot be had then fails the build, and so
     * does Maven's {@code -o}.
     *
     * <pre>{@code <live>true</live>}</pre>
     *
     * @since 1.0.0
     */
    @Parameter(property = "secrets-store.live", defaultValue = "false")
    private boolean live;

    /**
     * How many days before its end a token is worth a warning, with {@code live}.
     *
     * <pre>{@code <tokenExpiryDays>30</tokenExpiryDays>}</pre>
     *
     * @since 1.0.0
     */
    @Parameter(property = "secrets-store.tokenExpiryDays", defaultValue = "7")
    private String tokenExpiryDays = "7";

    /**
     * How many days ahead a waiver of the manifest can end.
     *
     * <pre>{@code <maxWaiverDays>90</maxWaiverDays>}</pre>
     *
     * @since 1.0.0
     */
    @Parameter(property = "secrets-store.maxWaiverDays", defaultValue = "366")
    private String maxWaiverDays = "366";

    /**
     * Whether warnings fail the build as well.
     *
     * <pre>{@code <failOnWarning>true</failOnWarning>}</pre>
     *
     * @since 1.0.0
     */
    @Parameter(property = "secrets-store.failOnWarning", defaultValue = "false")
    private boolean failOnWarning;

    /**
     * The formats in which the report is written: {@code html} ({@code report.html}, a page to look at), {@code sarif}
     * ({@code report.sarif}, for GitHub's code scanning), {@code junit} ({@code TEST-secrets-store.xml}, for what shows test
     * results, such as Jenkins and GitLab), {@code gitlab} ({@code gl-code-quality-report.json}, for GitLab's code quality) and
     * {@code json} ({@code report.json}, for scripts), which is always written, also if it is not listed. Another name is an
     * error. Reports of an earlier run in other formats are removed. The build fails whatever the format. The default is
     * {@code html}.
     *
     * <pre>{@code <reports>
     *   <report>html</report>
     *   <report>sarif</report>
     * </reports>}</pre>
     *
     * @since 1.0.0
     */
    @Parameter(property = "secrets-store.reports", defaultValue = "html")
    private List<String> reports = List.of();

    /**
     * The directory of the reports. The default is {@code secrets-store} in the build's directory, {@code target}. Two executions
     * in one module need one each.
     *
     * <pre>{@code <reportDirectory>${project.build.directory}/secrets-store-eu</reportDirectory>}</pre>
     *
     * @since 1.0.0
     */
    @Parameter(property = "secrets-store.reportDirectory")
    private @Nullable String reportDirectory;

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
        ReportDirectory reportsOfThis = new ReportDirectory(
                reportDirectory(layout, bound),
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
            written.overridden().forEach(getLog()::warn);
        }
        if (!isDirect()) {
            DeployOrder.warnings(project, execution).forEach(getLog()::warn);
            BuildCache.warnings(session, project, execution, layout.root()).forEach(getLog()::warn);
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
                tell(report, reportsOfThis, new SourceReader(root(layout)).name(reportsOfThis.file(formats())));
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
                nothing.workersBelow().forEach(getLog()::warn);
            }
            if (report.isEmpty()) {
                nothing.expectations(parametersOfWorkers()).forEach(getLog()::info);
            }
        }
        if (!isDirect()) {
            nothing.afterwards(found || !report.isEmpty() || requireConfig != null)
                    .forEach(getLog()::warn);
        }
    }

    private List<String> parametersOfWorkers() {
        List<String> set = new ArrayList<>();
        if (!environments.isEmpty()) {
            set.add("environments");
        }
        if (live) {
            set.add("live");
        }
        if (tokenPermission != null) {
            set.add("tokenPermission");
        }
        if (!roles.isEmpty()) {
            set.add("roles");
        }
        return set;
    }

    /** The directory to which paths are relative: the tree that is checked, or the build's root. */
    private Path root(BuildLayout layout) {
        Path tree = layout.resolve(directory);
        return tree == null ? layout.root() : tree;
    }

    private Path reportDirectory(BuildLayout layout, BoundChecks bound) {
        if (reportDirectory != null && FileNames.isPath(reportDirectory)) {
            return layout.baseDirectory().resolve(reportDirectory);
        }
        Path usual = layout.reportDirectory();
        return isDirect() && bound.use(usual) ? usual.resolveSibling(usual.getFileName() + "-command-line") : usual;
    }

    /** Whether an execution of the module's pom made the same check in this build. Also notes that it is made by now. */
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

    private void tell(Report report, ReportDirectory directory, String file)
            throws MojoExecutionException, MojoFailureException {
        if (execution instanceof ModuleExecution module) {
            module.check();
        }
        print(ConsoleReport.lines(report, file, colours()));
        List<String> unwritten = new ArrayList<>(directory.write(report, formats(), execution.getVersion()));
        // Not System.out, which Maven 4 leads into its log: GitHub takes a line for a command only if it begins as one.
        FileOutputStream stdout = new FileOutputStream(FileDescriptor.out);
        Path root = root(new BuildLayout(session, project));
        unwritten.addAll(new GithubActions(System::getenv, root).show(report, stdout));
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
        int expiryDays = days("tokenExpiryDays", tokenExpiryDays);
        GateRequest request = request(layout, bound);
        try {
            return Gate.check(request, live ? live(expiryDays) : null);
        } catch (RuntimeException | StackOverflowError e) {
            throw new MojoExecutionException(
                    "Nothing could be decided because of a bug in this plugin: " + e
                            + ". Please report it with what Maven prints with -e.",
                    e);
        }
    }

    private List<String> formats() {
        return ListParameter.elements(reports);
    }

    private static int days(String parameter, String written) throws MojoFailureException {
        if (!written.matches("[0-9]{1,6}")) {
            throw new MojoFailureException(
                    "Parameter \"" + parameter + "\" must be a whole number of days, such as 30.");
        }
        return Integer.parseInt(written);
    }

    private List<Finding> invalidParameters() {
        List<Finding> invalid = new ArrayList<>();
        for (String sentence : ReportFormat.unknown(formats())) {
            invalid.add(Finding.nowhere(Rule.PARAMETER_INVALID, sentence));
        }
        if (CloudflareAccess.duration(deadline()) instanceof ApiResult.Missing<Duration> missing) {
            invalid.add(Finding.nowhere(Rule.PARAMETER_INVALID, missing.error().message()));
        }
        if (!waivers.equals("accept") && !waivers.equals("reject")) {
            invalid.add(
                    Finding.nowhere(Rule.PARAMETER_INVALID, "Parameter \"waivers\" must be \"accept\" or \"reject\"."));
        }
        if (PlaceholderPolicy.of(placeholders).isEmpty()) {
            invalid.add(PlaceholderPolicy.unknown());
        }
        return invalid;
    }

    /** All modules of a build ask together: each account is asked once. */
    private Live live(int expiryDays) {
        SessionData build = session.getRepositorySession().getData();
        Instant now = Instant.now();
        build.set(LIVE_ACCOUNTS, null, new LiveAccounts(this::cloudflare, now));
        return new Live((LiveAccounts) build.get(LIVE_ACCOUNTS), account(), expiryDays, now);
    }

    private GateRequest request(BuildLayout layout, BoundChecks bound) throws MojoFailureException {
        GateRequest request = new GateRequest(
                root(layout),
                workers(layout),
                requiresConfig(),
                EnvironmentSelection.of(ListParameter.elements(environments), System.getenv("CLOUDFLARE_ENV")),
                manifest(layout),
                new DeployerParameters(tokenPermission, ListParameter.elements(roles)),
                PlaceholderPolicy.of(placeholders).orElse(PlaceholderPolicy.REJECT),
                days("maxWaiverDays", maxWaiverDays),
                bound.configs(),
                invalidParameters(),
                new PluginCommands(execution.getPlugin().getId()),
                LocalDate.now(ZoneOffset.UTC),
                Enforcement.NONE);
        return request.enforcing(enforcement(layout));
    }

    private SearchRequest workers(BuildLayout layout) {
        Path tree = layout.resolve(directory);
        List<String> included = ListParameter.elements(includes);
        List<String> excluded = ListParameter.elements(excludes);
        return tree == null
                ? layout.workers(config, included, excluded)
                : new SearchRequest(tree, false, config == null ? null : tree.resolve(config), included, excluded);
    }

    private Enforcement enforcement(BuildLayout layout) {
        boolean accepted = waivers.equals("accept");
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
