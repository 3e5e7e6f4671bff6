package io.github.secretsgate.wrangler;

import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Rule;
import io.github.secretsgate.source.Node;
import io.github.secretsgate.source.Node.Mapping;
import io.github.secretsgate.source.Place;
import io.github.secretsgate.wrangler.ActiveConfig.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds what wrangler would reject, as far as it decides whether and which bindings are uploaded.
 *
 * @see <a href="https://github.com/cloudflare/workers-sdk/blob/main/packages/workers-utils/src/config/validation.ts">validation.ts</a>
 */
final class ConfigValidator {
    private static final Pattern NAME = Pattern.compile("|[a-z0-9_][a-z0-9-_]*");
    private static final Set<String> TYPES_WITH_SOURCE = Set.of("wasm_module", "text_blob", "data_blob");

    private final List<Finding> findings = new ArrayList<>();

    private ConfigValidator() {}

    /** What is wrong with the fields that a config has only once. */
    static List<Finding> checkOnce(Mapping top, boolean redirected) {
        ConfigValidator validator = new ConfigValidator();
        Node.Member legacy = top.member("legacy_env");
        if (legacy != null && !redirected) {
            validator.invalid(
                    legacy.keyPlace(),
                    "legacy_env is no longer supported by wrangler: remove it. Each environment is deployed as a Worker"
                            + " of its own, NAME-ENVIRONMENT.");
        }
        validator.string(top, "", "pages_build_output_dir");
        for (BindingKind kind : BindingKind.values()) {
            Node block = kind.topLevelOnly() ? top.get(kind.field()) : null;
            if (block != null) {
                Mapping files = validator.table(block, kind.field());
                files.members().forEach(member -> validator.string(files, kind.field() + ".", member.key()));
            }
        }
        return validator.findings;
    }

    /**
     * What is wrong with the fields of the top level, or of an environment.
     *
     * @param path as {@link ActiveConfig#path()}
     */
    static List<Finding> checkFields(Mapping fields, String path) {
        ConfigValidator validator = new ConfigValidator();
        if (validator.string(fields, path, "name") instanceof Node.Text name
                && !NAME.matcher(name.value()).matches()) {
            validator.invalid(
                    name.place(),
                    path
                            + "name must consist of lowercase letters, digits, dashes and underscores, and not begin with a dash.");
        }
        validator.string(fields, path, "main");
        validator.string(fields, path, "account_id");
        validator.secrets(fields, path);
        for (BindingKind kind : BindingKind.values()) {
            Node block = kind.topLevelOnly() ? null : fields.get(kind.field());
            if (block != null) {
                validator.block(kind, block, path + kind.field());
            }
        }
        validator.previews(fields, path);
        return validator.findings;
    }

    /** What would make wrangler fail on the way to the upload, in the environment that is deployed. */
    static List<Finding> checkUpload(ActiveConfig config) {
        ConfigValidator validator = new ConfigValidator();
        if (config.assetsOnly()) {
            validator.assetsOnly(config);
            return validator.findings;
        }
        for (BindingKind kind : BindingKind.values()) {
            if (kind.typeCanBeOverridden() && kind != BindingKind.UNSAFE) {
                config.entries(kind).forEach(validator::type);
            }
        }
        return validator.findings;
    }

    private void block(BindingKind kind, Node block, String path) {
        switch (kind.shape()) {
            case LIST -> list(block, path);
            case KEYS, BLOCK -> table(block, path);
            case BINDINGS -> innerList(table(block, path), "bindings", path, kind == BindingKind.LOGFWDR);
            case PRODUCERS -> innerList(table(block, path), "producers", path, false);
        }
        ActiveConfig.entries(kind, block, path).forEach(this::entry);
        Node metadata = kind == BindingKind.UNSAFE ? ActiveConfig.child(block, "metadata") : null;
        if (metadata != null) {
            table(metadata, path + ".metadata");
        }
    }

    private void innerList(Mapping block, String key, String path, boolean required) {
        Node list = block.get(key);
        if (list != null) {
            list(list, path + "." + key);
        } else if (required) {
            invalid(block.place(), path + " needs a list called " + key + ".");
        }
    }

