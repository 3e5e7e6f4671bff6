package io.github.secretsgate.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoFailureException;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An enforced check takes parameters from the command line, and from no file that Maven mistakes for it. */
class CommandLineTest {
    @TempDir
    Path root;

    @ParameterizedTest
    @CsvSource({
        "maven.config, -Dsecrets-store.skip=true",
        "maven-user.properties, secrets-store.skip = true",
        "maven-user.properties, secrets\\u002dstore.skip = true",
        "maven-user.properties, ${includes} = ?more.properties",
        "maven.properties, secrets-store.skip = true",
    })
    void aFileInMvnIsRefused(String file, String line) throws IOException {
        Files.createDirectories(root.resolve(".mvn"));
        Files.writeString(root.resolve(".mvn").resolve(file), line + "\n");

        String message =
                assertThrows(MojoFailureException.class, this::enforcing).getMessage();

        assertTrue(message.startsWith(".mvn/" + file + " sets parameters of the check"), message);
    }

    @Test
    void otherPropertiesAreLeftAlone() throws Exception {
        Files.createDirectories(root.resolve(".mvn"));
        Files.writeString(root.resolve(".mvn/maven.config"), "-T1C\n");
        Files.writeString(root.resolve(".mvn/maven-user.properties"), "maven.consumer.pom.flatten = true\n");

        assertEquals("Edit", enforcing().value("tokenPermission"));
    }

    @SuppressWarnings("deprecation") // the constructor; there is no other
    private CommandLine enforcing() throws MojoFailureException {
        MavenExecutionRequest request = new DefaultMavenExecutionRequest();
        request.getUserProperties().setProperty("secrets-store.tokenPermission", "Edit");
        MavenSession session = new MavenSession(
                null, new DefaultRepositorySystemSession(), request, new DefaultMavenExecutionResult());
        return CommandLine.enforcing(session, name -> "true", true, root);
    }
}
