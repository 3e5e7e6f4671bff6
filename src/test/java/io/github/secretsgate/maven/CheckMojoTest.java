package io.github.secretsgate.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.github.secretsgate.report.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.DefaultSessionData;
import org.eclipse.aether.RepositorySystemSession;
import org.fusesource.jansi.Ansi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code check} does with Maven: everything else is tested without it. */
@MojoTest
class CheckMojoTest {
    /** As this console can show it: with LC_ALL=C in ASCII. */
    private static final String ARROW = Terminal.in(PrintingMojo.console(), "→");

    private static final String DENIED =
            "failed to fetch secrets store binding due to authorization error - check deploy permissions and secret scopes [code: 10021]";

    @TempDir
    Path module;

    @Inject
    MavenProject project;

    @Inject
    MavenSession session;

    @Inject
    MojoExecution execution;

    private final RecordingLog log = new RecordingLog();

    @BeforeEach
    void aModuleWithAWorker() throws IOException {
        Ansi.setEnabled(false);
        Build build = new Build();
        build.setDirectory(module.resolve("target").toString());
        when(project.getBuild()).thenReturn(build);
        when(project.getFile()).thenReturn(module.resolve("pom.xml").toFile());
        when(project.getBasedir()).thenReturn(module.toFile());
        when(session.getRequest().getMultiModuleProjectDirectory()).thenReturn(module.toFile());
        RepositorySystemSession repositories = mock(RepositorySystemSession.class);
        when(repositories.getData()).thenReturn(new DefaultSessionData());
        when(session.getRepositorySession()).thenReturn(repositories);
        doReturn("1.2.3").when(execution).getVersion();
        write("wrangler.toml", """
                name = "orders"
                main = "src/index.ts"
                secrets_store_secrets = [
                  { binding = "KEY", store_id = "8f7a1cdced6342c18d223ece462fd88d", secret_name = "key" },
                ]
                """);
        write("secrets-store.yaml", """
                caller:
                  token: Edit
                stores:
                  - id: 8f7a1cdced6342c18d223ece462fd88d
                    secrets: { key: [workers] }
                """);
    }

    @Test
    @InjectMojo(goal = "check")
    void anAllowedDeploymentPassesWithALineAndAReport(CheckMojo mojo) throws Exception {
        execute(mojo);

        assertEquals(
                List.of("info: orders (top-level): 1 binding allowed; API token with \"Account Secrets Store Edit\""
                        + " (secrets-store.yaml:2), not verified with Cloudflare"),
                log.lines);
        assertTrue(report().contains("\"verdict\": \"allowed\""));
        assertTrue(report().contains("\"version\": \"1.2.3\""));
    }

    @Test
    @InjectMojo(goal = "check")
    @MojoParameter(name = "tokenPermission", value = "Read")
    void aRefusalIsAFailureThatBeginsWithCloudflaresSentence(CheckMojo mojo) throws IOException {
        MojoFailureException failure = assertThrows(MojoFailureException.class, () -> execute(mojo));

        List<String> lines = failure.getMessage().lines().toList();
        assertEquals(DENIED, lines.get(0));
        assertEquals(
                List.of(
                        "Nothing was uploaded. This is what Cloudflare would answer.",
                        "Not allowed: 1 of 1 deployment: orders (top-level)",
                        "1 finding:",
                        "  wrangler.toml:4:3  orders  KEY " + ARROW + " key  caller-cannot-bind"),
                lines.subList(1, 5));
        assertTrue(lines.get(5).endsWith("target/secrets-store/report.html"), lines.get(5));
        assertTrue(report().contains("\"verdict\": \"denied\""));
        assertEquals("error: wrangler.toml:4:3  orders  KEY " + ARROW + " key  caller-cannot-bind", log.lines.get(0));
    }

    @Test
    @InjectMojo(goal = "check")
    @MojoParameter(name = "tokenPermission", value = "Read")
    void onlyTheLogIsColoredIfMavenPrintsInColor(CheckMojo mojo) throws IOException {
        Ansi.setEnabled(true);

        MojoFailureException failure = assertThrows(MojoFailureException.class, () -> execute(mojo));

        assertTrue(log.lines.get(0).endsWith("  \u001b[1;31mcaller-cannot-bind\u001b[m"), log.lines::toString);
        assertFalse(failure.getMessage().contains("\u001b"));
        assertFalse(report().contains("\\u001"));
    }

