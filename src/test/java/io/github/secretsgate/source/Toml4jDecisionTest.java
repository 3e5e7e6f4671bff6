package io.github.secretsgate.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.moandjiezana.toml.Toml;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Holds docs/decisions/0001-tomlj-instead-of-toml4j.md true: what toml4j reads, beside what the plugin and wrangler read. If one of
 * these fails because toml4j has become better, the decision may be taken again.
 */
class Toml4jDecisionTest {
    @Test
    void aQuotedEnvironmentBecomesAnother() {
        String toml = "[env.\"staging-eu\"]\nname = \"w\"";

        assertEquals(
                List.of("\"staging-eu\""),
                List.copyOf(table(toml4j(toml), "env").keySet()));
        assertEquals(List.of("staging-eu"), List.copyOf(table(ours(toml), "env").keySet()));
    }

    @Test
    void aTableWithinAnEntryMovesToTheRoot() {
        String toml = "[[unsafe.bindings]]\nname = \"A\"\noptions = { type = \"secrets_store_secret\" }";

        assertEquals(Set.of("unsafe", "options"), toml4j(toml).keySet());
        assertEquals(List.of("unsafe"), List.copyOf(ours(toml).keySet()));
    }

    @Test
    void anEmojiByItsNumberIsAnother() {
        String toml = "secret_name = \"\\U0001F600\"";

        assertEquals("\u0001F600", toml4j(toml).get("secret_name"));
        assertEquals("\uD83D\uDE00", ours(toml).get("secret_name"));
    }

    @Test
    void anEscapedBackslashAtTheEndOfALineBecomesABackspace() {
        String toml = "secret_name = \"\"\"a\\\\\nb\"\"\"";

        assertEquals("a\b", toml4j(toml).get("secret_name"));
        assertEquals("a\\\nb", ours(toml).get("secret_name"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a = [\"a\" \"b\"]", "a = 010"})
    void itTakesWhatIsNoToml(String toml) {
        assertEquals(List.of("a"), List.copyOf(toml4j(toml).keySet()));
        assertEquals(Problem.Kind.SYNTAX, document(toml).problems().get(0).kind());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "observability.enabled = true",
                "compatibility_date = 2025-01-01",
                "\uFEFFname = \"w\"",
                "a = 07:32:00"
            })
    void itRefusesWhatWranglerTakes(String toml) {
        assertThrows(IllegalStateException.class, () -> toml4j(toml));
        assertEquals(List.of(), document(toml).problems());
    }

    private static Map<String, Object> toml4j(String toml) {
        return new Toml().read(toml).toMap();
    }

    private static Document document(String toml) {
        return new TomlReader(new SourceFile("wrangler.toml", toml, true)).read();
    }

    private static Map<String, Object> ours(String toml) {
        return plain((Node.Mapping) document(toml).root());
    }

    /** The nodes as toml4j would give them. */
    private static Map<String, Object> plain(Node.Mapping mapping) {
        Map<String, Object> plain = new LinkedHashMap<>();
        mapping.members().forEach(member -> plain.put(member.key(), plain(member.value())));
        return plain;
    }

    private static Object plain(Node node) {
        if (node instanceof Node.Mapping mapping) {
            return plain(mapping);
        }
        return node instanceof Node.Text text ? text.value() : node;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> table(Map<String, Object> parent, String key) {
        return (Map<String, Object>) parent.get(key);
    }
}
