package io.github.secretsgate.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A file, or a part of one, that tells a CI server what to do. */
final class Pipeline {
    private static final Pattern SHELL_STEP = Pattern.compile("\\bsh '([^']*)'");
    private static final Set<String> VARIABLES =
            Set.of("CLOUDFLARE_API_TOKEN", "CLOUDFLARE_ACCOUNT_ID", "CLOUDFLARE_ENV", "CLOUDFLARE_API_BASE_URL");

    private final Commands commands;
    private int scripts;

    /** @param directory where the commands are run */
    Pipeline(Path directory) {
        this.commands = new Commands(directory);
    }

    static Object parse(String yaml) {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
    }

    /** A workflow of GitHub or a part of its steps, or the jobs of GitLab. */
    void check(String yaml) {
        visit(parse(yaml));
        assertTrue(scripts > 0, "a kind of YAML that this test does not know: nothing in it is run");
        yaml.lines()
                .filter(line -> line.matches(".*\\buses: .*@[0-9a-f]{40}.*"))
                .forEach(line -> assertTrue(line.matches(".*@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+"), line));
    }

    /** A Jenkinsfile, of which only the commands are looked at, and whether its braces are in pairs. */
    void checkGroovy(String groovy) {
        List<String> steps = SHELL_STEP
                .matcher(groovy)
                .results()
                .map(match -> match.group(1))
                .toList();
        assertFalse(steps.isEmpty(), "no step runs a command");
        steps.forEach(commands::check);
        assertEquals(
                groovy.chars().filter(character -> character == '{').count(),
                groovy.chars().filter(character -> character == '}').count());
    }

    private void visit(Object node) {
        if (node instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                switch (String.valueOf(key)) {
                    case "run", "script", "before_script" -> script(value);
                    case "uses" -> uses(String.valueOf(value), map.get("with"));
                    case "env" -> ((Map<?, ?>) value).keySet().forEach(Pipeline::variable);
                    default -> visit(value);
                }
            });
        } else if (node instanceof List<?> list) {
            list.forEach(this::visit);
        }
    }

    /** An action by its commit or its version, or the one of this repository with inputs that it has. */
    private void uses(String action, Object with) {
        if (action.equals("secretsgate/secrets-store-maven-plugin@main")) {
            scripts++;
            Set<?> known = ((Map<?, ?>)
                            ((Map<?, ?>) parse(Page.of(Path.of("action.yml")).text())).get("inputs"))
                    .keySet();
            if (with instanceof Map<?, ?> inputs) {
                inputs.keySet().forEach(input -> assertTrue(known.contains(input), () -> "no input " + input));
            }
        } else {
            assertTrue(action.matches("[\\w.-]+/[\\w./-]+@(v\\d+|[0-9a-f]{40})"), action);
        }
    }

    private void script(Object value) {
        scripts++;
        if (value instanceof List<?> lines) {
            lines.forEach(line -> commands.check((String) line));
        } else {
            commands.check((String) value);
        }
    }

    private static void variable(Object name) {
        assertTrue(VARIABLES.contains(name), () -> "a variable that the plugin does not read: " + name);
    }
}