    @Test
    @InjectMojo(goal = "check")
    void anUnreadableConfigIsAFailureToo(CheckMojo mojo) throws IOException {
        write("wrangler.toml", "name = ");

        MojoFailureException failure = assertThrows(MojoFailureException.class, () -> execute(mojo));

        assertEquals(
                "wrangler.toml:1:8: Expected a value before the end of the line.",
                failure.getMessage().lines().toList().get(0));
        assertTrue(report().contains("\"verdict\": \"invalid\""));
    }

    @Test
    @InjectMojo(goal = "check")
    @MojoParameter(name = "skip", value = "true")
    void skipSaysSoAndRemovesAnEarlierReport(CheckMojo mojo) throws Exception {
        write("target/secrets-store/report.json", "{}");

        execute(mojo);

        assertEquals(List.of("warn: Secrets Store check skipped: secrets-store.skip is set."), log.lines);
        assertFalse(Files.exists(reportFile()));
    }

    @Test
    @InjectMojo(goal = "check")
    void aModuleWithoutAWorkerIsSkipped(CheckMojo mojo) throws Exception {
        Files.delete(module.resolve("wrangler.toml"));
        Files.delete(module.resolve("secrets-store.yaml"));
        write("target/secrets-store/report.json", "{}");

        execute(mojo);

        assertEquals(List.of("debug: No wrangler config here: nothing to check."), log.lines);
        assertFalse(Files.exists(reportFile()));
    }

    @Test
    @InjectMojo(goal = "check")
    @MojoParameter(name = "environments", value = "production")
    void aSkippedModuleThatIsExpectedToBeCheckedGetsALine(CheckMojo mojo) throws Exception {
        Files.delete(module.resolve("wrangler.toml"));

        execute(mojo);

        assertTrue(
                log.lines
                        .get(0)
                        .endsWith(
                                "it has no wrangler config, although parameter \"environments\" is set, and there is a"
                                        + " secrets-store.yaml."),
                log.lines::toString);
    }

    @Test
    @InjectMojo(goal = "check")
    void aWorkerBelowThatNothingChecksIsAWarningWithTheIncludeToAdd(CheckMojo mojo) throws Exception {
        write("apps/shop/wrangler.toml", Files.readString(module.resolve("wrangler.toml")));
        write("worker/wrangler.jsonc", "{}");
        write("built/.cloudflare/output/v1/config.json", "{}");
        write("typed/cloudflare.config.ts", "");
        write("node_modules/x/wrangler.toml", "");
        write("a/b/c/wrangler.toml", "");
        Files.delete(module.resolve("wrangler.toml"));

        execute(mojo);

        assertTrue(
                log.lines.get(0).startsWith("warn: Nothing was checked here, ")
                        && log.lines
                                .get(0)
                                .contains("<includes><include>apps/shop</include><include>built</include>"
                                        + "<include>typed</include><include>worker</include></includes>"),
                log.lines::toString);
    }

    @Test
    @InjectMojo(goal = "check")
    @MojoParameter(name = "skip", value = "true")
    void skipWritesNothing(CheckMojo mojo) throws Exception {
        execute(mojo);

        assertFalse(Files.exists(module.resolve("target")));
    }

    @Test
    @InjectMojo(goal = "check")
    @MojoParameter(name = "requireConfig", value = "true")
    void aModuleWithoutAWorkerFailsIfOneIsRequired(CheckMojo mojo) throws IOException {
        Files.delete(module.resolve("wrangler.toml"));

        MojoFailureException failure = assertThrows(MojoFailureException.class, () -> execute(mojo));

        assertTrue(failure.getMessage().startsWith("There is no wrangler.json, "), failure::getMessage);
    }

    @Test
    @InjectMojo(goal = "check")
    void aRunWithoutAPomNeedsAWorker(CheckMojo mojo) throws IOException {
        Files.delete(module.resolve("wrangler.toml"));
        when(project.getFile()).thenReturn(null);
        when(session.getExecutionRootDirectory()).thenReturn(module.toString());

        assertThrows(MojoFailureException.class, () -> execute(mojo));
    }

    @Test
    @InjectMojo(goal = "check")
    @MojoParameter(name = "tokenPermission", value = "Read")
    void aReportThatCannotBeWrittenHidesNoFinding(CheckMojo mojo) throws IOException {
        write("target", "a file where the directory should be");

        MojoFailureException failure = assertThrows(MojoFailureException.class, () -> execute(mojo));

        assertTrue(failure.getMessage().startsWith(DENIED), failure::getMessage);
        assertTrue(
                failure.getMessage()
                        .contains("The reports can't be written to the directory "
                                + reportFile().getParent()),
                failure::getMessage);
        assertEquals("error: wrangler.toml:4:3  orders  KEY " + ARROW + " key  caller-cannot-bind", log.lines.get(0));
    }

