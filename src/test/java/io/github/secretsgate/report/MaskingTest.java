package io.github.secretsgate.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secretsgate.Golden;
import io.github.secretsgate.Outputs;
import io.github.secretsgate.Requests;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.gate.Gate;
import io.github.secretsgate.gate.GateRequest;
import io.github.secretsgate.result.Report;
import io.github.secretsgate.source.Location;
import io.github.secretsgate.source.SourceFile;
import io.github.secretsgate.wrangler.SearchRequest;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** People keep tokens in wrangler configs. Whatever is wrong with one, no value of it may reach a log. */
class MaskingTest {
    /** All are written with this word, so that no part of one can be missed. */
    private static final String SECRET = "hunter";

    static final List<Path> CONFIGS = Golden.inputs("masking", "toml", "json", "jsonc");

    /** Each config of this directory has something wrong in or next to a line with a secret. */
    @ParameterizedTest(name = "{0}")
    @FieldSource("CONFIGS")
    void noOutputHoldsASecret(Path config) throws IOException {
        Report report = Gate.check(request(config));

        assertTrue(report.findings().stream().anyMatch(MaskingTest::isWithinALine), "nothing is wrong with it");
        Outputs.of(report)
                .forEach((name, output) ->
                        assertFalse(output.toLowerCase(Locale.ROOT).contains(SECRET), output));
    }

    /** Values behind keys that no manifest has, and words that are no permission. */
    @ParameterizedTest
    @EnumSource(ReportFormat.class)
    void noReportRepeatsTheValueOfAnUnknownKey(ReportFormat format) throws IOException {
        Report report = Gate.check(Requests.module(Golden.directory("gate").resolve("values-in-the-manifest")));

        StringWriter all = new StringWriter();
        format.write(report, RunIdentity.of("1.0.0"), all);
        ConsoleReport.lines(report, "report.json", Colors.OFF).forEach(line -> all.append(line.text()));
        all.append(MarkdownSummary.of(report, RunIdentity.of("1.0.0")))
                .append(FailureMessage.of(report, "report.json"));

        assertFalse(all.toString().contains("hunter"), all::toString);
        assertTrue(all.toString().contains("dex, scope_of_nobody"), all::toString);
    }

    /** The token itself, where the manifest expects the name of its permission. */
    @ParameterizedTest
    @EnumSource(ReportFormat.class)
    void noReportRepeatsATokenOfTheManifest(ReportFormat format) throws IOException {
        Path scenario = Golden.directory("gate").resolve("token-instead-of-its-permission");
        Report report = Gate.check(Requests.module(scenario));

        StringWriter all = new StringWriter();
        format.write(report, RunIdentity.of("1.0.0"), all);
        ConsoleReport.lines(report, "report.json", Colors.OFF).forEach(line -> all.append(line.text()));
        all.append(FailureMessage.of(report, "report.json"));
        assertTrue(all.toString().contains("This value isn't the name of a Secrets Store permission."), all::toString);
        assertFalse(all.toString().contains("LEAKTOKEN"), all::toString);
    }

    /** A key that cf doesn't know, in a file of Build Output. */
    @Test
    void noOutputShowsATokenThatWasPastedAsAKeyOfBuildOutput(@TempDir Path root) throws IOException {
        Path version = Files.createDirectories(root.resolve(".cloudflare/output/v1"));
        Files.writeString(version.resolve("config.json"), "{ \"v1abcdef-LEAKTOKEN0123456789abcdefghijkl_Q\": 1 }");

        Outputs.of(Gate.check(Requests.module(root)))
                .forEach((name, output) -> assertFalse(output.contains("LEAKTOKEN"), output));
    }

