package io.github.secretsgate.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.secretsgate.OtherSystem;
import io.github.secretsgate.Requests;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Rule;
import io.github.secretsgate.gate.Gate;
import io.github.secretsgate.report.RunIdentity;
import io.github.secretsgate.result.Report;
import io.github.secretsgate.source.SourceFile;
import io.github.secretsgate.wrangler.SearchRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.aether.DefaultSessionData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where reports are written on Windows, and how files are named in them. */
class WindowsPathsTest {
    private static final List<String> FORMATS = List.of("html", "sarif", "junit", "gitlab");

    private Path build;

    @BeforeEach
    void windows() throws IOException {
        build = OtherSystem.WINDOWS.build();
    }

    @AfterEach
    void close() throws IOException {
        build.getFileSystem().close();
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "C:\\work\\workers\\Orders #1, workers/Orders%20%231/wrangler.toml,            %SRCROOT%",
        "C:\\orders,                   ../orders/wrangler.toml,                        %SRCROOT%",
        "D:\\orders,                   file:///D%3A/orders/wrangler.toml,              ''",
        "\\\\host\\share\\orders,      file://host/share/orders/wrangler.toml,         ''",
    })
    void aFindingIsInAFileThatOtherToolsFind(String directory, String uri, String base) throws IOException {
        Path config = OtherSystem.WINDOWS.write(path(directory).resolve("wrangler.toml"), "name = \n");
        SearchRequest request = new SearchRequest(config.getParent(), false, null, List.of(), List.of());
        Report report = Gate.check(Requests.of(build, request));

        assertEquals(List.of(), directory(build, "target").write(report, FORMATS, RunIdentity.of("1")));

        JsonNode location = new ObjectMapper()
                .readTree(Files.readString(build.resolve("target\\report.sarif")))
                .findValue("physicalLocation")
                .get("artifactLocation");
        assertEquals(uri, location.get("uri").asText());
        assertEquals(base, location.path("uriBaseId").asText());
        for (String file :
                List.of("report.html", "report.json", "TEST-secrets-store.xml", "gl-code-quality-report.json")) {
            assertFalse(Files.readString(build.resolve("target").resolve(file)).contains("\\\\"), file);
        }
    }

    @Test
    void reportsReplaceThoseOfAnEarlierRunInAnyCase() throws IOException {
        OtherSystem.WINDOWS.write(build.resolve("Target\\Report.HTML"), "old");
        OtherSystem.WINDOWS.write(build.resolve("Target\\Report.SARIF"), "old");

        assertEquals(
                List.of(), directory(build, "target").write(report("a.toml"), List.of("html"), RunIdentity.of("1")));

        assertTrue(Files.readString(build.resolve("target\\report.html")).startsWith("<!"));
        try (Stream<Path> files = Files.list(build.resolve("target"))) {
            assertEquals(2, files.count());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"D:\\reports", "\\\\host\\share\\reports", "C:\\reports"})
    void reportsElsewhereAreForAParameterToName(String directory) {
        ReportDirectory unnamed =
                new ReportDirectory(path(directory), false, List.of(build), "first", new DefaultSessionData());
        ReportDirectory named =
                new ReportDirectory(path(directory), true, List.of(build), "first", new DefaultSessionData());

        assertTrue(unnamed.write(report("a.toml"), List.of(), RunIdentity.of("1"))
                .get(0)
                .endsWith("Set reportDirectory."));
        assertFalse(Files.exists(path(directory)));
        assertEquals(List.of(), named.write(report("a.toml"), List.of(), RunIdentity.of("1")));
    }

    @Test
    void reportsAreNotWrittenThroughALinkInAnyCase() throws IOException {
        Files.createDirectories(path("D:\\elsewhere"));
        Files.createSymbolicLink(build.resolve("Target"), path("D:\\elsewhere"));

        List<String> unwritten =
                directory(path("c:\\WORK"), "target").write(report("a.toml"), List.of(), RunIdentity.of("1"));

        assertTrue(unwritten.get(0).contains("is a link"), unwritten::toString);
        assertFalse(Files.exists(path("D:\\elsewhere\\report.json")));
    }

    @ParameterizedTest(name = "{1} of {0} in {2}")
    @CsvSource({
        "C:\\work,         wrangler.toml,             C:\\work,       wrangler.toml",
        "C:\\work\\shop,   a/wrangler.toml,           C:\\work,       shop/a/wrangler.toml",
        "C:\\work\\shop,   ../a/wrangler.toml,        c:/WORK,        a/wrangler.toml",
        "C:\\work,         D:/orders/wrangler.toml,   C:\\work,       D%3A/orders/wrangler.toml",
        "C:\\work,         D:/orders/wrangler.toml,   D:\\,           orders/wrangler.toml",
        "C:\\work,         //host/share/wrangler.toml, C:\\work,      //host/share/wrangler.toml",
        "D:\\a\\shop,      wrangler.toml,             D:\\a\\shop\\shop, wrangler.toml",
    })
    void anAnnotationIsRelativeToTheCheckout(String root, String name, String workspace, String file)
            throws IOException {
        Map<String, String> environment = new HashMap<>(Map.of("GITHUB_ACTIONS", "true"));
        environment.put("GITHUB_WORKSPACE", workspace);
        environment.put("GITHUB_STEP_SUMMARY", "C:\\work\\summary.md");
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        List<String> unwritten =
                new GithubActions(environment::get, path(root)).show(report(name), RunIdentity.of("1"), out);

        assertEquals(List.of(), unwritten);
        assertTrue(
                out.toString(StandardCharsets.UTF_8).startsWith("::error file=" + file + ",line=1,"),
                out.toString(StandardCharsets.UTF_8));
        assertTrue(Files.exists(build.resolve("summary.md")));
    }

    @ParameterizedTest
    @CsvSource({
        "workers\\orders,    workers/orders",
        "C:\\elsewhere,      ''",
        "D:\\orders,         ''",
        "\\\\host\\share\\a, ''",
    })
    void aModuleIsNamedIfItIsInTheBuild(String module, String name) {
        RunIdentity identity = CiRun.of("1", build, build.resolve(module), null, variable -> null);

        assertEquals(name, identity.module() == null ? "" : identity.module());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "wrangler.toml,                ''",
        "D:\\wrangler.toml,             ''",
        "//host/share/wrangler.toml,   ''",
        "nul,                          ''", // to read it is an error
        "wrangler*.toml,               has characters that no file name can have here.",
        "workers/<a>/wrangler.toml,    has characters that no file name can have here.",
        "a:b:c,                        has characters that no file name can have here.",
        "'wrangler.toml ',             has characters that no file name can have here.",
        "\\\\host,                    has characters that no file name can have here.",
    })
    void aParameterThatNoFileCanHaveAsItsNameIsInvalid(String name, String problem) {
        assertEquals(
                problem,
                FileNames.problem(build.getFileSystem(), name, false).orElse("").strip());
        assertEquals("", FileNames.problem(build.getFileSystem(), name, true).orElse(""), "as a pattern");
    }

    private static ReportDirectory directory(Path module, String name) {
        return new ReportDirectory(module.resolve(name), false, List.of(module), "first", new DefaultSessionData());
    }

    private static Report report(String file) {
        Finding finding = Finding.at(new SourceFile(file, "a", true).start(), Rule.CONFIG_INVALID, "Wrong.");
        return Report.of(List.of(), List.of(), List.of(), new ArrayList<>(List.of(finding)));
    }

    private Path path(String name) {
        return build.getFileSystem().getPath(name);
    }
}
