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
            caller-cannot-bind     | error   | denied  | waivable
            scope-missing          | error   | denied  | waivable
            secret-not-found       | error   | denied  | waivable
            store-not-found        | error   | denied  | waivable
            store-id-placeholder   | error   | denied  | waivable
            operation-not-allowed  | error   | denied  | waivable
            ai-gateway-key-name    | error   | denied  | waivable
            caller-undeclared      | error   | invalid | never
            inventory-undeclared   | error   | invalid | never
            environment-unknown    | error   | invalid | never
            config-unreadable      | error   | invalid | never
            config-invalid         | error   | invalid | never
            manifest-unreadable    | error   | invalid | never
            manifest-invalid       | error   | invalid | never
            parameter-invalid      | error   | invalid | never
            binding-name-duplicate | error   | invalid | waivable
            pages-unsupported      | error   | invalid | waivable
            live-unavailable       | error   | invalid | never
            token-inactive         | error   | invalid | never
            waiver-expired         | error   | invalid | never
            bindings-not-inherited | warning | allowed | waivable
            config-shadowed        | warning | allowed | waivable
            config-not-checked     | warning | allowed | waivable
            key-repeated           | warning | allowed | waivable
            binding-without-effect | warning | allowed | waivable
            caller-over-privileged | warning | allowed | waivable
            caller-overridden      | warning | allowed | waivable
            scope-unknown          | warning | allowed | waivable
            role-unknown           | warning | allowed | waivable
            inventory-drift        | warning | allowed | waivable
            permission-drift       | warning | allowed | waivable
            token-expiring         | warning | allowed | waivable
            waiver-unused          | warning | allowed | never
            """;

    @Test
    void theRulesAreTheseAndMeanThis() {
        List<String> rules = Stream.of(Rule.values())
                .map(rule -> String.join(
                        " | ",
                        rule.id(),
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
