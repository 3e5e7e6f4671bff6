package io.github.secretsgate.manifest;

import io.github.secretsgate.finding.Credentials;
import io.github.secretsgate.finding.DidYouMean;
import io.github.secretsgate.finding.NodeReader;
import io.github.secretsgate.finding.Quoted;
import io.github.secretsgate.finding.Rule;
import io.github.secretsgate.source.Node;
import io.github.secretsgate.source.Node.Mapping;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads an entry of {@code waivers}. */
final class WaiverReader {
    private static final String A_DATE = "a date such as 2026-12-31";
    private static final Set<String> REQUIRED = Set.of("rule", "reason", "until");
    private static final Set<String> NARROWING = Set.of("secret", "store", "binding", "environment", "config");
    private static final Set<String> KEYS =
            Set.of("rule", "reason", "until", "secret", "store", "binding", "environment", "config");

    private final NodeReader nodes;

    WaiverReader(NodeReader nodes) {
        this.nodes = nodes;
    }

    /** Reads a waiver; null if it can't be used. */
    @Nullable
    Waiver read(Node node, boolean own) {
        Mapping fields = nodes.mapping(node, "A waiver");
        if (fields == null) {
            return null;
        }
        nodes.knownKeysOnly(fields, "a waiver", KEYS);
        boolean complete = requireAll(fields);
        Map<String, String> texts = new LinkedHashMap<>();
        for (Node.Member field : fields.members()) {
            String expected = field.key().equals("until") ? A_DATE : "a string";
            String text =
                    KEYS.contains(field.key()) ? nodes.text(field.value(), Quoted.of(field.key()), expected) : null;
            if (text != null) {
                texts.put(field.key(), text);
            } else {
                complete &= !KEYS.contains(field.key()); // without its restriction, it would waive more than intended
            }
        }
        Rule rule = rule(fields, texts.get("rule"));
        LocalDate until = until(fields, texts.get("until"));
        String reason = texts.get("reason");
        if (!complete || rule == null || until == null || reason == null) {
            return null;
        }
        return new Waiver(
                rule,
                reason,
                until,
                texts.get("secret"),
                texts.get("store"),
                texts.get("binding"),
                texts.get("environment"),
                texts.get("config"),
                fields.location(),
                own);
    }

    private boolean requireAll(Mapping fields) {
        boolean complete = true;
        for (String key : REQUIRED.stream().sorted().toList()) {
            if (fields.get(key) == null
                    || (fields.get(key) instanceof Node.Text text
                            && text.value().isBlank())) {
                nodes.invalid(fields.location(), "A waiver needs the key \"" + key + "\".");
                complete = false;
            }
        }
        if (NARROWING.stream().noneMatch(fields.byKey()::containsKey)) {
            nodes.invalid(
                    fields.location(),
                    "A waiver needs at least one of \"secret\", \"store\", \"binding\", \"environment\" and \"config\".");
            complete = false;
        }
        return complete;
    }

    private @Nullable Rule rule(Mapping fields, @Nullable String id) {
        Node node = fields.get("rule");
        if (id == null || node == null) {
            return null;
        }
        Optional<Rule> rule = Rule.of(id);
        if (rule.isEmpty()) {
            var known = Stream.of(Rule.values())
                    .filter(Rule::waivable)
                    .map(Rule::id)
                    .toList();
            nodes.invalid(
                    node.location(),
                    "Unknown rule " + Quoted.of(Credentials.masked(id)) + "." + DidYouMean.question(id, known));
        } else if (!rule.get().waivable()) {
            nodes.invalid(
                    node.location(),
                    "Rule " + Quoted.of(id) + " can't be waived: it means that no decision could be made.");
            return null;
        }
        return rule.orElse(null);
    }

    private @Nullable LocalDate until(Mapping fields, @Nullable String text) {
        Node node = fields.get("until");
        if (text == null || node == null) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            nodes.invalid(
                    node.location(),
                    "\"until\" must be " + A_DATE + ", not " + Quoted.of(Credentials.masked(text)) + ".");
            return null;
        }
    }
}
