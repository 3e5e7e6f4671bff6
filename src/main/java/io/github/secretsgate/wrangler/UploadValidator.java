package io.github.secretsgate.wrangler;

import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Quoted;
import io.github.secretsgate.finding.Rule;
import io.github.secretsgate.source.Location;
import io.github.secretsgate.source.Node;
import io.github.secretsgate.wrangler.EffectiveConfig.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Finds errors that make wrangler fail between validation and upload, in the deployed environment.
 *
 * @see <a href="https://github.com/cloudflare/workers-sdk/tree/main/packages/deploy-helpers/src/deploy/helpers">deploy/helpers in workers-sdk</a>
 */
final class UploadValidator {
    /** The fields that an entry with one of these types needs. Without them, wrangler fails. */
    private static final Map<String, List<String>> NEEDED_BY_TYPE = Map.of(
            "plain_text", List.of("value"),
            "json", List.of("value"),
            "ratelimit", List.of("simple"),
            "pipeline", List.of("stream", "pipeline"),
            "wasm_module", List.of("source"),
            "text_blob", List.of("source"),
            "data_blob", List.of("source"));

    private final List<Finding> findings = new ArrayList<>();

    private UploadValidator() {}

    static List<Finding> check(EffectiveConfig config) {
        UploadValidator validator = new UploadValidator();
        for (BindingKind kind : BindingKind.values()) {
            if (kind.typeCanBeOverridden() && kind != BindingKind.UNSAFE && !config.assetsOnly()) {
                for (Entry entry : config.entries(kind)) {
                    validator.type(entry);
                }
            }
        }
        return validator.findings;
    }

    private void type(Entry entry) {
        Node name = EffectiveConfig.child(entry.node(), entry.kind().nameKey());
        if (name instanceof Node.Text text && text.value().equals("__proto__")) {
            invalid(name.location(), "A binding can't be named \"__proto__\": wrangler would lose it.");
        }
        Node type = EffectiveConfig.child(entry.node(), "type");
        if (type instanceof Node.Text text) {
            List<String> needed = NEEDED_BY_TYPE.getOrDefault(text.value(), List.of());
            boolean lacking = needed.stream().allMatch(key -> EffectiveConfig.child(entry.node(), key) == null);
            if (lacking && !needed.isEmpty()) {
                String lacks = String.join(" or ", needed);
                invalid(
                        type.location(),
                        "An entry of the type " + Quoted.of(text.value()) + " needs " + lacks + ". "
                                + Quoted.of(entry.path()) + " has none.");
            }
        } else if (type != null) {
            invalid(
                    type.location(),
                    Quoted.of(entry.path() + ".type") + " must be a string, not " + type.kind()
                            + ": wrangler fails on it.");
        }
    }

    private void invalid(Location location, String message) {
        findings.add(Finding.at(location, Rule.CONFIG_INVALID, message));
    }
}
