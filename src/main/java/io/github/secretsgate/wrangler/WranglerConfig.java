package io.github.secretsgate.wrangler;

import io.github.secretsgate.finding.DeployCommand;
import io.github.secretsgate.finding.Environment;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Subject;
import io.github.secretsgate.source.Document;
import io.github.secretsgate.source.Node;
import io.github.secretsgate.source.Node.Mapping;
import io.github.secretsgate.source.SourceFile;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A wrangler config: its environments, and its findings for all of them. */
public final class WranglerConfig implements Deployable {
    private final SourceFile file;
    private final Mapping top;
    private final Environments environments;
    private final boolean redirected;
    private final boolean pages;
    private final boolean unreadable;
    private final boolean namesSecrets;
    private final List<Finding> findings = new ArrayList<>();

    /** @param redirected whether {@code .wrangler/deploy/config.json} names the config, which a build tool generated */
    WranglerConfig(Document document, boolean redirected) {
        this.file = document.file();
        this.redirected = redirected;
        boolean table = document.root() instanceof Mapping || document.root() instanceof Node.Sequence;
        this.top = fieldsOf(document.root());
        this.environments = Environments.of(top);
        Finding tooMany = InheritedEntries.tooMany(top, environments);
        this.unreadable = !table || tooMany != null;
        this.pages = top.get("pages_build_output_dir") != null;
        this.namesSecrets = SecretsMention.in(top);
        findings.addAll(ConfigFindings.of(document, top));
        if (tooMany != null) {
            findings.add(tooMany);
        }
        if (namesSecrets) {
            findings.addAll(ConfigFindings.refused(top, environments, redirected));
        }
        findings.replaceAll(finding -> finding.about(new Subject.WholeConfig(file.name(), List.of())));
    }

    @Override
    public SourceFile file() {
        return file;
    }

    /** The findings about the file and its top level, which wrangler checks for every environment. */
    @Override
    public List<Finding> findings() {
        return findings;
    }

    @Override
    public boolean unreadable() {
        return unreadable;
    }

    /** Its environments. A generated config has only one. */
    @Override
    public Set<Environment> environments() {
        Set<Environment> all = new LinkedHashSet<>();
        if (redirected) {
            String target = text(top, "targetEnvironment");
            all.add(target == null || target.isEmpty() ? Environment.TOP_LEVEL : Environment.named(target));
        } else {
            all.add(Environment.TOP_LEVEL);
            for (String name : environments.names()) {
                all.add(Environment.named(name));
            }
        }
        return all;
    }

    /** The own or inherited {@code account_id} of an environment; null if there is none. */
    public @Nullable String accountId(Environment environment) {
        Node own = environment.name() == null || redirected ? null : environments.get(environment.name());
        String account = own == null ? null : text(fieldsOf(own), "account_id");
        String inherited = account != null ? account : text(top, "account_id");
        return inherited == null || inherited.isEmpty() ? null : inherited;
    }

    /** The deployment by {@code wrangler deploy}, and the one by {@code wrangler preview} if it would upload bindings. */
    @Override
    public List<Deployment> deployments(Environment environment) {
        Selected selected = selected(environment);
        Deployment preview = preview(selected, environment);
        Deployment deployment = deployment(selected, environment);
        return preview == null ? List.of(deployment) : List.of(deployment, preview);
    }

    /** The deployment that {@code wrangler deploy --env} would upload. */
    public Deployment deployment(Environment environment) {
        return deployment(selected(environment), environment);
    }

    /**
     * A selected environment as wrangler understands it.
     *
     * @param wrong the findings about the selection and about the environment's own fields
     */
    private record Selected(EffectiveConfig config, List<Finding> wrong) {}

    private Selected selected(Environment environment) {
        EffectiveConfig topLevel = new EffectiveConfig(top, null, "");
        String name = environment.name();
        if (name == null) {
            return new Selected(topLevel, List.of());
        } else if (redirected) {
            return new Selected(topLevel, pages ? List.of() : ConfigFindings.builtForAnother(top, name));
        }
        Node own = environments.get(name);
        if (own == null) {
            return pages ? new Selected(topLevel, List.of()) : unknown(topLevel, name);
        }
        String path = Environments.path(name);
        List<Finding> wrong = new ArrayList<>(ConfigValidator.checkAccountAndPreviews(fieldsOf(own), path));
        if (namesSecrets) {
            wrong.addAll(ConfigFindings.refused(own, fieldsOf(own), name));
        }
        return new Selected(new EffectiveConfig(top, fieldsOf(own), path), wrong);
    }

    /** The result for an unknown name: wrangler refuses it, or deploys the top level. */
    private Selected unknown(EffectiveConfig topLevel, String environment) {
        Finding unknown = environments.unknown(environment);
        EffectiveConfig active = unknown.fails() ? new EffectiveConfig(fieldsOf(null), null, "") : topLevel;
        return new Selected(active, List.of(unknown));
    }

    private Deployment deployment(Selected selected, Environment environment) {
        List<Binding> written = UploadedBindings.written(selected.config());
        List<Finding> found = new ArrayList<>(selected.wrong());
        if (namesSecrets) {
            found.addAll(BindingNames.check(selected.config()));
            found.addAll(UploadValidator.check(selected.config()));
        }
        found.addAll(EnvironmentFindings.of(selected.config(), written, pages));
        return deployment(
                selected.config(),
                environment,
                DeployCommand.WRANGLER_DEPLOY,
                written,
                Finding.anyFails(findings),
                found);
    }

    /** The deployment that {@code wrangler preview} would upload; null if it binds no secret. */
    private @Nullable Deployment preview(Selected selected, Environment environment) {
        EffectiveConfig config = selected.config();
        List<Binding> written = pages ? List.of() : PreviewBindings.of(config);
        if (written.isEmpty()) {
            return null;
        }
        boolean rejected = Finding.anyFails(findings)
                || Finding.anyFails(selected.wrong())
                || Finding.anyFails(BindingNames.check(config));
        List<Finding> found = PreviewBindings.refused(config);
        return deployment(config, environment, DeployCommand.WRANGLER_PREVIEW, written, rejected, found);
    }

    private Deployment deployment(
            EffectiveConfig active,
            Environment environment,
            DeployCommand command,
            List<Binding> bindings,
            boolean rejected,
            List<Finding> found) {
        String deployedAs = deployedAs(active, environment);
        Subject subject = new Subject.OneDeployment(file.name(), deployedAs, environment, command, List.of());
        List<Finding> about =
                found.stream().map(finding -> finding.about(subject)).toList();
        String account = accountId(environment);
        return new Deployment(
                file, text(top, "name"), deployedAs, environment, command, account, bindings, rejected, about);
    }

    private @Nullable String deployedAs(EffectiveConfig active, Environment environment) {
        String own = active.own() == null ? null : text(active.own(), "name");
        if (own != null) {
            return own;
        }
        String name = text(top, "name");
        boolean suffixed = !environment.isTopLevel() && !redirected && !pages && name != null && !name.isEmpty();
        return suffixed ? name + "-" + environment.name() : name;
    }

    /** The fields of a table. To wrangler, a list is a table without any of the expected fields. */
    private Mapping fieldsOf(@Nullable Node node) {
        return node instanceof Mapping mapping
                ? mapping
                : new Mapping(node == null ? file.start() : node.location(), Map.of());
    }

    private static @Nullable String text(Mapping fields, String key) {
        return fields.get(key) instanceof Node.Text text ? text.value() : null;
    }
}
