package io.github.secretsgate.buildoutput;

import io.github.secretsgate.buildoutput.BuildOutputReader.BuildContext;
import io.github.secretsgate.buildoutput.BuildOutputReader.Content;
import io.github.secretsgate.finding.DeployCommand;
import io.github.secretsgate.finding.Environment;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Quoted;
import io.github.secretsgate.finding.Rule;
import io.github.secretsgate.finding.Subject;
import io.github.secretsgate.source.Location;
import io.github.secretsgate.source.Node;
import io.github.secretsgate.source.SourceFile;
import io.github.secretsgate.wrangler.Binding;
import io.github.secretsgate.wrangler.Deployable;
import io.github.secretsgate.wrangler.Deployment;
import io.github.secretsgate.wrangler.JavaScriptNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A Worker of Build Output: one {@code worker.config.json}, built in one mode. */
final class WorkerOutput implements Deployable {
    private final BuildContext context;
    private final Node.Mapping config;
    private final Content content;
    private final boolean selectable;
    private final Environment mode;
    private final List<Finding> findings;

    /**
     * @param selectable whether {@code cf deploy} can select it
     * @param findings the findings about the whole Build Output
     */
    WorkerOutput(
            BuildContext context, Node.Mapping config, Content content, boolean selectable, List<Finding> findings) {
        this.context = context;
        this.config = config;
        this.content = content;
        this.selectable = selectable;
        this.mode = Environment.selected(context.mode());
        this.findings = findings;
    }

    @Override
    public SourceFile file() {
        return config.file();
    }

    @Override
    public List<Finding> findings() {
        return findings;
    }

    @Override
    public boolean unreadable() {
        return false;
    }

    /** The one environment that it was built for. */
    @Override
    public Set<Environment> environments() {
        return Set.of(mode);
    }

    /** Its name, by which {@code cf deploy --worker} selects it. */
    String name() {
        return string("name");
    }

    /** The ID of the account that it is deployed to; null if Build Output doesn't name one. */
    @Nullable
    String accountId() {
        return context.accountId();
    }

    /** Returns whether it has the format that only cf 1.0.0-beta.13 and earlier deploy. */
    boolean isV0() {
        return context.isV0();
    }

    @Override
    public List<Deployment> deployments(Environment environment) {
        DeployCommand command = context.isPreview() ? DeployCommand.CF_PREVIEWS_DEPLOY : DeployCommand.CF_DEPLOY;
        boolean uploadsBindings = content == Content.CODE || context.isPreview();
        List<Binding> bindings = uploadsBindings ? EnvBindings.of(config) : List.of();
        List<Finding> wrong = new ArrayList<>(wrong());
        if (!environment.equals(mode)) {
            wrong.add(otherMode(environment, command));
        }
        Subject subject = new Subject.OneDeployment(file().name(), name(), environment, command, List.of());
        wrong.replaceAll(finding -> finding.about(subject));
        String account = context.accountId();
        return List.of(new Deployment(
                file(), name(), name(), environment, command, account, bindings, false, wrong, context.source()));
    }

    private Finding otherMode(Environment environment, DeployCommand command) {
        String option = environment.isTopLevel() ? "" : " --mode " + environment.label();
        return Finding.at(
                        file().start(),
                        Rule.ENVIRONMENT_UNKNOWN,
                        "This Build Output was built " + context.described() + ". "
                                + (environment.isTopLevel()
                                        ? "A deployment without a mode is selected."
                                        : "\"" + command.label() + option + "\" refuses to deploy it."))
                .hint("Build it again in the mode that is deployed:\n" + BuildOutputReader.BUILD + option);
    }

    /** The errors with which cf refuses to turn the Worker into an upload. */
    private List<Finding> wrong() {
        List<Finding> wrong = new ArrayList<>();
        if (!name().matches("|[a-z0-9_][a-z0-9_-]*")) {
            wrong.add(invalid(
                    at("name"),
                    "A Worker's name can only contain lowercase letters, digits, dashes and underscores. "
                            + Quoted.of(name()) + " contains others."));
        }
        if (!selectable) {
            wrong.add(invalid(
                    at("name"),
                    "Another Worker of this Build Output is named " + Quoted.of(name())
                            + ", too, so \"cf deploy --worker\" refuses to deploy this one."));
        }
        if (content == Content.NO_MAIN) {
            wrong.add(invalid(
                    file().start(), "This Worker has neither a \"manifest\" nor assets: there is nothing to deploy."));
        }
        if (config.get("env") instanceof Node.Mapping env) {
            for (Node.Member member : env.members()) {
                if (JavaScriptNames.isTaken(member.key()) && !member.key().equals("__proto__")) {
                    wrong.add(invalid(
                            member.keyLocation(),
                            "A binding can't be named " + Quoted.of(member.key())
                                    + ": every JavaScript object already has such a property, and cf fails on it."));
                }
            }
        }
        if (context.isPreview() && config.get("unsafe") instanceof Node.Mapping unsafe && isRefusedForPreview(unsafe)) {
            wrong.add(invalid(
                    at("unsafe"),
                    "\"cf previews deploy\" refuses a Worker with \"unsafe.metadata\" or \"unsafe.capnp\"."));
        }
        return wrong;
    }

    private static boolean isRefusedForPreview(Node.Mapping unsafe) {
        return unsafe.get("capnp") != null
                || (unsafe.get("metadata") instanceof Node.Mapping metadata
                        && !metadata.members().isEmpty());
    }

    private Location at(String key) {
        Node.Member member = config.member(key);
        return member == null ? file().start() : member.keyLocation();
    }

    private String string(String key) {
        return config.get(key) instanceof Node.Text text ? text.value() : "";
    }

    private Finding invalid(Location location, String message) {
        return Finding.at(location, Rule.BUILD_OUTPUT_INVALID, message).hint(toChange());
    }

    private String toChange() {
        return context.source() == null
                ? "Change its source, and build again."
                : "Change it in " + context.source().file().name() + ", and build again:\n" + BuildOutputReader.BUILD;
    }
}
