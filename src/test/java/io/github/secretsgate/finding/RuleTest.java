package io.github.secretsgate.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** People write rules' names into waivers and read them in reports: what they mean must not change unnoticed. */
class RuleTest {
    private static final String RULES = """
            caller-cannot-bind     | authorization | error   | denied  | waivable
            scope-missing          | scope         | error   | denied  | waivable
            secret-not-found       | scope         | error   | denied  | waivable
            store-not-found        | scope         | error   | denied  | waivable
            store-id-placeholder   | scope         | error   | denied  | waivable
            operation-not-allowed  | none          | error   | denied  | waivable
            ai-gateway-key-name    | none          | error   | denied  | waivable
            caller-undeclared      | authorization | error   | invalid | never
            inventory-undeclared   | scope         | error   | invalid | never
            scopes-unconfirmed     | scope         | error   | invalid | never
            environment-unknown    | none          | error   | invalid | never
            config-unreadable      | none          | error   | invalid | never
            config-invalid         | none          | error   | invalid | never
            build-output-invalid   | none          | error   | invalid | never
            build-output-missing   | none          | error   | invalid | never
            wrangler-deploy-refused | none         | error   | invalid | never
            manifest-unreadable    | none          | error   | invalid | never
            manifest-invalid       | none          | error   | invalid | never
            parameter-invalid      | none          | error   | invalid | never
            binding-name-duplicate | none          | error   | invalid | never
            pages-unsupported      | none          | error   | invalid | never
            live-unavailable       | none          | error   | invalid | never
            token-inactive         | none          | error   | invalid | never
            waiver-expired         | none          | error   | invalid | never
            bindings-not-inherited | none          | warning | allowed | waivable
            config-shadowed        | none          | warning | allowed | waivable
            config-not-checked     | none          | warning | allowed | waivable
            key-repeated           | none          | warning | allowed | waivable
            binding-without-effect | none          | warning | allowed | waivable
            caller-over-privileged | none          | warning | allowed | waivable
            caller-overridden      | none          | warning | allowed | waivable
            scope-unknown          | none          | warning | allowed | waivable
            role-unknown           | none          | warning | allowed | waivable
            inventory-drift        | none          | warning | allowed | waivable
            permission-drift       | none          | warning | allowed | waivable
            token-expiring         | none          | warning | allowed | waivable
            waiver-unused          | none          | warning | allowed | never
            """;

    @Test
    void theRulesAreTheseAndMeanThis() {
        List<String> rules = Stream.of(Rule.values())
                .map(rule -> String.join(
                        " | ",
                        rule.id(),
                        rule.check().label(),
                        rule.severity().label(),
                        rule.verdict().label(),
                        rule.waivable() ? "waivable" : "never"))
                .toList();

        assertEquals(RULES.lines().map(line -> line.replaceAll(" +\\|", " |")).toList(), rules);
    }

    @ParameterizedTest
    @EnumSource
    void aRuleIsFoundByItsNameAndExplainedUnderIt(Rule rule) {
        assertEquals(Optional.of(rule), Rule.of(rule.id()));
        assertTrue(rule.helpUri().endsWith("/docs/rules.md#" + rule.id()), rule::helpUri);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "SCOPE_MISSING", "scope_missing", "Scope-Missing", "scope-missing "})
    void nothingElseIsARule(String id) {
        assertEquals(Optional.empty(), Rule.of(id));
    }

    @ParameterizedTest
    @CsvSource({
        "allowed, allowed, allowed",
        "allowed, denied,  denied",
        "allowed, invalid, invalid",
        "denied,  denied,  denied",
        "denied,  invalid, invalid",
        "invalid, invalid, invalid",
    })
    void invalidOutranksDeniedOutranksAllowed(String one, String other, String both) {
        Verdict a = Verdict.valueOf(one.toUpperCase(Locale.ROOT));
        Verdict b = Verdict.valueOf(other.toUpperCase(Locale.ROOT));

        assertEquals(both, a.and(b).label());
        assertEquals(both, b.and(a).label());
    }
}
