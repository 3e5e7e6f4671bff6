package io.github.secretsgate.wrangler;

import io.github.secretsgate.finding.Credentials;
import io.github.secretsgate.finding.Environment;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Quoted;
import io.github.secretsgate.finding.Rule;
import io.github.secretsgate.source.Document;
import io.github.secretsgate.source.Node;
import io.github.secretsgate.source.Node.Mapping;
import io.github.secretsgate.source.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * The findings about a config and its environments. The "refused" ones are only reported if a secret is bound: otherwise wrangler
 * reports them.
 */
final class ConfigFindings {
    private ConfigFindings() {}

    /** The findings about a file that matter even if it doesn't mention Secrets Store. */
    static List<Finding> of(Document document, Mapping top) {
        List<Finding> findings = new ArrayList<>();
        for (Problem problem : document.problems()) {
            findings.add(finding(problem));
        }
        Node root = document.root();
        if (root != null && !isTable(root)) {
            findings.add(Finding.at(
                    root.location(), Rule.CONFIG_INVALID, "A config must be a table, not " + root.kind() + "."));
        }
        findings.addAll(ConfigValidator.checkAccountAndPreviews(top, ""));
        findings.addAll(EnvironmentFindings.misspelled(top));
        return findings;
    }

    /** Returns whether wrangler treats a value as a table. It treats lists as tables, too. */
    static boolean isTable(Node node) {
        return node instanceof Mapping || node instanceof Node.Sequence;
    }

    /** The errors with which wrangler refuses a file, whichever environment is deployed. */
    static List<Finding> refused(Mapping top, Environments environments, boolean redirected) {
        List<Finding> findings = new ArrayList<>(ConfigValidator.checkOnce(top, redirected));
        findings.addAll(ConfigValidator.checkFields(top, ""));
        if (redirected && !environments.names().isEmpty()) {
            findings.add(environmentsInRedirected(environments));
        }
        Node target = top.get("targetEnvironment");
        Node reserved = redirected ? target : environments.get(Environment.RESERVED);
        if (reserved != null && (!redirected || isReserved(reserved))) {
            findings.add(reservedName(reserved));
        }
        return findings;
    }

    /** The errors with which wrangler refuses an environment. */
    static List<Finding> refused(Node environment, Mapping fields, String name) {
        List<Finding> findings = new ArrayList<>(ConfigValidator.checkFields(fields, Environments.path(name)));
        if (!isTable(environment)) {
            findings.add(Finding.at(
                    environment.location(),
                    Rule.CONFIG_INVALID,
                    Quoted.of("env." + name) + " must be a table, not " + environment.kind() + "."));
        }
        return findings;
    }

    /** The findings if a config was generated for one environment and another one is selected. */
    static List<Finding> builtForAnother(Mapping top, String environment) {
        Node target = top.get("targetEnvironment");
        if (target == null || !Environments.isTruthy(target)) {
            return List.of(builtForNone(top, environment));
        } else if (target instanceof Node.Text text && text.value().equals(environment)) {
            return List.of();
        }
        return List.of(Finding.at(
                        target.location(),
                        Rule.CONFIG_INVALID,
                        "This config was built for the environment " + Quoted.of(EffectiveConfig.asString(target))
                                + ", not for " + Quoted.of(environment) + ".")
                .hint("Run the build again with the environment " + Quoted.of(environment) + "."));
    }

    private static Finding builtForNone(Mapping top, String environment) {
        return Finding.at(
                        top.location().file().start(),
                        Rule.ENVIRONMENT_UNKNOWN,
                        "Environment \"" + environment + "\" is selected, but this generated config was built without"
                                + " one. Wrangler uploads it unchanged, so the check uses it unchanged.")
                .hint("Build for the environment: set CLOUDFLARE_ENV=" + environment + " when the build runs.")
                .asWarning();
    }

    private static boolean isReserved(Node target) {
        return target instanceof Node.Text text && text.value().equals(Environment.RESERVED);
    }

    private static Finding reservedName(Node environment) {
        return Finding.at(
                        environment.location(),
                        Rule.CONFIG_INVALID,
                        "An environment can't be named \"" + Environment.RESERVED
                                + "\": the check uses this name for a deploy without --env.")
                .hint("Rename the environment.");
    }

    private static Finding environmentsInRedirected(Environments environments) {
        return Finding.at(
                        environments.location(),
                        Rule.CONFIG_INVALID,
                        "A config that a build tool generated can't have environments. This one has "
                                + Quoted.list(environments.names()) + ".")
                .hint("Report it to the author of the tool that wrote .wrangler/deploy/config.json.");
    }

    private static Finding finding(Problem problem) {
        return switch (problem.kind()) {
            case SYNTAX ->
                Finding.at(problem.location(), Rule.CONFIG_UNREADABLE, Credentials.masked(problem.message()));
            case UNSUPPORTED ->
                Finding.at(problem.location(), Rule.CONFIG_INVALID, Credentials.masked(problem.message()));
            case REPEATED_KEY ->
                Finding.at(
                                problem.location(),
                                Rule.KEY_REPEATED,
                                Credentials.masked(problem.message()) + " Wrangler uses the last one.")
                        .related(problem.related(), "The key is first used here.");
        };
    }
}
