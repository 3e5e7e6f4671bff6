package io.github.secretsgate.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The hook of examples/pre-push in real repositories, with an {@code mvn} that records how it is called. Git is set as Git for
 * Windows sets it: it writes CRLF into the work tree and ignores the executable bit of files there.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "simulates Windows, and needs a shell at /bin/sh")
class PrePushTest {
    private static final Path EXAMPLE = ExampleRun.EXAMPLES.resolve("pre-push");
    private static final List<String> AS_ON_WINDOWS =
            List.of("-c", "core.autocrlf=true", "-c", "core.fileMode=false", "-c", "core.safecrlf=false");
    private static final String CALL =
            "--quiet --batch-mode " + Descriptor.coordinates() + ":" + Descriptor.version() + ":check@default";

    @TempDir
    Path directory;

    private Path log;
    private Path repository;

    @BeforeEach
    void aRepositoryWithTheHookFromWindows() throws Exception {
        log = directory.resolve("mvn.log");
        Path mvn = Files.createDirectories(directory.resolve("bin")).resolve("mvn");
        Files.writeString(mvn, "#!/bin/sh\nprintf '%s\\n' \"$*\" >>'" + log + "'\nexit \"${MVN_EXIT:-0}\"\n");
        assertTrue(mvn.toFile().setExecutable(true));
        repository = Files.createDirectories(directory.resolve("repository"));
        git(repository, "init", "--quiet", "--initial-branch=main");
        Files.createDirectories(repository.resolve("hooks"));
        // An editor on Windows has saved it, and the file system there has no executable bit.
        String hook = Files.readString(EXAMPLE.resolve("hooks/pre-push"));
        Files.writeString(repository.resolve("hooks/pre-push"), hook.replace("\n", "\r\n"));
        Files.copy(EXAMPLE.resolve(".gitattributes"), repository.resolve(".gitattributes"));
        Page page = Page.of(EXAMPLE.resolve("README.md"));
        List<Snippet> commands = page.snippets();
        assertEquals(2, commands.size());
        sh(repository, commands.get(0).text());
    }

    @Test
    void theRepositoryHoldsAnExecutableHookWithoutCarriageReturns() throws Exception {
        assertTrue(git(repository, "ls-files", "--stage", "hooks/pre-push").startsWith("100755 "));
        assertFalse(git(repository, "cat-file", "blob", "HEAD:hooks/pre-push").contains("\r"));
    }

    @Test
    void aCloneOnWindowsHasNoCarriageReturnsEither() throws Exception {
        Path clone = cloneOnWindows();

        assertFalse(Files.readString(clone.resolve("hooks/pre-push")).contains("\r"));
        assertTrue(Files.readString(clone.resolve("other.txt")).contains("\r"), "the clone isn't like one on Windows");
    }

    @Test
    void aPushIsCheckedAndMade() throws Exception {
        Path clone = cloneOnWindows();

        assertEquals(0, push(clone, "0"));

        assertEquals(CALL + "\n", Files.readString(log));
    }

    @Test
    void aPushIsRefusedIfTheCheckFails() throws Exception {
        Path clone = cloneOnWindows();

        assertNotEquals(0, push(clone, "1"));

        assertEquals(CALL + "\n", Files.readString(log));
    }

    /** A file that came by mail or by a copy of the directory has no attributes. Git for Windows starts such a hook. */
    @Test
    void aCarriageReturnInTheHookChangesNoArgument() throws Exception {
        String hook = Files.readString(EXAMPLE.resolve("hooks/pre-push"));
        Path saved = Files.writeString(directory.resolve("saved"), hook.replace("\n", "\r\n"));

        assertEquals(0, run(directory, Map.of(), List.of("/bin/sh", saved.toString())));

        assertEquals(CALL + "\n", Files.readString(log));
    }

    private Path cloneOnWindows() throws Exception {
        Files.writeString(repository.resolve("other.txt"), "one\ntwo\n");
        git(repository, "add", "other.txt");
        git(repository, "commit", "--quiet", "--message", "Another file");
        Path bare = directory.resolve("bare.git");
        git(directory, "clone", "--quiet", "--bare", repository.toString(), bare.toString());
        Path clone = directory.resolve("clone");
        git(directory, "clone", "--quiet", bare.toString(), clone.toString());
        // Files on Windows count as executable.
        assertTrue(clone.resolve("hooks/pre-push").toFile().setExecutable(true));
        sh(clone, Page.of(EXAMPLE.resolve("README.md")).snippets().get(1).text());
        Files.writeString(clone.resolve("new.txt"), "new\n");
        git(clone, "add", "new.txt");
        git(clone, "commit", "--quiet", "--message", "A new file");
        return clone;
    }

    /** With a carriage return in its first line, git can't start the hook, says so, and never ends. */
    private int push(Path clone, String mavenExit) throws Exception {
        assertFalse(Files.readString(clone.resolve("hooks/pre-push")).contains("\r"));
        return run(clone, Map.of("MVN_EXIT", mavenExit), List.of("git", "push", "--quiet", "origin", "main"));
    }

    private String git(Path where, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(AS_ON_WINDOWS);
        command.addAll(List.of(arguments));
        assertEquals(0, run(where, Map.of(), command), () -> command + ": " + printed());
        return printed();
    }

    /** As the page says it, with the settings that Git has on Windows. */
    private void sh(Path where, String script) throws Exception {
        String settings = String.join(" ", AS_ON_WINDOWS);
        String function = "git() { command git " + settings + " \"$@\"; }\n";
        assertEquals(0, run(where, Map.of(), List.of("/bin/sh", "-ec", function + script)), this::printed);
    }

    private int run(Path where, Map<String, String> variables, List<String> command) throws Exception {
        ProcessBuilder process = new ProcessBuilder(command);
        Map<String, String> environment = process.environment();
        environment.keySet().removeIf(name -> name.startsWith("GIT_"));
        environment.putAll(variables);
        environment.put("PATH", directory.resolve("bin") + ":" + environment.get("PATH"));
        environment.put("GIT_CONFIG_GLOBAL", "/dev/null");
        environment.put("GIT_CONFIG_SYSTEM", "/dev/null");
        for (String role : List.of("AUTHOR", "COMMITTER")) {
            environment.put("GIT_" + role + "_NAME", "A Developer");
            environment.put("GIT_" + role + "_EMAIL", "developer@example.com");
        }
        return process.directory(where.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("printed").toFile())
                .start()
                .waitFor();
    }

    private String printed() {
        try {
            return Files.readString(directory.resolve("printed"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
