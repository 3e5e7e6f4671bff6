package io.github.secretsgate.wrangler;

import io.github.secretsgate.finding.DidYouMean;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Quoted;
import io.github.secretsgate.finding.Rule;
import io.github.secretsgate.source.Location;
import io.github.secretsgate.source.Node;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The findings about the Secrets Store bindings of an environment that don't depend on permissions. */
final class EnvironmentFindings {
    private static final int MOST_NAMES = 5;

    private EnvironmentFindings() {}

    static List<Finding> of(EffectiveConfig config, List<Binding> written, boolean pages) {
        List<Finding> findings = new ArrayList<>();
        if (pages) {
            findings.addAll(pagesUnsupported(config, written));
        } else if (config.assetsOnly() && !written.isEmpty()) {
            findings.add(withoutEffect(written.get(0)));
        }
        findings.addAll(notInherited(config));
        findings.addAll(misspelledTypes(config));
        if (config.own() != null) {
            findings.addAll(misspelled(config.own()));
        }
        return findings;
    }

    /** Warns about unknown keys that are probably misspelled forms of {@code secrets_store_secrets}: wrangler ignores them. */
    static List<Finding> misspelled(Node.Mapping fields) {
        String field = BindingKind.SECRETS_STORE_SECRETS.field();
        List<Node.Member> members = new ArrayList<>(fields.members());
        Node.Mapping previews = PreviewBindings.table(fields);
        members.addAll(previews == null ? List.of() : previews.members());
        List<Finding> findings = new ArrayList<>();
        for (Node.Member member : members) {
            boolean near = DidYouMean.nearest(member.key(), List.of(field)).isPresent();
            if (near && !member.key().equals(field)) {
                findings.add(Finding.at(
                                member.keyLocation().showing(member.keyLocation()),
                                Rule.BINDING_WITHOUT_EFFECT,
                                "Wrangler doesn't know the key \"" + member.key() + "\" and ignores it. Did you mean \""
                                        + field + "\"?")
                        .hint("Correct the key, or remove it."));
            }
        }
        return findings;
    }

    /** Warns about unsafe bindings with a misspelled type: wrangler uploads them unchanged. */
    private static List<Finding> misspelledTypes(EffectiveConfig config) {
        String type = UploadedBindings.TYPE;
        List<EffectiveConfig.Entry> entries = new ArrayList<>(config.entries(BindingKind.UNSAFE));
        entries.addAll(PreviewBindings.entries(config, BindingKind.UNSAFE));
        List<Finding> findings = new ArrayList<>();
        for (EffectiveConfig.Entry entry : entries) {
            Node written = EffectiveConfig.child(entry.node(), "type");
            if (written instanceof Node.Text text
                    && !text.value().equals(type)
                    && DidYouMean.nearest(text.value(), List.of(type)).isPresent()) {
                findings.add(Finding.at(
                                written.location().showing(written.location()),
                                Rule.BINDING_WITHOUT_EFFECT,
                                Quoted.of(entry.path()) + " has the type " + Quoted.of(text.value())
                                        + ", so it binds no secret. Did you mean " + Quoted.of(type) + "?")
                        .hint("Correct the type, or remove the binding."));
            }
        }
        return findings;
    }

    /**
     * The errors with which {@code wrangler pages deploy} refuses the bindings.
     *
     * @see <a href="https://github.com/cloudflare/workers-sdk/blob/main/packages/workers-utils/src/config/validation-pages.ts">validation-pages.ts</a>
     */
    private static List<Finding> pagesUnsupported(EffectiveConfig config, List<Binding> written) {
        Node field = config.block(BindingKind.SECRETS_STORE_SECRETS);
        Node.Member unsafe = config.fields().member(BindingKind.UNSAFE.field());
        if (field instanceof Node.Sequence list && !list.items().isEmpty()) {
            return List.of(pagesUnsupported(list.items().get(0).location(), BindingKind.SECRETS_STORE_SECRETS.field()));
        }
        return unsafe == null || written.isEmpty()
                ? List.of()
                : List.of(pagesUnsupported(unsafe.keyLocation(), BindingKind.UNSAFE.field()));
    }

    private static Finding pagesUnsupported(Location location, String field) {
        return Finding.at(
                        location.showing(location),
                        Rule.PAGES_UNSUPPORTED,
                        "This is the config of a Pages project (\"pages_build_output_dir\"), and \"wrangler pages deploy\" doesn't"
                                + " support \"" + field + "\".")
                .hint("Bind the secret in the dashboard, or move the project to a Worker with static assets.");
    }

    private static Finding withoutEffect(Binding first) {
        return Finding.at(
                        first.entry(),
                        Rule.BINDING_WITHOUT_EFFECT,
                        "This Worker has \"assets\" but no \"main\", so \"wrangler deploy\" uploads its bindings only with a script"
                                + " argument, as in \"wrangler deploy index.js\".")
                .hint("Add \"main\", or remove the bindings if the Worker is deployed without a script.");
    }

    /** Warns about top-level bindings that the environment lacks at run time. wrangler warns, too. */
    private static List<Finding> notInherited(EffectiveConfig config) {
        String field = BindingKind.SECRETS_STORE_SECRETS.field();
        Map<String, Location> missing = named(config.top().get(field));
        missing.keySet().removeAll(named(config.fields().get(field)).keySet());
        if (config.own() == null || missing.isEmpty()) {
            return List.of();
        }
        Location location = config.own().location();
        return List.of(Finding.at(
                        new Location(location.file(), location.start(), location.start()),
                        Rule.BINDINGS_NOT_INHERITED,
                        "Environments don't inherit \"" + field + "\". The top level binds "
                                + Quoted.list(missing.keySet(), MOST_NAMES) + ", but \"" + config.path() + field
                                + "\" doesn't, so the deployed Worker lacks " + (missing.size() == 1 ? "it." : "them."))
                .hint(toBind(config, missing.values())));
    }

    private static String toBind(EffectiveConfig config, Collection<Location> missing) {
        String header = "[[" + config.path() + BindingKind.SECRETS_STORE_SECRETS.field() + "]]";
        Location own = config.fields().location();
        int next = Environments.of(config.top()).nextAfter(own.start());
        for (Location entry : missing) {
            if (own.file().name().endsWith(".toml") && own.start() < entry.start() && entry.start() < next) {
                return "The entry at " + entry.fileAndLine()
                        + " belongs to the top level, although this environment is above it. If"
                        + " it is meant for the environment, change its header to " + header + ".";
            }
        }
        return "Repeat the bindings in \"" + config.path() + BindingKind.SECRETS_STORE_SECRETS.field()
                + "\" if the environment needs them.";
    }

    /** The binding names in a list, with their locations. */
    private static Map<String, Location> named(@Nullable Node field) {
        Map<String, Location> names = new LinkedHashMap<>();
        if (field instanceof Node.Sequence list) {
            for (Node entry : list.items()) {
                if (EffectiveConfig.child(entry, "binding") instanceof Node.Text name) {
                    names.put(name.value(), entry.location());
                }
            }
        }
        return names;
    }
}
