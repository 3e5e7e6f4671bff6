package io.github.secretsgate.github;

import static io.github.secretsgate.github.WorkflowYaml.map;
import static io.github.secretsgate.github.WorkflowYaml.string;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Runs the steps of action.yml as GitHub's runner does: the shell steps with bash and an {@code mvn} that only records how it is
 * called, the steps that use other actions by what they are given.
 */
final class SimulatedRunner {
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{(.*?)}}");
    private static final Pattern COMPARISON = Pattern.compile("([\\w.-]+) (==|!=) '([^']*)'");

    /** Records each argument on a line of its own, and installs the plugin where it is told to. */
    private static final String MAVEN = """
            #!/usr/bin/env bash
            {
              echo "> in $PWD with token ${CLOUDFLARE_API_TOKEN-none}${API_TOKEN+ and API_TOKEN}"
              for argument; do printf '%s\\n' "$argument"; done
            } >>"$MAVEN_LOG"
            for argument; do
              case $argument in
                -Dmaven.repo.local=*) repository=${argument#*=} ;;
                install) mkdir -p "$repository/io/github/secretsgate/secrets-store-maven-plugin" ;;
              esac
            done
            [[ $* != *:check* ]] || exit "$CHECK_EXIT"
            """;

    private final Map<?, ?> action;
    private final Path workspace;
    private final Path runner;
    private final Map<String, String> inputs = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, String> contexts = new HashMap<>();

    /**
     * A step that was not skipped.
     *
     * @param with what it gives the action that it uses; null for a shell step
     * @param exit the exit code of a shell step; 0 for others
     * @param output what a shell step printed
     */
    record Step(String name, Map<String, String> with, int exit, String output) {}

    /** What a job with this one action did. */
    record Job(List<Step> steps, Map<String, String> outputs, List<String> mavenCalls) {
        boolean fails() {
            return steps.stream().anyMatch(step -> step.exit() != 0);
        }

        List<String> stepNames() {
            return steps.stream().map(Step::name).toList();
        }

        Step step(String name) {
            return steps.stream()
                    .filter(step -> step.name().equals(name))
                    .findFirst()
                    .orElseThrow();
        }

        /** The arguments of the one call of Maven that checks. */
        List<String> check() {
            return mavenCalls.stream()
                    .map(call -> call.lines().toList())
                    .filter(call -> call.stream().anyMatch(argument -> argument.endsWith(":check")))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /**
     * @param workspace the checkout of the user
     * @param runner an empty directory for what the runner needs
     */
    SimulatedRunner(Path workspace, Path runner) throws IOException {
        this.action = WorkflowYaml.read(Path.of("action.yml")).root();
        this.workspace = workspace;
        this.runner = runner;
        map(action.get("inputs"))
                .forEach((name, input) ->
                        inputs.put(string(name), string(map(input).get("default"))));
        Path mvn = Files.createDirectories(runner.resolve("bin")).resolve("mvn");
        Files.writeString(mvn, MAVEN);
        if (!mvn.toFile().setExecutable(true)) {
            throw new IOException(mvn + " can't be made executable");
        }
        contexts.putAll(Map.of(
                "runner.os", "Linux", "github.job", "deploy", "strategy.job-index", "0", "strategy.job-total", "1"));
        environment.put("CHECK_EXIT", "0");
    }

    /** What the user's workflow gives the action. */
    SimulatedRunner with(String input, String value) {
        if (inputs.replace(input, value) == null) {
            throw new AssertionError("action.yml has no input " + input);
        }
        return this;
    }

    /** A variable of the user's job. */
    SimulatedRunner variable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    SimulatedRunner context(String name, String value) {
        contexts.put(name, value);
        return this;
    }

    /** The cache has a build of this version of the plugin. */
    SimulatedRunner cacheHit() {
        return context("steps.cache.outputs.cache-hit", "true");
    }

    /** Cloudflare would refuse. */
    SimulatedRunner checkFails() {
        return variable("CHECK_EXIT", "1");
    }

    Job run() throws IOException, InterruptedException {
        Path log = runner.resolve("maven.log");
        List<Step> steps = new ArrayList<>();
        for (Object node : (List<?>) map(action.get("runs")).get("steps")) {
            Map<?, ?> step = map(node);
            boolean failed = steps.stream().anyMatch(earlier -> earlier.exit() != 0);
            if (isToRun(string(step.get("if")), failed)) {
                steps.add(step.containsKey("uses") ? used(step) : shell(step, log));
            }
        }
        Map<String, String> outputs = new HashMap<>();
        map(action.get("outputs"))
                .forEach((name, output) ->
                        outputs.put(string(name), evaluated(map(output).get("value"))));
        List<String> calls = Files.exists(log) ? List.of(Files.readString(log).split("(?m)^> ")) : List.of("");
        return new Job(steps, outputs, calls.subList(1, calls.size()));
    }

    private Step used(Map<?, ?> step) {
        Map<String, String> with = new HashMap<>();
        map(step.get("with")).forEach((name, value) -> with.put(string(name), evaluated(value)));
        return new Step(string(step.get("name")), with, 0, "");
    }

    private Step shell(Map<?, ?> step, Path log) throws IOException, InterruptedException {
        Path script = Files.writeString(runner.resolve("step.sh"), string(step.get("run")));
        Path outputs = Files.writeString(runner.resolve("outputs"), "");
        // As "shell: bash" is documented.
        ProcessBuilder bash = new ProcessBuilder("bash", "--noprofile", "--norc", "-eo", "pipefail", script.toString());
        Map<String, String> variables = bash.environment();
        variables.keySet().removeIf(name -> name.startsWith("CLOUDFLARE_"));
        variables.putAll(environment);
        map(step.get("env")).forEach((name, value) -> variables.put(string(name), evaluated(value)));
        variables.put("PATH", runner.resolve("bin") + ":" + variables.get("PATH"));
        variables.put("MAVEN_LOG", log.toString());
        variables.put("GITHUB_ACTION_PATH", Path.of("").toAbsolutePath().toString());
        variables.put("GITHUB_OUTPUT", outputs.toString());
        variables.put("GITHUB_WORKSPACE", workspace.toString());
        variables.put("RUNNER_TEMP", runner.toString());
        Path printed = runner.resolve("printed");
        int exit = bash.directory(workspace.toFile())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start()
                .waitFor();
        String prefix = "steps." + string(step.get("id")) + ".outputs.";
        Files.readAllLines(outputs).forEach(line -> {
            int equals = line.indexOf('=');
            contexts.put(prefix + line.substring(0, equals), line.substring(equals + 1));
        });
        return new Step(string(step.get("name")), null, exit, Files.readString(printed));
    }

    /** Conditions are joined by "and"; without a word about the job's state, a step runs only if all before it succeeded. */
    private boolean isToRun(String condition, boolean failed) {
        String bare = condition.replaceAll("^\\$\\{\\{|}}$", "").strip();
        boolean runs = bare.contains("!cancelled()") || !failed;
        for (String term : bare.isEmpty() ? List.<String>of() : List.of(bare.split(" && "))) {
            if (!term.equals("!cancelled()")) {
                MatchResult comparison = COMPARISON
                        .matcher(term)
                        .results()
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("a condition that this runner doesn't know: " + term));
                boolean equal = value(comparison.group(1)).equals(comparison.group(3));
                runs &= equal == comparison.group(2).equals("==");
            }
        }
        return runs;
    }

    private String evaluated(Object node) {
        return EXPRESSION
                .matcher(string(node))
                .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(
                        value(found.group(1).strip())));
    }

    /** The output of a step that set none is empty; every other name must exist. */
    private String value(String name) {
        if (name.startsWith("inputs.") && inputs.containsKey(name.substring("inputs.".length()))) {
            return inputs.get(name.substring("inputs.".length()));
        }
        if (name.matches("steps\\.\\w+\\.outputs\\.[\\w-]+")) {
            return contexts.getOrDefault(name, "");
        }
        if (!contexts.containsKey(name)) {
            throw new AssertionError("a name that this runner doesn't know: " + name);
        }
        return contexts.get(name);
    }
}
