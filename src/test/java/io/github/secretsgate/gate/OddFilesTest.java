package io.github.secretsgate.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secretsgate.NeedsLinks;
import io.github.secretsgate.Scenario;
import io.github.secretsgate.report.Colors;
import io.github.secretsgate.report.ConsoleReport;
import io.github.secretsgate.report.FailureMessage;
import io.github.secretsgate.result.Report;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Disks hold more than files: links to nothing, pipes, directories that are gone. Anything that can't be read is an error, whatever else
 * is in order, and nothing hangs.
 */
class OddFilesTest {
    private static final String STORE = "8f7a1cdced6342c18d223ece462fd88d";
    private static final String NO_SUCH_FILE = "This is a link to a file that doesn't exist.";
    private static final String NO_FILE = "This is a pipe or a device. Expected a file.";

    @TempDir
    Path root;

    /** A file that a build generates later, say: it is not seen, so it must not pass. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({"wrangler.json", "wrangler.jsonc", "wrangler.toml", ".wrangler/deploy/config.json"})
    @NeedsLinks
    void aConfigThatIsADanglingLinkIsAnError(String config) throws IOException {
        link(config, "generated/later");

        assertEquals(
                List.of(config + ":1:1 config-unreadable " + NO_SUCH_FILE), findings(Map.of("requireConfig", "false")));
    }

    @Test
    @NeedsLinks
    void aWorkerThatIsADanglingLinkIsAnErrorAmongOthers() throws IOException {
        worker("workers/orders");
        link("workers/mail/wrangler.toml", "wrangler.production.toml");
        manifest("secrets-store.yaml", "Edit");

        assertEquals(
                List.of("workers/mail/wrangler.toml:1:1 config-unreadable " + NO_SUCH_FILE),
                findings(Map.of("includes", "workers/*")));
    }

    @Test
    @NeedsLinks
    void aLinkToItselfIsAnError() throws IOException {
        link("wrangler.toml", "wrangler.toml");

        assertEquals(List.of("wrangler.toml:1:1 config-unreadable " + NO_SUCH_FILE), findings(Map.of()));
    }

    @Test
    @NeedsLinks
    void aLinkToAFileIsThatFile() throws IOException {
        worker("production");
        link("wrangler.toml", "production/wrangler.toml");
        manifest("secrets-store.yaml", "Edit");

        assertEquals(List.of(), findings(Map.of()));
    }

    /** The build's manifest allows what the module's own, if it could be seen, might not. */
    @Test
    @NeedsLinks
    void aManifestThatIsADanglingLinkIsNotReplacedByAnother() throws IOException {
        worker("orders");
        manifest("secrets-store.yaml", "Edit");
        link("orders/secrets-store.yaml", "secrets-store.production.yaml");

        assertEquals(
                List.of("orders/secrets-store.yaml:1:1 manifest-unreadable " + NO_SUCH_FILE),
                findings(Map.of("module", "orders")));
    }

    @Test
    @NeedsLinks
    void withoutAManifestInTheModuleADanglingLinkInTheRootIsAnError() throws IOException {
        worker("orders");
        link("secrets-store.yaml", "secrets-store.production.yaml");

        assertEquals(
                List.of("secrets-store.yaml:1:1 manifest-unreadable " + NO_SUCH_FILE),
                findings(Map.of("module", "orders")));
    }

    /** To read from one that nobody writes to would take for ever. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "none,     wrangler.toml,       config-unreadable",
        "config,   wrangler.toml,       config-unreadable",
        "manifest, secrets-store.yaml,  manifest-unreadable",
        "manifest, other.yaml,          manifest-unreadable",
    })
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "no pipe is a file there")
    void aPipeIsAnErrorAndIsNotWaitedFor(String parameter, String pipe, String rule) throws Exception {
        worker(".");
        manifest("secrets-store.yaml", "Edit");
        Files.deleteIfExists(root.resolve(pipe));
        assertEquals(
                0,
                new ProcessBuilder("mkfifo", root.resolve(pipe).toString())
                        .start()
                        .waitFor());

        assertEquals(List.of(pipe + ":1:1 " + rule + " " + NO_FILE), findings(Map.of(parameter, pipe)));
    }

    @ParameterizedTest(name = "includes {0}")
    @ValueSource(strings = {"", "workers/*"})
    void aMissingBaseDirectoryIsAnError(String includes) {
        Map<String, String> run =
                includes.isEmpty() ? Map.of("module", "gone") : Map.of("module", "gone", "includes", includes);

        assertEquals(
                "nowhere config-unreadable \"gone\" can't be searched for Workers: there is no such directory.",
                findings(run).get(0));
    }

    @Test
    @NeedsLinks
    void aLinkToAParentIsNotFollowed() throws IOException {
        worker("workers/orders");
        link("workers/orders/again", "../..");
        manifest("secrets-store.yaml", "Edit");

        Report report = check(Map.of("includes", "workers/**"));

        assertEquals(1, report.deployments().size());
        assertFalse(report.fails(true));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "no file can have such a name there")
    void theNameOfADirectoryNeitherBreaksALineNorColorsIt() throws IOException {
        boolean named = Charset.forName(System.getProperty("sun.jnu.encoding"))
                .newEncoder()
                .canEncode("\u202e");
        worker("workers/a\nb\u001b[31m" + (named ? "\u202e" : "")); // in LC_ALL=C Java can't name it

        Report report = check(Map.of("includes", "workers/*"));

        String said = FailureMessage.of(report, "report.json") + ConsoleReport.lines(report, "report.json", Colors.OFF);
        assertTrue(said.contains("workers/a\u240ab\u241b[31m" + (named ? "\ufffd" : "") + "/wrangler.toml:3:3"), said);
        assertFalse(said.contains("\u001b") || said.contains("\u202e") || said.contains("a\nb"), said);
    }

    private void worker(String directory) throws IOException {
        Path config = root.resolve(directory).resolve("wrangler.toml");
        Files.createDirectories(config.getParent());
        Files.writeString(config, """
                name = "orders"
                secrets_store_secrets = [
                  { binding = "KEY", store_id = "%s", secret_name = "key" },
                ]
                """.formatted(STORE));
    }

    private void manifest(String name, String token) throws IOException {
        Files.writeString(root.resolve(name), """
                caller: { token: %s }
                stores: [{ id: %s, secrets: { key: [workers] } }]
                """.formatted(token, STORE));
    }

    private void link(String name, String target) throws IOException {
        Files.createDirectories(root.resolve(name).getParent());
        Files.createSymbolicLink(root.resolve(name), Path.of(target));
    }

    private Report check(Map<String, String> parameters) {
        Properties run = new Properties();
        run.putAll(parameters);
        return Scenario.check(root, run);
    }

    private List<String> findings(Map<String, String> parameters) {
        Report report = check(parameters);
        assertTrue(report.findings().isEmpty() || report.fails(false));
        return report.findings().stream()
                .map(finding -> (finding.location() == null
                                ? "nowhere"
                                : finding.location().toString()) + " "
                        + finding.rule().id() + " " + finding.message())
                .toList();
    }
}
