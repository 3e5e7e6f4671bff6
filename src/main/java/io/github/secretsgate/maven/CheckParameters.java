package io.github.secretsgate.maven;

import io.github.secretsgate.cloudflare.ApiResult;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Rule;
import io.github.secretsgate.gate.EnvironmentSelection;
import io.github.secretsgate.gate.GateRequest.DeployerParameters;
import io.github.secretsgate.gate.PlaceholderPolicy;
import io.github.secretsgate.report.ReportFormat;
import io.github.secretsgate.wrangler.SearchRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** The parameters of {@code check}. */
abstract class CheckParameters extends CloudflareMojo {
    /**
     * The one wrangler config to check, as with {@code wrangler deploy --config}. No other is searched for, and
     * {@code .wrangler/deploy/config.json} is ignored. A missing file is an error. The default is the config that wrangler finds in
     * the base directory.
     *
     * <pre>{@code <config>wrangler.eu.toml</config>}</pre>
     *
     * @since 1.0.0
     */
    @Parameter(property = "secrets-store.config")
    @Nullable
    String config;

    /**
     * Patterns of directories below the base directory, for a repository of many Workers. Each directory that matches and has a
     * config is one Worker. A pattern that matches no Worker is an error. {@code node_modules}, {@code target}, {@code .git} and
     * {@code .wrangler} never match. Not together with {@code config}. The default is the base directory alone.
     *
     * <pre>{@code <includes>
     *   <include>workers/*</include>
     * </includes>}</pre>
     *
     * @since 1.0.0
     */
    @Parameter(property = "secrets-store.includes")
    List<String> includes = List.of();

    /**
     * Patterns of directories that {@code includes} matches but this build doesn't check. None by default.
     *
     * <pre>{@code <excludes>
     *   <exclude>workers/playground</exclude>
     * </excludes>}</pre>
     *
     * @since 1.0.0
     */
    @Parameter(property = "secrets-store.excludes")
    List<String> excludes = List.of();

    /**
     * Whether it's an error to find no wrangler config. The default is {@code true} in a run without a pom, and {@code false} in a
     * module of a build, so that a parent pom can bind the check for all its modules.
     *
     * <pre>{@code <requireConfig>true</requireConfig>}</pre>
     *
     * @since 1.0.0
     */
    @Parameter(property = "secrets-store.requireConfig")
    @Nullable
    Boolean requireConfig;

    /**
     * The environments to check; {@code top-level} is the config without {@code --env}. The default is the environment variable
     * {@code CLOUDFLARE_ENV}. If it isn't set, the default is the top level and every environment of the config, except those that
     * the manifest declares as never deployed. {@code CLOUDFLARE_ENV} in a {@code .env} file isn't read.
     *
     * <pre>{@code <environments>
     *   <environment>staging</environment>
     *   <environment>production</environment>
     * </environments>}</pre>
     *
     * @since 1.0.0
     */
    @Parameter(property = "secrets-store.environments")
    List<String> environments = List.of();

    /**
     * Another tree to check, such as a checkout that isn't trusted. {@code config} and {@code includes} are relative to it. Nothing
     * of its poms, its {@code .mvn} or its manifest is read; the manifest is the one where Maven runs. None by default.
     *
     * <pre>{@code mvn G:A:V:check -Dsecrets-store.directory=../checkout "-Dsecrets-store.includes=workers/*"}</pre>
     *
     * @since 1.0.0
     */
    @Parameter(property = "secrets-store.directory")
    @Nullable
    String directory;

    /**
     * Skips the check, and prints a warning.
     *
     * <pre>{@code <skip>true</skip>}</pre>
     *
     * @since 1.0.0
     */
    @Parameter(property = "secrets-store.skip", defaultValue = "false")
    boolean skip;

    /**
     * The Secrets Store permission of the API token that deploys: {@code Read}, {@code Edit} (also by their full names),
     * {@code none}, or a list of all permissions of the token, separated by commas. It replaces every {@code caller} of the
     * manifest. Not together with {@code roles}. The default is what the manifest declares.
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
     * The roles of the member who deploys. They replace every {@code caller} of the manifest. Not together with
     * {@code tokenPermission}. The default is what the manifest declares. A literal in the pom beats {@code -D}.
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
     * The treatment of a {@code store_id} that the manifest lists as a placeholder: {@code accept} checks it against the store that it
     * stands for; {@code reject} refuses it, for a run on the rendered config.
     *
     * <pre>{@code <placeholders>reject</placeholders>}</pre>
     *
     * @since 1.0.0
     */
    @Parameter(property = "secrets-store.placeholders", defaultValue = "accept")
    private String placeholders = "accept";

    /**
     * Whether warnings fail the build, too.
     *
     * <pre>{@code <failOnWarning>true</failOnWarning>}</pre>
     *
     * @since 1.0.0
     */
    @Parameter(property = "secrets-store.failOnWarning", defaultValue = "false")
    boolean failOnWarning;

