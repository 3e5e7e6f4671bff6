package io.github.secretsgate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secretsgate.gate.Gate;
import io.github.secretsgate.report.Colors;
import io.github.secretsgate.report.ConsoleReport;
import io.github.secretsgate.report.ReportFormat;
import io.github.secretsgate.report.RunIdentity;
import io.github.secretsgate.result.Report;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A check of a Worker with a wrangler.toml, offline, that writes report.json, loads nothing that it does not need. */
class LoadedClassesTest {
    private static final List<String> NOT_NEEDED = List.of(
            "java.net.http.", // what could go online
            "io.github.secretsgate.cloudflare.CloudflareApi",
            "io.github.secretsgate.cloudflare.Transport",
            "io.github.secretsgate.source.JsonReader", // a format that is not read
            "org.yaml.snakeyaml.Yaml ", // of YAML the events are enough
            "org.yaml.snakeyaml.constructor.",
            "io.github.secretsgate.report.Html", // formats that are not written
            "io.github.secretsgate.report.SarifReport",
            "io.github.secretsgate.report.JunitReport",
            "io.github.secretsgate.report.GitlabReport",
            "io.github.secretsgate.init.",
            "java.lang.runtime.ObjectMethods"); // how Java compares records, which takes 20 ms before the first answer

    @Test
    void unneededClassesArentLoaded() throws IOException, InterruptedException {
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Check.class.getName())
                .redirectErrorStream(true)
                .start();
        String loaded = new String(java.getInputStream().readAllBytes(), UTF_8);
        assertEquals(0, java.waitFor(), loaded);
        assertTrue(loaded.contains(Gate.class.getName()), "the check was made");
        assertEquals(
                List.of(),
                loaded.lines()
                        .filter(line -> NOT_NEEDED.stream().anyMatch(line::contains))
                        .toList());
    }

    /** The program that is looked at. */
    static final class Check {
        public static void main(String[] arguments) throws IOException {
            Path root = Path.of("src/test/resources/gate/passes").toAbsolutePath();
            Report report = Gate.check(Requests.module(root));
            ConsoleReport.lines(report, "report.json", Colors.OFF).forEach(line -> System.out.println(line.text()));
            ReportFormat.JSON.write(report, RunIdentity.of("1.0.0"), new StringWriter());
            System.exit(report.fails(true) ? 1 : 0);
        }
    }
}
