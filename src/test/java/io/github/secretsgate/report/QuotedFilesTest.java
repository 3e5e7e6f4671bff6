package io.github.secretsgate.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secretsgate.NeedsLinks;
import io.github.secretsgate.Requests;
import io.github.secretsgate.finding.Rule;
import io.github.secretsgate.finding.Verdict;
import io.github.secretsgate.gate.Gate;
import io.github.secretsgate.gate.GateRequest;
import io.github.secretsgate.result.Report;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever writes the change can make any file the manifest, or one that it names: what is none of these isn't quoted. */
class QuotedFilesTest {
    private static final String STORE = "8f7a1cdced6342c18d223ece462fd88d";

    private static final String MANIFEST =
            "caller: { token: Edit }\nstores: [{ id: " + STORE + ", secrets: { key: [workers] } }]\n";

    @TempDir
    Path directory;

    private Path repository;

    @BeforeEach
    void repository() throws IOException {
        repository = Files.createDirectories(directory.resolve("repository"));
        Files.createDirectories(repository.resolve(".git"));
        write(
                "wrangler.toml",
                "name = \"orders\"\nmain = \"a.js\"\nsecrets_store_secrets = [{ binding = \"KEY\", store_id = \""
                        + STORE + "\", secret_name = \"key\" }]\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../.env", ".env", "../other.yaml"})
    @NeedsLinks
    void aLinkToAFileThatIsNoManifestOfTheRepositoryIsNotRead(String target) throws IOException {
        write(target, "PASSWORD=hunter2\n");
        Files.createSymbolicLink(repository.resolve("secrets-store.yaml"), Path.of(target));

        Report report = Gate.check(Requests.module(repository));

        assertEquals(Rule.MANIFEST_UNREADABLE, report.findings().get(0).rule());
        assertNothingIsQuoted(report);
    }

    @Test
    @NeedsLinks
    void aLinkToAManifestElsewhereIsNotRead() throws IOException {
        write("../cloudflare.yaml", MANIFEST);
        Files.createSymbolicLink(repository.resolve("secrets-store.yaml"), Path.of("../cloudflare.yaml"));

        Report report = Gate.check(Requests.module(repository));

        assertEquals(Verdict.INVALID, report.verdict());
        assertEquals(List.of(), report.stores());
    }

    @Test
    @NeedsLinks
    void aLinkToAManifestOfTheRepositoryIsRead() throws IOException {
        write("shared/cloudflare.yaml", MANIFEST);
        Files.createSymbolicLink(repository.resolve("secrets-store.yaml"), Path.of("shared/cloudflare.yaml"));

        assertEquals(Verdict.ALLOWED, Gate.check(Requests.module(repository)).verdict());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PASSWORD=hunter2",
                "PASSWORD: hunter2",
                "- hunter2",
                "{ \"private_key\": \"hunter2\" }",
                "export PASSWORD: hunter2: x",
                "PASSWORD=\"hunter2",
                "\thunter2",
                "[hunter2",
                "%hunter2",
            })
    void aManifestThatABuildNamesAndThatIsNoneIsNotQuoted(String text) throws IOException {
        write("named.txt", text + "\n");

        assertNothingIsQuoted(Gate.check(naming(Path.of("named.txt"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PASSWORD: hunter2", "- hunter2", "hunter2", "a: hunter2: x"})
    void aFileThatAManifestExtendsAndThatIsNoneIsNotQuoted(String text) throws IOException {
        write("other.yaml", text + "\n");
        write("secrets-store.yaml", "caller: { token: Edit }\nextends: other.yaml\n");

        assertNothingIsQuoted(Gate.check(Requests.module(repository)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ \"private_key\": \"hunter2\" }",
                "[\"hunter2\"]",
                "[{ \"value\": \"hunter2\" }]",
                "\"hunter2\"",
                "{ \"key\": hunter2 }",
                "hunter2",
            })
    void anInventoryThatIsNoneIsNotQuoted(String text) throws IOException {
        write("credentials.json", text + "\n");
        write("secrets-store.yaml", "caller: { token: Edit }\ninventory: credentials.json\n");

        assertNothingIsQuoted(Gate.check(Requests.module(repository)));
    }

    /** People who broke their own manifest see the line. */
    @Test
    void aBrokenManifestIsQuoted() throws IOException {
        write("secrets-store.yaml", "caller: { token: Edit }\nstores: hunter2: x\n");

        assertTrue(everything(Gate.check(Requests.module(repository))).contains("hunter2"));
    }

    private GateRequest naming(Path manifest) {
        GateRequest request = Requests.module(repository);
        return new GateRequest(
                request.root(),
                request.workers(),
                request.requireConfig(),
                request.environments(),
                manifest,
                request.deployer(),
                request.placeholders(),
                request.maxWaiverDays(),
                request.configsOfOthers(),
                request.invalidParameters(),
                request.plugin(),
                request.today(),
                request.enforcement());
    }

    private static void assertNothingIsQuoted(Report report) throws IOException {
        assertNotEquals(Verdict.ALLOWED, report.verdict());
        String all = everything(report);
        assertFalse(all.contains("hunter"), all);
    }

    private static String everything(Report report) throws IOException {
        StringWriter all = new StringWriter();
        for (ReportFormat format : ReportFormat.values()) {
            format.write(report, RunIdentity.of("1.0.0"), all);
        }
        ConsoleReport.lines(report, "report.json", Colors.OFF)
                .forEach(line -> all.append(line.text()).append("\n"));
        return all.append(MarkdownSummary.of(report, RunIdentity.of("1.0.0")))
                .append(FailureMessage.of(report, "report.json"))
                .toString();
    }

    private void write(String name, String text) throws IOException {
        Path file = repository.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