    /** In a table where a list or a string belongs, every key is unknown. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "stores:\n  value: hunter1",
                "stores: { value: hunter1 }",
                "stores: [{ id: { value: hunter1 } }]",
                "stores: [{ id: 8f7a1cdced6342c18d223ece462fd88d, secrets: { key: { scopes: { value: hunter1 } } } }]",
                "caller: { token: { value: hunter1 } }",
                "caller: { roles: { value: hunter1 } }",
                "caller: { token: Read, operations: { value: hunter1 } }",
                "environments: { staging: { deploy: { value: hunter1 } } }",
                "previews: { deploy: { value: hunter1 } }",
                "ai-gateways: { value: hunter1 }",
                "waivers: { value: hunter1 }",
                "waivers: [{ rule: { value: hunter1 } }]",
                "extends: { value: hunter1 }",
                "inventory: { value: hunter1 }",
            })
    void noOutputShowsAValueInATableThatDoesNotBelongThere(String manifest, @TempDir Path root) throws IOException {
        Files.writeString(root.resolve("wrangler.toml"), "name = \"x\"\nmain = \"y\"\n");
        Files.writeString(root.resolve("secrets-store.yaml"), manifest + "\n");

        Outputs.of(Gate.check(Requests.module(root)))
                .forEach((name, output) -> assertFalse(output.contains(SECRET), output));
    }

    /** The last of repeated keys is used, and the excerpt is about the others, too. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "secrets-store.yaml | stores: [{ value: hunter1, value: hunter2 }]",
                "secrets-store.yaml | caller: { password: hunter1, password: hunter2, token: Edit }",
                "wrangler.jsonc | { \"name\": \"x\", \"secrets_store_secrets\": [{ \"value\": \"hunter1\", \"value\": 1 }] }",
                "wrangler.jsonc | { \"vars\": { \"aB3dE5gH7jK9mN1pQ3sThunter\": 1, \"aB3dE5gH7jK9mN1pQ3sThunter\": 1 } }",
                "wrangler.toml | vars = { aB3dE5gH7jK9mN1pQ3sThunter = 1, aB3dE5gH7jK9mN1pQ3sThunter = 1 }",
                "secrets-store.yaml | stores: [{ aB3dE5gH7jK9mN1pQ3sThunter: 1, aB3dE5gH7jK9mN1pQ3sThunter: 2 }]",
            })
    void noOutputShowsARepeatedKeyOrItsFirstValue(String file, String text, @TempDir Path root) throws IOException {
        if (file.endsWith(".yaml")) {
            Files.writeString(root.resolve("wrangler.toml"), "name = \"x\"\nmain = \"y\"\n");
        }
        Files.writeString(root.resolve(file), text + "\n");

        Report report = Gate.check(Requests.module(root));

        assertTrue(report.findings().toString().contains("twice"), report.findings()::toString);
        Outputs.of(report).forEach((name, output) -> assertFalse(output.contains(SECRET), name));
    }

    /** A saved answer of the API can have fields that the check doesn't read. */
    @Test
    void noOutputShowsAnUnknownFieldOfAnInventory(@TempDir Path root) throws IOException {
        String store = "8f7a1cdced6342c18d223ece462fd88d";
        Files.writeString(
                root.resolve("wrangler.toml"),
                "name = \"x\"\nmain = \"y\"\nsecrets_store_secrets = [{ binding = \"A\", store_id = \"" + store
                        + "\", secret_name = \"missing\" }]\n");
        Files.writeString(root.resolve("secrets-store.yaml"), "caller: { token: Edit }\ninventory: secrets.json\n");
        Files.writeString(
                root.resolve("secrets.json"),
                "{ \"success\": true, \"token\": \"hunter1\", \"result_info\": { \"by\": \"hunter2\" }, \"result\": ["
                        + "{ \"name\": \"key\", \"store_id\": \"" + store + "\", \"value\": \"hunter3\" }] }");

        Report report = Gate.check(Requests.module(root));

        assertTrue(report.findings().toString().contains("secrets.json"), report.findings()::toString);
        Outputs.of(report).forEach((name, output) -> assertFalse(output.contains(SECRET), output));
    }

