package io.github.secretsgate.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.Mockito.when;

import io.github.secretsgate.NeedsLinks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code init} does with Maven: everything else is tested without it. */
@MojoTest
class InitMojoTest {
    private static final String WORKER = """
            name = "orders"
            main = "src/index.ts"
            secrets_store_secrets = [
              { binding = "KEY", store_id = "8f7a1cdced6342c18d223ece462fd88d", secret_name = "key" },
            ]
            """;

    @TempDir
    Path directory;

    @Inject
    MavenProject project;

    @Inject
    MavenSession session;

    private final RecordingLog log = new RecordingLog();

    @BeforeEach
    void aDirectoryWithoutAPom() throws IOException {
        when(project.getFile()).thenReturn(null);
        when(session.getExecutionRootDirectory()).thenReturn(directory.toString());
        when(session.getRequest().getMultiModuleProjectDirectory()).thenReturn(directory.toFile());
        Files.writeString(directory.resolve("wrangler.toml"), WORKER);
    }

    @Test
    @InjectMojo(goal = "init")
    void theManifestIsWrittenAndTheLogListsWhatToConfirm(InitMojo mojo) throws Exception {
        execute(mojo);

        assertTrue(Files.readString(directory.resolve("secrets-store.yaml")).contains("\n      key: []  # CONFIRM"));
        assertEquals("info: Wrote secrets-store.yaml: 1 store and 1 secret of wrangler.toml.", log.lines.get(0));
        assertTrue(log.lines.get(log.lines.size() - 1).endsWith(":check"), log.lines::toString);
    }

    @Test
    @InjectMojo(goal = "init")
    @MojoParameter(name = "includes", value = "workers/*")
    @MojoParameter(name = "excludes", value = "workers/playground")
    void theParametersArrive(InitMojo mojo) throws Exception {
        for (String worker : new String[] {"mail", "playground"}) {
            Files.createDirectories(directory.resolve("workers").resolve(worker));
            Files.writeString(directory.resolve("workers").resolve(worker).resolve("wrangler.toml"), WORKER);
        }

        execute(mojo);

        assertEquals(
                "info: Wrote secrets-store.yaml: 1 store and 1 secret of workers/mail/wrangler.toml.",
                log.lines.get(0));
    }

    @Test
    @InjectMojo(goal = "init")
    void anUnreadableConfigFailsAndNothingIsWritten(InitMojo mojo) throws IOException {
        Files.writeString(directory.resolve("wrangler.toml"), "name = ");

        MojoFailureException failure = assertThrows(MojoFailureException.class, () -> execute(mojo));

        assertEquals(
                "Nothing is written, because the Workers' bindings can't be determined: see above.",
                failure.getMessage());
        assertTrue(log.lines.get(0).startsWith("error: wrangler.toml:1:8  "), log.lines::toString);
        assertFalse(Files.exists(directory.resolve("secrets-store.yaml")));
    }

    @Test
    @InjectMojo(goal = "init")
    @MojoParameter(name = "manifest", value = "nowhere/secrets-store.yaml")
    void aManifestThatCannotBeWrittenIsAnError(InitMojo mojo) throws IOException {
        MojoExecutionException error = assertThrows(MojoExecutionException.class, () -> execute(mojo));

        assertTrue(error.getMessage().startsWith("The manifest can't be written: "), error::getMessage);
        assertFalse(Files.exists(directory.resolve("nowhere")));
    }

    @Test
    @InjectMojo(goal = "init")
    @NeedsLinks
    void aPlantedLinkIsNotFollowed(InitMojo mojo) throws Exception {
        Path precious = Files.writeString(directory.resolve("precious"), "ORIGINAL");
        Files.createSymbolicLink(directory.resolve("secrets-store.yaml.unfinished"), precious);

        execute(mojo);

        assertEquals("ORIGINAL", Files.readString(precious));
        assertTrue(Files.exists(directory.resolve("secrets-store.yaml")));
    }

    @Test
    @InjectMojo(goal = "init")
    @MojoParameter(name = "manifest", value = "deploy/secrets-store.yaml")
    @NeedsLinks
    void nothingIsWrittenThroughALinkedDirectory(InitMojo mojo, @TempDir Path elsewhere) throws IOException {
        Files.createSymbolicLink(directory.resolve("deploy"), elsewhere);

        MojoFailureException failure = assertThrows(MojoFailureException.class, () -> execute(mojo));

        assertTrue(failure.getMessage().contains("deploy is a link"), failure::getMessage);
        assertFalse(Files.exists(elsewhere.resolve("secrets-store.yaml")));
    }

    @Test
    @InjectMojo(goal = "init")
    void aNameCannotForgeALineOfTheLog(InitMojo mojo) throws Exception {
        Files.writeString(
                directory.resolve("wrangler.toml"), WORKER.replace("\"key\"", "\"key\\n[ERROR] forged\\u001b[31m\""));

        execute(mojo);

        assertTrue(log.lines.stream().noneMatch(line -> line.contains("\n") || line.contains("\u001b")));
    }

    private void execute(InitMojo mojo) throws MojoExecutionException, MojoFailureException {
        mojo.setLog(log);
        mojo.execute();
    }
}
