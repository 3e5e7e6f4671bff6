package io.github.secretsgate.wrangler;

import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Quoted;
import io.github.secretsgate.finding.Rule;
import io.github.secretsgate.source.Location;
import io.github.secretsgate.source.Node;
import io.github.secretsgate.source.Node.Mapping;
import io.github.secretsgate.wrangler.EffectiveConfig.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds errors with which wrangler would reject a config, as far as they affect which bindings are uploaded.
 *
 * @see <a href="https://github.com/cloudflare/workers-sdk/blob/main/packages/workers-utils/src/config/validation.ts">validation.ts</a>
 */
final class ConfigValidator {
    private static final Set<String> PRODUCER_KEYS = Set.of("binding", "queue", "delivery_delay", "remote");

    private static final Pattern NAME = Pattern.compile("|[a-z0-9_][a-z0-9-_]*");

    private final List<Finding> findings = new ArrayList<>();

    private ConfigValidator() {}

    /** The findings about fields that exist only at the top level. */
    static List<Finding> checkOnce(Mapping top, boolean redirected) {
        ConfigValidator validator = new ConfigValidator();
        Node.Member legacy = top.member("legacy_env");
        if (legacy != null && !redirected) {
            validator.invalid(
                    legacy.keyLocation(),
                    "Wrangler no longer supports \"legacy_env\". Remove it. Each environment is deployed as its own Worker,"
                            + " NAME-ENVIRONMENT.");
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
     * The findings about the fields of the top level or of an environment.
     *
     * @param path as {@link EffectiveConfig#path()}
     */
    static List<Finding> checkFields(Mapping fields, String path) {
        ConfigValidator validator = new ConfigValidator();
        if (validator.string(fields, path, "name") instanceof Node.Text name
                && !NAME.matcher(name.value()).matches()) {
            validator.invalid(
                    name.location(),
                    Quoted.of(path + "name")
                            + " can only contain lowercase letters, digits, dashes and underscores, and can't begin with a dash.");
        }
        validator.string(fields, path, "main");
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

    /**
     * The findings about fields that matter even if no secret is bound: a live check reads the account in {@code account_id}, and
     * {@code previews} is uploaded by another command.
     *
     * @param path as {@link EffectiveConfig#path()}
     */
    static List<Finding> checkAccountAndPreviews(Mapping fields, String path) {
        ConfigValidator validator = new ConfigValidator();
        validator.string(fields, path, "account_id");
        Node previews = fields.get(PreviewBindings.FIELD);
        if (previews != null) {
            validator.table(previews, path + PreviewBindings.FIELD);
        }
        return validator.findings;
    }

    private void block(BindingKind kind, Node block, String path) {
        switch (kind.shape()) {
            case LIST -> list(block, path);
            case KEYS -> keys(block, path);
            case BLOCK -> table(block, path);
            case BINDINGS -> innerList(table(block, path), "bindings", path, needsBindings(kind, path));
            case PRODUCERS -> innerList(table(block, path), "producers", path, false);
        }
        for (Entry entry : EffectiveConfig.entries(kind, block, path)) {
            entry(entry);
        }
        if (kind == BindingKind.UNSAFE) {
            unsafe(block, path);
        }
    }

    private static boolean needsBindings(BindingKind kind, String path) {
        boolean previews = path.endsWith("previews." + BindingKind.DURABLE_OBJECTS.field());
        return kind == BindingKind.LOGFWDR || previews;
    }

    /** Checks variables. wrangler accepts a list, too, but not a TOML date. */
    private void keys(Node block, String path) {
        if (!(block instanceof Node.Sequence)) {
            for (Node.Member member : table(block, path).members()) {
                if (isDate(member.value())) {
                    invalid(
                            member.value().location(),
                            Quoted.of(path + "." + member.key()) + " must be a string, not a date. Put it in quotes.");
                }
            }
        }
    }

    private void unsafe(Node block, String path) {
        Node metadata = EffectiveConfig.child(block, "metadata");
        if (metadata != null) {
            table(metadata, path + ".metadata");
        }
        Node capnp = EffectiveConfig.child(block, "capnp");
        if (capnp == null) {
            return;
        }
        Mapping schema = table(capnp, path + ".capnp");
        boolean compiled = schema.get("compiled_schema") != null;
        boolean sources = schema.get("base_path") != null && schema.get("source_schemas") instanceof Node.Sequence;
        boolean both = compiled && (schema.get("base_path") != null || schema.get("source_schemas") != null);
        if (capnp instanceof Mapping && (both || !(compiled || sources))) {
            invalid(
                    capnp.location(),
                    Quoted.of(path + ".capnp")
                            + " needs either \"compiled_schema\", or \"base_path\" and a list \"source_schemas\".");
        }
        string(schema, path + ".capnp.", "compiled_schema");
        string(schema, path + ".capnp.", "base_path");
    }

    private static boolean isDate(Node node) {
        return node instanceof Node.Other other && other.type() == Node.Type.DATE;
    }

    private void innerList(Mapping block, String key, String path, boolean required) {
        Node list = block.get(key);
        if (list != null) {
            list(list, path + "." + key);
        } else if (required) {
            invalid(block.location(), Quoted.of(path) + " needs a list " + Quoted.of(key) + ".");
        }
    }

    private void entry(Entry entry) {
        boolean checkedAsBlock = entry.kind().shape() == BindingKind.Shape.BLOCK;
        boolean table = entry.node() instanceof Mapping || isDate(entry.node());
        if (!table && checkedAsBlock) {
            return;
        }
        Mapping fields = table(entry.node(), entry.path());
        if (!table || wranglerLooksNoFurther(entry.kind(), fields)) {
            return;
        }
        for (String key : entry.kind().required()) {
            if (fields.get(key) == null) {
                boolean ofSecret = entry.kind() == BindingKind.SECRETS_STORE_SECRETS;
                invalid(
                        ofSecret ? fields.location().showing(QuotableEntry.of(fields)) : fields.location(),
                        Quoted.of(entry.path()) + " has no string " + Quoted.of(key) + ".");
            }
            string(fields, entry.path() + ".", key);
        }
        for (String key : entry.kind().optional()) {
            string(fields, entry.path() + ".", key);
        }
    }

    /** Returns whether wrangler skips the other checks: it does for a queue producer with an unknown field. */
    private static boolean wranglerLooksNoFurther(BindingKind kind, Mapping fields) {
        return kind == BindingKind.QUEUES
                && fields.members().stream().anyMatch(member -> !PRODUCER_KEYS.contains(member.key()));
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
                            name.location(),
                            Quoted.of(path + "secrets.required") + " must be a list of strings. This is " + name.kind()
                                    + ".");
                }
            }
        }
    }

