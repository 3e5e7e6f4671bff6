package io.github.secretsgate.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.Mockito.doReturn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the goal itself does: bind parameters, print, write, fail. */
@MojoTest
@MojoParameter(name = "config", value = CheckMojoTest.WORKER + "/wrangler.toml")
@MojoParameter(name = "manifest", value = CheckMojoTest.WORKER + "/secrets-store.yaml")
@MojoParameter(name = "reportDirectory", value = CheckMojoTest.REPORTS)
class CheckMojoTest {
    static final String WORKER = "src/it/passes-with-edit-and-workers-scope";
    static final String REPORTS = "target/mojo-test-reports";
    private static final Path REPORT = Path.of(REPORTS, "report.json");

    @Inject
    private MavenSession session;

    @BeforeEach
    void runInThisDirectory() {
        doReturn(Path.of("").toAbsolutePath().toString()).when(session).getExecutionRootDirectory();
        doReturn(new DefaultMavenExecutionRequest()).when(session).getRequest();
    }

    @BeforeEach
    @AfterEach
    void removeReports() throws IOException {
        Files.deleteIfExists(REPORT);
        Files.deleteIfExists(Path.of(REPORTS));
    }

    @Test
    @InjectMojo(goal = "check")
    void passesAndWritesTheReport(CheckMojo mojo) throws Exception {
        mojo.execute();

        assertEquals("allowed", report().get("verdict").asText());
    }

    @Test
    @InjectMojo(goal = "check")
    @MojoParameter(name = "tokenPermission", value = "Read")
    void failsWithCloudflaresSentenceFirstAndWritesTheReport(CheckMojo mojo) throws IOException {
        MojoFailureException failure = assertThrows(MojoFailureException.class, mojo::execute);

        assertTrue(failure.getMessage()
                .startsWith("failed to fetch secrets store binding due to authorization error"
                        + " - check deploy permissions and secret scopes [code: 10021]\n"));
        assertTrue(failure.getMessage().contains("caller-cannot-bind"));
        assertEquals("denied", report().get("verdict").asText());
    }

    @Test
    @InjectMojo(goal = "check")
    @MojoParameter(name = "placeholders", value = "maybe")
    void aParameterThatIsNotUnderstoodFailsTheBuildAndIsInTheReport(CheckMojo mojo) throws IOException {
        MojoFailureException failure = assertThrows(MojoFailureException.class, mojo::execute);

        assertTrue(failure.getMessage().startsWith("The parameter placeholders must be accept or reject, not maybe."));
        assertEquals("parameter-invalid", report().at("/findings/0/rule").asText());
    }

    @Test
    @InjectMojo(goal = "check")
    @MojoParameter(name = "skip", value = "true")
    void skippingRemovesTheReportOfAnEarlierRun(CheckMojo mojo) throws Exception {
        Files.createDirectories(REPORT.getParent());
        Files.writeString(REPORT, "{}");

        mojo.execute();

        assertFalse(Files.exists(REPORT));
    }

    @Test
    @InjectMojo(goal = "check")
    void aReportThatCannotBeWrittenIsAnErrorOfItsOwn(CheckMojo mojo) throws IOException {
        Files.createDirectories(REPORT); // a directory where the file should be

        MojoExecutionException error = assertThrows(MojoExecutionException.class, mojo::execute);

        assertTrue(error.getMessage().contains("report.json cannot be written"), error.getMessage());
    }

    @Test
    @InjectMojo(goal = "check")
    @MojoParameter(name = "failOnWarning", value = "true")
    @MojoParameter(name = "environments", value = "production")
    void warningsFailTheBuildOnRequest(CheckMojo mojo) throws IOException {
        MojoFailureException failure = assertThrows(MojoFailureException.class, mojo::execute);

        assertTrue(failure.getMessage().contains("warning: "), failure.getMessage());
        assertEquals("allowed", report().get("verdict").asText());
    }

    private static JsonNode report() throws IOException {
        return new ObjectMapper().readTree(REPORT.toFile());
    }
}
