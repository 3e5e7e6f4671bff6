package io.github.secretsgate.properties;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.github.secretsgate.Outputs;
import io.github.secretsgate.Requests;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Verdict;
import io.github.secretsgate.gate.Gate;
import io.github.secretsgate.inventory.InventoryReader;
import io.github.secretsgate.report.ReportFormat;
import io.github.secretsgate.result.CheckResult;
import io.github.secretsgate.result.CheckedBinding;
import io.github.secretsgate.result.CheckedDeployment;
import io.github.secretsgate.result.Report;
import io.github.secretsgate.source.Document;
import io.github.secretsgate.source.Format;
import io.github.secretsgate.source.Location;
import io.github.secretsgate.source.Node;
import io.github.secretsgate.source.SourceReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Checks for every input, however broken: something is reported, at locations that exist, and the same each time. */
final class AnyInput {
    static final String CONFIG = """
            name = "orders"
            main = "index.js"
            secrets_store_secrets = [
              { binding = "KEY", store_id = "8f7a1cdced6342c18d223ece462fd88d", secret_name = "key" },
            ]
            """;

    static final String MANIFEST = """
            caller: { token: Edit }
            stores:
              - id: 8f7a1cdced6342c18d223ece462fd88d
                secrets: { key: [workers] }
            """;

    /** Generous: an input that takes a hundred times as long as others still fails. */
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    private final Path directory;

    /** @param directory an empty one */
    AnyInput(Path directory) {
        this.directory = directory;
    }

    /** A document is read, or it has a problem. */
    void document(byte[] bytes, Format format) throws IOException {
        Path file = directory.resolve("input");
        Files.write(file, bytes);
        SourceReader reader = new SourceReader(directory);
        Document document = reader.readConfidential(file, format);
        Document again = reader.readConfidential(file, format);

        document.problems().forEach(problem -> exists(problem.location()));
        assertEquals(document.problems().toString(), again.problems().toString());
        if (document.root() == null) {
            assertTrue(!document.problems().isEmpty() || !hasContent(document));
        } else {
            exists(document.root());
        }
        if (format == Format.JSON) {
            InventoryReader.saved(document);
        }
    }

    /** A build gets a verdict, every format can say it, and it is about each deployment. */
    void build(String configName, byte[] config, byte[] manifest) throws IOException {
        Path configFile = directory.resolve(configName);
        Path manifestFile = directory.resolve("secrets-store.yaml");
        Files.write(configFile, config);
        Files.write(manifestFile, manifest);
        try {
            Report report = checked(() -> Gate.check(Requests.module(directory)), config.length + manifest.length);
            DeclaredDeployments.areIn(report, configName, config);
        } finally {
            Files.delete(configFile);
            Files.delete(manifestFile);
        }
    }

    /**
     * A check has findings at locations that exist, a verdict that follows from them, and the same output each time.
     *
     * @param length the bytes of its input
     */
    static Report checked(Supplier<Report> check, int length) throws IOException {
        long start = CPU.getCurrentThreadCpuTime();
        Report report = check.get();
        report.findings().forEach(AnyInput::exists);
        assertTrue(report.verdict() != Verdict.ALLOWED
                || report.findings().stream().noneMatch(Finding::fails));
        report.deployments().forEach(AnyInput::isAllowedOnlyByItsChecks);
        assertEquals(rendered(report), rendered(check.get()));
        long used = CPU.getCurrentThreadCpuTime() - start;
        long budget = SECONDS.toNanos(20) + MILLISECONDS.toNanos(100) * (length >> 10);
        assertTrue(used < budget, () -> used + " ns of CPU for an input that may take " + budget);
        return report;
    }

    /** No binding that is denied, or about which nothing is known, is in a deployment that is allowed. */
    private static void isAllowedOnlyByItsChecks(CheckedDeployment deployment) {
        if (deployment.verdict() == Verdict.ALLOWED) {
            for (CheckedBinding binding : deployment.bindings()) {
                for (CheckResult result : List.of(binding.authorization(), binding.scope())) {
                    assertTrue(
                            result instanceof CheckResult.Allowed || result instanceof CheckResult.Waived,
                            result::toString);
                }
            }
        }
    }

    /** A saved inventory says what there is, or what is wrong with it. */
    void inventory(byte[] bytes) throws IOException {
        Path file = directory.resolve("inventory.json");
        Files.write(file, bytes);
        String manifest = "caller: { token: Edit }\ninventory: inventory.json\n";
        try {
            build("wrangler.toml", CONFIG.getBytes(UTF_8), manifest.getBytes(UTF_8));
        } finally {
            Files.delete(file);
        }
    }

    private static Map<String, String> rendered(Report report) throws IOException {
        Map<String, String> all = Outputs.of(report);
        for (ReportFormat format : ReportFormat.values()) {
            if (!format.fileName().endsWith(".html") && !format.fileName().endsWith(".xml")) {
                isJson(all.get(format.fileName()));
            }
        }
        return all;
    }

    private static void isJson(String text) throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(text)) {
            while (parser.nextToken() != null) {
                parser.getText();
            }
        }
    }

    /** A file of nothing but comments has no problem and no root. */
    private static boolean hasContent(Document document) {
        return document.file()
                .text()
                .lines()
                .map(String::strip)
                .anyMatch(line ->
                        !line.isEmpty() && !line.startsWith("#") && !line.startsWith("---") && !line.startsWith("..."));
    }

    private static void exists(Finding finding) {
        if (finding.location() != null) {
            exists(finding.location());
        }
        finding.related().forEach(related -> exists(related.location()));
    }

    private static void exists(Node node) {
        exists(node.location());
        if (node instanceof Node.Mapping mapping) {
            mapping.members().forEach(member -> exists(member.value()));
        } else if (node instanceof Node.Sequence sequence) {
            sequence.items().forEach(AnyInput::exists);
        }
    }

    private static void exists(Location location) {
        int length = location.file().text().length();
        assertTrue(
                location.start() >= 0 && location.start() <= location.end() && location.end() <= length,
                location::toString);
        assertTrue(
                location.line() >= 1 && location.column() >= 1 && location.endLine() >= location.line(),
                location::toString);
    }
}