    private void previews(Mapping fields, String path) {
        Mapping blocks = PreviewBindings.table(fields);
        for (BindingKind kind : BindingKind.values()) {
            Node block = blocks != null && kind.inPreviews() ? blocks.get(kind.field()) : null;
            if (block != null) {
                block(kind, block, path + PreviewBindings.FIELD + "." + kind.field());
            }
        }
    }

    private void list(Node node, String what) {
        if (!(node instanceof Node.Sequence)) {
            invalid(node.location(), Quoted.of(what) + " must be a list of tables, not " + node.kind() + ".");
        }
    }

    /** The node as a table; an empty table if it isn't one. */
    private Mapping table(Node node, String what) {
        if (node instanceof Mapping mapping) {
            return mapping;
        } else if (isDate(node)) {
            return new Mapping(node.location(), Map.of()); // to wrangler, a TOML date is an object without fields
        }
        invalid(node.location(), Quoted.of(what) + " must be a table, not " + node.kind() + ".");
        return new Mapping(node.location(), Map.of());
    }

    /** The value of an optional field, which must be a string. */
    private @Nullable Node string(Mapping fields, String path, String key) {
        Node value = fields.get(key);
        if (value != null && !(value instanceof Node.Text)) {
            invalid(value.location(), Quoted.of(path + key) + " must be a string, not " + value.kind() + ".");
        }
        return value;
    }

    private void invalid(Location location, String message) {
        findings.add(Finding.at(location, Rule.CONFIG_INVALID, message));
    }
}