    @Test
    @InjectMojo(goal = "check")
    void aReportThatCannotBeWrittenIsAnError(CheckMojo mojo) throws IOException {
        write("target", "a file where the directory should be");

        MojoExecutionException error = assertThrows(MojoExecutionException.class, () -> execute(mojo));

        assertTrue(
                error.getMessage()
                        .contains("The reports can't be written to the directory "
                                + reportFile().getParent()),
                error::getMessage);
    }

    @Test
    @InjectMojo(goal = "check")
    @MojoParameter(name = "roles", value = "Secrets Store Deployer,Secrets Store Reporter")
    @MojoParameter(name = "placeholders", value = "reject")
    @MojoParameter(name = "environments", value = "top-level")
    void theParametersArriveAtTheGate(CheckMojo mojo) throws Exception {
        write("wrangler.toml", Files.readString(module.resolve("wrangler.toml")) + "[env.production]\n");

        execute(mojo);

        assertEquals(
                List.of(
                        "info: wrangler.toml: parameter \"environments\" selects \"top-level\"; not checked: production",
                        "info: orders (top-level): 1 binding allowed; member with the roles"
                                + " \"Secrets Store Deployer\", \"Secrets Store Reporter\" (parameter \"roles\"), not verified"
                                + " with Cloudflare"),
                log.lines);
    }

    @Test
    @InjectMojo(goal = "check")
    @MojoParameter(name = "failOnWarning", value = "true")
    void warningsFailTheBuildWithFailOnWarning(CheckMojo mojo) throws IOException {
        write("wrangler.eu.toml", "name = \"eu\"\n");

        MojoFailureException failure = assertThrows(MojoFailureException.class, () -> execute(mojo));

        assertTrue(failure.getMessage().contains("warning: wrangler.eu.toml:1:1  config-not-checked\n"));
        assertTrue(report().contains("\"verdict\": \"allowed\""));
    }

    @Test
    @InjectMojo(goal = "check")
    void warningsAlonePass(CheckMojo mojo) throws Exception {
        write("wrangler.eu.toml", "name = \"eu\"\n");

        execute(mojo);

        assertTrue(log.lines.contains("warn: wrangler.eu.toml:1:1  config-not-checked"), log.lines::toString);
    }

    @Test
    @InjectMojo(goal = "check")
    @MojoParameter(name = "placeholders", value = "maybe")
    void anInvalidParameterIsAFailureAndInTheReport(CheckMojo mojo) throws IOException {
        MojoFailureException failure = assertThrows(MojoFailureException.class, () -> execute(mojo));

        assertTrue(failure.getMessage().startsWith("Parameter \"placeholders\" must be \"accept\" or \"reject\"."));
        assertTrue(report().contains("\"rule\": \"parameter-invalid\""));
    }

    @Test
    @InjectMojo(goal = "check")
    @MojoParameter(name = "directory", value = "nowhere")
    void anInvalidDirectoryIsAFailure(CheckMojo mojo) {
        MojoFailureException failure = assertThrows(MojoFailureException.class, () -> execute(mojo));

        assertTrue(failure.getMessage().startsWith("Parameter \"directory\" (-Dsecrets-store.directory) names no"));
    }

    @Test
    @InjectMojo(goal = "check")
    @MojoParameter(name = "directory", value = "change")
    void noManifestOfAnotherTreeIsRead(CheckMojo mojo) throws Exception {
        write("change/wrangler.toml", Files.readString(module.resolve("wrangler.toml")));
        write("change/secrets-store.yaml", "caller: { token: Read }\n");

        execute(mojo);

        assertTrue(
                log.lines.stream().anyMatch(line -> line.contains("The manifest secrets-store.yaml isn't used")),
                log.lines::toString);
        assertTrue(report().contains("\"verdict\": \"allowed\""));
    }

    @Test
    @InjectMojo(goal = "check")
    @MojoParameter(name = "reports", value = "xml")
    void aReportFormatThatDoesNotExistIsAFailure(CheckMojo mojo) {
        MojoFailureException failure = assertThrows(MojoFailureException.class, () -> execute(mojo));

        assertTrue(
                failure.getMessage()
                        .startsWith("Parameter \"reports\": unknown format \"xml\". The formats are \"html\","),
                failure::getMessage);
    }

    private void execute(CheckMojo mojo) throws MojoExecutionException, MojoFailureException {
        mojo.setLog(log);
        mojo.execute();
    }

    private Path reportFile() {
        return module.resolve("target/secrets-store/report.json");
    }

    private String report() throws IOException {
        return Files.readString(reportFile());
    }

    private void write(String name, String text) throws IOException {
        Path file = module.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
