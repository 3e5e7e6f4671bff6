package io.github.secretsgate.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Commands for a shell, as a page or a pipeline says them: each goal, property, profile, module and directory that they name is
 * one that exists. A command that is not known here is an error, so that none is taken on trust.
 */
final class Commands {
    private static final Pattern WORD = Pattern.compile("(?:[^\\s\"']|\"[^\"]*\"|'[^']*')+");
    private static final Pattern FIELD = Pattern.compile("\\.([A-Za-z]+)");
    private static final Set<String> PHASES =
            Set.of("clean", "validate", "compile", "test", "package", "integration-test", "verify", "install", "site");
    private static final Set<String> FLAGS = Set.of(
            "-q",
            "--quiet",
            "-B",
            "--batch-mode",
            "-ntp",
            "--no-transfer-progress",
            "-o",
            "-am",
            "-N",
            "--fail-at-end");
    private static final Set<String> WRANGLER = Set.of("deploy", "versions", "secrets-store", "dev", "login", "whoami");
    private static final Set<String> CF = Set.of("build", "deploy");

    /** Properties of Maven and of other plugins. */
    private static final Set<String> OTHER_PROPERTIES = Set.of(
            "skipTests",
            "golden.update",
            "gpg.skip",
            "invoker.javaHome",
            "invoker.skip",
            "maven.test.skip",
            "maven.repo.local",
            "targetClasses");

    private static final String REPOSITORY = "https://github.com/secretsgate/secrets-store-maven-plugin.git";

    /** Where pages and pipelines clone this repository to, or check it out. */
    private static final Set<String> CLONES = Set.of("/tmp/plugin", "plugin", "../" + Descriptor.artifactId());

    private final Path directory;

    /** @param directory where the commands are run, unless they name a build of this project with {@code -f} */
    Commands(Path directory) {
        this.directory = directory;
    }

    /** Whether a piece of code in a text is a command for a shell. */
    static boolean isCommand(String code) {
        return code.matches("(mvn|npx|git config) .+") && !code.contains("<args>");
    }

    /** Asserts that a script can do what it says. */
    void check(String script) {
        String joined = script.replaceAll("\\\\\\n", " ");
        for (String line : joined.lines().toList()) {
            List<String> words = new ArrayList<>(WORD.matcher(line.replaceAll("(^|\\s)#.*", ""))
                    .results()
                    .map(MatchResult::group)
                    .map(word -> word.replaceAll("[\"']", ""))
                    .toList());
            words.removeIf(word -> word.equals("exec"));
            while (!words.isEmpty() && words.get(0).matches("[A-Z_]+=.*")) {
                words.remove(0);
            }
            if (!words.isEmpty()) {
                command(words.get(0), words.subList(1, words.size()), line);
            }
        }
    }

    private void command(String name, List<String> arguments, String line) {
        switch (name) {
            case "mvn" -> maven(arguments);
            case "npx" -> {
                Set<String> known = Map.of("wrangler", WRANGLER, "cf", CF, "cf-wrangler", CF)
                        .get(arguments.get(0));
                assertTrue(known != null && known.contains(arguments.get(1)), line);
            }
            case "npm" -> assertEquals(List.of("ci"), arguments, line);
            case "jq" -> assertEquals(List.of(), unknownFields(line), line);
            case "git" -> git(arguments, line);
            case "gh" -> {
                assertEquals(List.of("attestation", "verify"), arguments.subList(0, 2), line);
                assertTrue(line.contains(" --repo secretsgate/" + Descriptor.artifactId()), line);
                file(line, "--signer-workflow secretsgate/" + Descriptor.artifactId() + "/");
            }
            case "gpg" -> assertEquals("--verify", arguments.get(0), line);
            case "sha256sum", "umask" -> assertFalse(arguments.isEmpty(), line);
            default -> throw new AssertionError("a command that this test does not know: " + line);
        }
    }

    /** What follows a word, if the line has that word, is a file of this repository. */
    private static void file(String line, String word) {
        int at = line.indexOf(word);
        if (at >= 0) {
            String name = line.substring(at + word.length()).split(" ", 2)[0];
            assertTrue(Files.exists(Path.of(name)), () -> "no file " + name);
        }
    }

    private void git(List<String> arguments, String line) {
        List<String> names = arguments.stream()
                .skip(1)
                .filter(argument -> !argument.startsWith("-"))
                .toList();
        switch (arguments.get(0)) {
            case "config" -> {
                assertEquals("core.hooksPath", names.get(0), line);
                assertTrue(Files.isDirectory(directory.resolve(names.get(1))), line);
            }
            case "add" -> names.forEach(name -> assertTrue(Files.exists(directory.resolve(name)), line));
            case "commit" -> assertTrue(line.contains(" --message \""), line);
            case "clone" -> {
                assertTrue(names.contains(REPOSITORY), line);
                assertTrue(names.stream().anyMatch(CLONES::contains), line);
            }
            default -> throw new AssertionError("a command of git that this test does not know: " + line);
        }
    }