    private void entry(Entry entry) {
        boolean checkedAsBlock = entry.kind().shape() == BindingKind.Shape.BLOCK;
        if (!(entry.node() instanceof Mapping) && checkedAsBlock) {
            return;
        }
        Mapping fields = table(entry.node(), entry.path());
        if (!(entry.node() instanceof Mapping) || wranglerLooksNoFurther(entry.kind(), fields)) {
            return;
        }
        for (String key : entry.kind().required()) {
            if (fields.get(key) == null) {
                invalid(
                        fields.place().showing(fields.place()),
                        entry.path() + " has no " + key + "; it must be a string.");
            }
            string(fields, entry.path() + ".", key);
        }
        entry.kind().optional().forEach(key -> string(fields, entry.path() + ".", key));
    }

    /** Of a queue's producer with a field that wrangler does not know it checks nothing else. */
    private static boolean wranglerLooksNoFurther(BindingKind kind, Mapping fields) {
        Set<String> known = Set.of("binding", "queue", "delivery_delay", "remote");
        return kind == BindingKind.QUEUES
                && fields.members().stream().anyMatch(member -> !known.contains(member.key()));
    }

    private void type(Entry entry) {
        Node type = ActiveConfig.child(entry.node(), "type");
        if (type instanceof Node.Text text) {
            if (TYPES_WITH_SOURCE.contains(text.value())
                    && !(ActiveConfig.child(entry.node(), "source") instanceof Mapping)) {
                invalid(
                        type.place(),
                        "With the type " + text.value() + ", wrangler cannot upload " + entry.path() + ".");
            }
        } else if (type != null) {
            invalid(
                    type.place(),
                    entry.path() + ".type must be a string, not " + type.kind() + ": wrangler fails on it.");
        }
    }

    private void assetsOnly(ActiveConfig config) {
        Node assets = config.block(BindingKind.ASSETS);
        Node binding = assets == null ? null : ActiveConfig.child(assets, "binding");
        if (binding instanceof Node.Text name && !name.value().isEmpty()) {
            invalid(binding.place(), "A Worker of assets alone (no main) cannot have a binding for them.");
        }
    }

    private void secrets(Mapping fields, String path) {
        Node secrets = fields.get("secrets");
        Node required =
                secrets == null ? null : table(secrets, path + "secrets").get("required");
        if (required != null) {
            list(required, path + "secrets.required");
        }
        if (required instanceof Node.Sequence names) {
            for (Node name : names.items()) {
                if (!(name instanceof Node.Text)) {
                    invalid(
                            name.place(),
                            path + "secrets.required must be a list of strings, not of " + name.kind() + ".");
                }
            }
        }
    }

    /** Used by {@code wrangler preview} only, but checked by {@code wrangler deploy}, too. */
    private void previews(Mapping fields, String path) {
        Node previews = fields.get("previews");
        Mapping blocks = previews == null ? null : table(previews, path + "previews");
        for (BindingKind kind : BindingKind.values()) {
            Node block = blocks != null && kind.inPreviews() ? blocks.get(kind.field()) : null;
            if (block != null) {
                block(kind, block, path + "previews." + kind.field());
            }
        }
    }

    private void list(Node node, String what) {
        if (!(node instanceof Node.Sequence)) {
            invalid(node.place(), what + " must be a list of tables, not " + node.kind() + ".");
        }
    }

    /** The table that a node is; an empty one if it is none. */
    private Mapping table(Node node, String what) {
        if (node instanceof Mapping mapping) {
            return mapping;
        }
        invalid(node.place(), what + " must be a table, not " + node.kind() + ".");
        return new Mapping(node.place(), Map.of());
    }

    /** The value of a field, which must be a string if it is there. */
    private @Nullable Node string(Mapping fields, String path, String key) {
        Node value = fields.get(key);
        if (value != null && !(value instanceof Node.Text)) {
            invalid(value.place(), path + key + " must be a string, not " + value.kind() + ".");
        }
        return value;
    }

    private void invalid(Place place, String message) {
        findings.add(Finding.at(place, Rule.CONFIG_INVALID, message));
    }
}
