package io.github.secretsgate.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.moandjiezana.toml.Toml;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Why configs are not read with toml4j: the record {@code docs/decisions/0001-tomlj-instead-of-toml4j.md}, run. If
 * toml4j should ever read one of these as wrangler does, its test fails and the record can be looked at again.
 *
 * <p>What wrangler reads was found out with smol-toml 1.9.1, its own reader.
 */
class Toml4jTest {
    /** It says nothing, and takes the config for another one. */
    @ParameterizedTest(name = "{0}")
    @MethodSource
    void toml4jSilentlyReadsSomethingElse(String what, String toml, String toml4j, String wrangler) {
        assertEquals(toml4j, text(new Toml().read(toml).toMap()));
        assertEquals(wrangler, ours(toml));
    }

    static Stream<Arguments> toml4jSilentlyReadsSomethingElse() {
        return Stream.of(
                Arguments.of(
                        "quotes stay in a quoted key: another environment",
                        "[env.\"staging-eu\"]\nname = \"x\"",
                        "{env={\"staging-eu\"={name=x}}}",
                        "{env={staging-eu={name=x}}}"),
                Arguments.of("quotes stay in the key of a value", "\"a b\" = \"x\"", "{\"a b\"=x}", "{a b=x}"),
                Arguments.of(
                        "an inline table in [[unsafe.bindings]] moves to the root",
                        "[[unsafe.bindings]]\nname = \"A\"\nextra = { type = \"secrets_store_secret\" }",
                        "{extra={type=secrets_store_secret}, unsafe={bindings=[{name=A}]}}",
                        "{unsafe={bindings=[{extra={type=secrets_store_secret}, name=A}]}}"),
                Arguments.of("eight digits of a character", "a = \"\\U0001F600\"", "{a=\u0001F600}", "{a=😀}"),
                Arguments.of(
                        "an escaped backslash at the end of a line",
                        "a = \"\"\"x\\\\\ny\"\"\"",
                        "{a=null}",
                        "{a=x\\\ny}"));
    }

    /** It says nothing of a config that wrangler refuses, so that a deploy would fail after the gate has passed it. */
    @ParameterizedTest(name = "{0}")
    @MethodSource
    void toml4jAcceptsWhatWranglerRefuses(String what, String toml, String toml4j) {
        assertEquals(toml4j, text(new Toml().read(toml).toMap()));
        assertEquals("refused", ours(toml));
    }

    static Stream<Arguments> toml4jAcceptsWhatWranglerRefuses() {
        return Stream.of(
                Arguments.of("a missing comma", "a = [\"a\" \"b\"]", "{a=[a, b]}"),
                Arguments.of("a leading zero", "a = 010", "{a=10}"));
    }

    /** It refuses a config that wrangler deploys. */
    @ParameterizedTest(name = "{0}")
    @MethodSource
    void toml4jRefusesWhatWranglerReads(String what, String toml, String wrangler) {
        assertThrows(IllegalStateException.class, () -> new Toml().read(toml));
        assertEquals(wrangler, ours(toml));
    }

    static Stream<Arguments> toml4jRefusesWhatWranglerReads() {
        return Stream.of(
                Arguments.of("a dotted key", "observability.enabled = true", "{observability={enabled=TRUE}}"),
                Arguments.of("a date without quotes", "compatibility_date = 2026-01-01", "{compatibility_date=DATE}"),
                Arguments.of("a byte order mark", "\uFEFFname = \"x\"", "{name=x}"));
    }

    private static String ours(String toml) {
        String text = toml.startsWith("\uFEFF") ? toml.substring(1) : toml; // as SourceReader does
        Document document = Format.TOML.parse(new SourceFile("wrangler.toml", text, true));
        return document.root() == null ? "refused" : text(document.root());
    }

    private static String text(Node node) {
        if (node instanceof Node.Mapping mapping) {
            Map<String, String> sorted = new TreeMap<>();
            mapping.members().forEach(member -> sorted.put(member.key(), text(member.value())));
            return sorted.toString();
        } else if (node instanceof Node.Sequence sequence) {
            return sequence.items().stream().map(Toml4jTest::text).toList().toString();
        }
        return node instanceof Node.Text text
                ? text.value()
                : ((Node.Other) node).type().name();
    }

    private static String text(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, String> sorted = new TreeMap<>();
            map.forEach((key, inner) -> sorted.put(String.valueOf(key), text(inner)));
            return sorted.toString();
        }
        return value instanceof List<?> list
                ? list.stream().map(Toml4jTest::text).toList().toString()
                : String.valueOf(value);
    }
}