    /** Keys are shown, but not one that looks like a credential. */
    @Test
    void noExcerptShowsATokenThatWasPastedAsAKey() {
        String token = "v1abcdef-LEAKTOKEN0123456789abcdefghijkl_Q";
        for (String line : List.of(token + " = 1", "[vars." + token + "]", "[env.\"" + token + "\"]")) {
            SourceFile file = new SourceFile("wrangler.toml", line + "\n", true);

            String shown = String.join("\n", Excerpt.of(new Location(file, 0, 1)));

            assertFalse(shown.contains("LEAKTOKEN"), shown);
        }
    }

    /** Of every line of these configs, wherever in it a location begins and ends. */
    @ParameterizedTest(name = "{0}")
    @FieldSource("CONFIGS")
    void noExcerptHoldsASecret(Path config) throws IOException {
        String text = Files.readString(config);
        SourceFile file = new SourceFile(config.getFileName().toString(), text, true);
        for (int start = 0; start < text.length(); start++) {
            for (String line : Excerpt.of(new Location(file, start, Math.min(start + 5, text.length())))) {
                assertFalse(line.toLowerCase(Locale.ROOT).contains(SECRET), line);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "TOKEN = \"abc-1 2\"                | TOKEN = \"***** *\"",
                "TOKEN = 'abc'                      | TOKEN = '***'",
                "TOKEN=\"abc\"                      | TOKEN=\"***\"",
                "TOKEN = abc                        | TOKEN = ***",
                "TOKEN = abc:def                    | TOKEN = ***:***",
                "TOKEN = abc=def                    | TOKEN = ***=***",
                "TOKEN = \"abc                      | TOKEN = \"***",
                "main =                             | main =",
                "[vars]                             | [vars]",
                "[env.\"staging-eu\".vars]          | [env.\"staging-eu\".vars]",
                "[vars                              | [vars",
                "[[kv_namespaces]]                  | [[kv_namespaces]]",
                "a = { b = \"x\", c.d = [1, true] } | a = { b = \"*\", c.d = [*, ****] }",
                "a = 1 # b = \"c\"                  | a = * # * = \"*\"",
                "password: abc                      | ********: ***",
                "https://user:abc@host              | *****:******:********",
                "c2VjcmV0=abc                       | ********=***",
                "YWJjZGVm==                         | ********==",
                "-----BEGIN KEY-----                | ********** ********",
                "a = \"€ß😀¡~\"                     | a = \"******\"",
            })
    void inTomlKeysAndPunctuationRemain(String line, String masked) {
        assertEquals(masked, Excerpt.mask(line, true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"TOKEN\": \"abc\",                 | \"TOKEN\": \"***\",",
                "{\"a\":{\"b\":\"c\"},\"d\":[1,\"e\"]} | {\"a\":{\"b\":\"*\"},\"d\":[*,\"*\"]}",
                "\"TOKEN\": abc                      | \"TOKEN\": ***",
                "TOKEN: abc                          | *****: ***",
                "\"a\": \"b\" \"abc\": 1             | \"a\": \"*\" \"***\": *",
                "\"a\": \"b\\\"c: \\\" d\"           | \"a\": \"**\"*: *\" *\"",
                "// \"a\": \"b\"                     | ** \"*\": \"*\"",
                "\"abc                               | \"***",
                "[vars]                              | [****]",
            })
    void inJsonKeysAndPunctuationRemain(String line, String masked) {
        assertEquals(masked, Excerpt.mask(line, false));
    }

    private static boolean isWithinALine(Finding finding) {
        return finding.location() != null
                && !finding.location().equals(finding.location().file().start());
    }

    private static GateRequest request(Path config) {
        Path root = config.toAbsolutePath().getParent();
        return Requests.of(root, new SearchRequest(root, true, config.getFileName(), List.of(), List.of()));
    }
}