    /** What a filter of jq takes from the report and the report does not have. */
    private static List<String> unknownFields(String line) {
        assertTrue(line.endsWith(" target/secrets-store/report.json"), line);
        String schema = Page.of(Path.of("docs", "report-v1.schema.json")).text();
        return FIELD.matcher(line.replace("report.json", ""))
                .results()
                .map(field -> field.group(1))
                .filter(field -> !schema.contains("\"" + field + "\": {"))
                .toList();
    }

    private void maven(List<String> arguments) {
        Path build = directory;
        List<String> profiles = new ArrayList<>();
        List<String> modules = new ArrayList<>();
        List<String> properties = new ArrayList<>();
        Set<String> goals = new HashSet<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.startsWith("-D")) {
                properties.add(argument.substring(2));
            } else if (Set.of("-f", "-P", "-pl", "-T").contains(argument)) {
                String value = arguments.get(++i);
                switch (argument) {
                    case "-f" -> build = CLONES.contains(value) ? Path.of("") : Path.of(value);
                    case "-P" -> profiles.add(value);
                    case "-pl" -> modules.add(value);
                    default -> assertTrue(value.matches("\\d+C?"), value);
                }
            } else if (argument.startsWith("-")) {
                assertTrue(
                        FLAGS.contains(argument), () -> "an option of Maven that this test does not know: " + argument);
            } else if (!PHASES.contains(argument)) {
                goal(argument, build, goals);
            }
        }
        Path pom = build.resolve("pom.xml");
        assertTrue(Files.exists(pom), () -> pom + " does not exist");
        for (String profile : profiles) {
            assertTrue(
                    Xml.read(pom).all("profile").stream()
                            .anyMatch(one -> one.text("id").equals(profile)),
                    () -> "no profile " + profile + " in " + pom);
        }
        for (String module : modules) {
            assertTrue(Files.exists(pom.resolveSibling(module).resolve("pom.xml")), () -> "no module " + module);
        }
        properties.forEach(property -> property(property, pom, goals));
    }

    /** A goal may name the execution that configures it. */
    private static void execution(String[] goalAndExecution, Path build) {
        String execution = goalAndExecution.length == 1 ? "default" : goalAndExecution[1];
        List<Xml> named = Xml.read(build.resolve("pom.xml")).all("execution").stream()
                .filter(one -> one.text("id").equals(execution))
                .toList();
        assertTrue(execution.equals("default") || !named.isEmpty(), () -> "no execution " + execution);
    }

    private static void goal(String goal, Path build, Set<String> goals) {
        String ours = Descriptor.coordinates() + ":" + Descriptor.version() + ":";
        String prefix = goal.startsWith(ours) ? ours : Descriptor.PROPERTY.replace('.', ':');
        if (goal.startsWith(prefix)) {
            String[] parts = goal.substring(prefix.length()).split("@", 2);
            assertTrue(Descriptor.goalNames().contains(parts[0]), () -> "no goal " + goal);
            goals.add(parts[0]);
            execution(parts, build);
        } else {
            assertTrue(goal.matches("[a-z]+:[a-z-]+(@.+)?"), () -> "neither a phase nor a goal of ours: " + goal);
            execution(goal.split("@", 2), build);
            String plugin = goal.substring(0, goal.indexOf(':')) + "-maven-plugin";
            assertTrue(
                    Xml.read(Path.of("pom.xml")).all("artifactId").stream()
                            .anyMatch(artifact -> artifact.text().equals(plugin)),
                    () -> "not a plugin of this build: " + plugin);
        }
    }

    /** @param names a class, or a class and a method of it */
    private static boolean isTest(String[] names) {
        return Stream.of("java", "fuzz/java")
                .flatMap(directory -> Page.below(Path.of("src", "test", directory)).stream())
                .filter(file -> file.endsWith(names[0] + ".java"))
                .anyMatch(file -> names.length == 1 || read(file).contains(" void " + names[1] + "("));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void property(String definition, Path pom, Set<String> goals) {
        String name = definition.replaceAll("=.*", "");
        String value = definition.substring(Math.min(definition.length(), name.length() + 1));
        if (name.startsWith(Descriptor.PROPERTY) || (goals.equals(Set.of("help")) && !name.equals("goal"))) {
            assertTrue(Descriptor.properties(goals).contains(name), () -> "no parameter " + name);
        } else if (name.equals("goal")) {
            assertTrue(Descriptor.goalNames().contains(value), () -> "no goal " + value);
        } else if (name.equals("test")) {
            assertTrue(isTest(value.split("#", 2)), () -> "no test " + value);
        } else if (name.equals("invoker.test")) {
            assertTrue(Files.isDirectory(Path.of("src", "it", value)), () -> "no integration test " + value);
        } else {
            boolean known = OTHER_PROPERTIES.contains(name)
                    || Xml.read(pom).childrenOf("properties").stream()
                            .anyMatch(one -> one.name().equals(name));
            assertTrue(known, () -> "a property that this test does not know: " + name);
        }
    }
}
