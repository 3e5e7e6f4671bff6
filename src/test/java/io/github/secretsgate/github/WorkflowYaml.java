package io.github.secretsgate.github;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A YAML file that GitHub reads: a workflow, an action, or the settings of Dependabot. */
record WorkflowYaml(Path file, String text, Map<?, ?> root) {
    static WorkflowYaml read(Path file) {
        try {
            String text = Files.readString(file);
            LoaderOptions options = new LoaderOptions();
            options.setAllowDuplicateKeys(false);
            return new WorkflowYaml(file, text, (Map<?, ?>) new Yaml(new SafeConstructor(options)).load(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The workflows in a directory called {@code .github/workflows}. */
    static List<WorkflowYaml> below(Path workflows) {
        try (Stream<Path> files = Files.list(workflows)) {
            return files.filter(file -> file.toString().matches(".*\\.ya?ml"))
                    .sorted()
                    .map(WorkflowYaml::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The jobs by name; none in an action. */
    Map<?, ?> jobs() {
        return map(root.get("jobs"));
    }

    /** The steps of all jobs, or those of a composite action. */
    List<Map<?, ?>> steps() {
        List<Map<?, ?>> steps = new ArrayList<>(steps(map(root.get("runs"))));
        jobs().values().forEach(job -> steps.addAll(steps(map(job))));
        return steps;
    }

    private static List<Map<?, ?>> steps(Map<?, ?> parent) {
        List<Map<?, ?>> steps = new ArrayList<>();
        if (parent.get("steps") instanceof List<?> list) {
            list.forEach(step -> steps.add(map(step)));
        }
        return steps;
    }

    /** A mapping; an empty one if the node is null. */
    static Map<?, ?> map(Object node) {
        return (Map<?, ?>) Objects.requireNonNullElse(node, Map.of());
    }

    /** A scalar as GitHub passes it on: always a string, empty if the node is null. */
    static String string(Object node) {
        return Objects.toString(node, "");
    }

    @Override
    public String toString() {
        return file.toString().replace('\\', '/');
    }
}