    /**
     * The treatment of the waivers in the manifest: {@code accept} uses them; {@code reject} ignores them and prints a line for each.
     *
     * <pre>{@code <waivers>reject</waivers>}</pre>
     *
     * @since 1.0.0
     */
    @Parameter(property = "secrets-store.waivers", defaultValue = "accept")
    private String waivers = "accept";

    /**
     * The number of days ahead that a waiver in the manifest can end.
     *
     * <pre>{@code <maxWaiverDays>90</maxWaiverDays>}</pre>
     *
     * @since 1.0.0
     */
    @Parameter(property = "secrets-store.maxWaiverDays", defaultValue = "366")
    private String maxWaiverDays = "366";

    /**
     * Whether the pipeline enforces the check, so that nothing in the repository weakens it. Set it on the command line, or set the
     * environment variable {@code SECRETS_STORE_ENFORCE} to {@code true}. Parameters of a pom are then ignored, except those that
     * name Workers and reports and those that make the check stricter. {@code skip} in a pom, a module's own manifest, waivers and
     * {@code deploy: never} are ignored with a line for each, unless the command line names the {@code manifest}. A config that
     * nothing checks is an error.
     *
     * <pre>{@code mvn verify -Dsecrets-store.enforce=true}</pre>
     *
     * @since 1.0.0
     */
    @Parameter(property = "secrets-store.enforce", defaultValue = "false")
    boolean enforce;

    /**
     * The formats of the report: {@code html} ({@code report.html}, a page to look at), {@code sarif} ({@code report.sarif}, for
     * GitHub code scanning), {@code junit} ({@code TEST-secrets-store.xml}, for tools that show test results, such as Jenkins and
     * GitLab), {@code gitlab} ({@code gl-code-quality-report.json}, for GitLab code quality) and {@code json}
     * ({@code report.json}, for scripts). {@code json} is always written. Another name is an error. Reports of an earlier run in
     * other formats are removed.
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
     * The directory of the reports. The default is {@code secrets-store} in the build's directory, {@code target}. Each of two
     * executions in one module needs its own.
     *
     * <pre>&lt;reportDirectory>${project.build.directory}/secrets-store-eu&lt;/reportDirectory></pre>
     *
     * @since 1.0.0
     */
    @Parameter(property = "secrets-store.reportDirectory")
    @Nullable
    String reportDirectory;

    /**
     * Whether to ask Cloudflare what the stores hold and what the token can do. What couldn't be fetched then fails the build, and
     * so does Maven's {@code -o}.
     *
     * <pre>{@code <live>true</live>}</pre>
     *
     * @since 1.0.0
     */
    @Parameter(property = "secrets-store.live", defaultValue = "false")
    boolean live;

    /**
     * With {@code live}: warns if the token expires within this many days.
     *
     * <pre>{@code <tokenExpiryDays>30</tokenExpiryDays>}</pre>
     *
     * @since 1.0.0
     */
    @Parameter(property = "secrets-store.tokenExpiryDays", defaultValue = "7")
    private String tokenExpiryDays = "7";

    CheckParameters(MavenSession session, MavenProject project, SettingsDecrypter decrypter) {
        super(session, project, decrypter);
    }

    /** The parameters that are set and that only a Worker needs. */
    final List<String> setForWorkers() {
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

    /** Returns a finding for each value that can't be used. */
    final List<Finding> invalid() {
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

    /** The directory to which paths are relative: the tree that is checked, or the build's root. */
    final Path root(BuildLayout layout) {
        Path tree = layout.resolve(directory);
        return tree == null ? layout.root() : tree;
    }

    final SearchRequest workers(BuildLayout layout) {
        Path tree = layout.resolve(directory);
        List<String> included = ListParameter.elements(includes);
        List<String> excluded = ListParameter.elements(excludes);
        return tree == null
                ? layout.workers(config, included, excluded)
                : new SearchRequest(tree, false, config == null ? null : tree.resolve(config), included, excluded);
    }

    final EnvironmentSelection environments() {
        return EnvironmentSelection.of(ListParameter.elements(environments), System.getenv("CLOUDFLARE_ENV"));
    }

    final DeployerParameters deployer() {
        return new DeployerParameters(tokenPermission, ListParameter.elements(roles));
    }

    final PlaceholderPolicy placeholders() {
        return PlaceholderPolicy.of(placeholders).orElse(PlaceholderPolicy.REJECT);
    }

    final boolean acceptsWaivers() {
        return waivers.equals("accept");
    }

    final int maxWaiverDays() throws MojoFailureException {
        return days("maxWaiverDays", maxWaiverDays);
    }

    final int tokenExpiryDays() throws MojoFailureException {
        return days("tokenExpiryDays", tokenExpiryDays);
    }

    final List<String> formats() {
        return ListParameter.elements(reports);
    }

    private static int days(String parameter, String written) throws MojoFailureException {
        if (!written.matches("[0-9]{1,6}")) {
            throw new MojoFailureException(
                    "Parameter \"" + parameter + "\" must be a whole number of days, such as 30.");
        }
        return Integer.parseInt(written);
    }
}
