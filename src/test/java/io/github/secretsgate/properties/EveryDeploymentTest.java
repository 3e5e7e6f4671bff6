package io.github.secretsgate.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secretsgate.Scenario;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.result.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is left out in silence: each environment of each config of a repository has a result, a reason or an error. */
class EveryDeploymentTest {
    private static final int REPOSITORIES = 100;
    private static final List<String> ENVIRONMENTS =
            List.of("staging", "production", "0", "eu.west", "a b", "Übung", "default", "top_level", "null", "");

    @TempDir
    Path directory;

    @Test
    void isReported() throws IOException {
        int checked = 0;
        int notChecked = 0;
        int broken = 0;
        for (int seed = 0; seed < REPOSITORIES; seed++) {
            Random random = new Random(seed);
            Path root = Files.createDirectory(directory.resolve("repository" + seed));
            Map<String, Set<String>> declared = new TreeMap<>();
            for (int worker = random.nextInt(3); worker >= 0; worker--) {
                String config = "workers/w" + worker + (random.nextBoolean() ? "/wrangler.toml" : "/wrangler.jsonc");
                List<String> environments = some(ENVIRONMENTS, random);
                boolean unreadable = random.nextInt(8) == 0;
                write(root.resolve(config), config(config.endsWith(".toml"), environments, random, unreadable));
                declared.put(config, DeclaredDeployments.withTopLevel(environments));
            }
            write(root.resolve("secrets-store.yaml"), manifest(random));

            Report report = Scenario.check(root, parameters(random));

            for (Map.Entry<String, Set<String>> config : declared.entrySet()) {
                DeclaredDeployments.areIn(report, config.getKey(), config.getValue());
            }
            checked += report.deployments().size();
            notChecked += report.notChecked().size();
            broken += report.findings().stream().anyMatch(Finding::fails) ? 1 : 0;
        }
        assertTrue(checked > REPOSITORIES && notChecked > REPOSITORIES, checked + " and " + notChecked);
        assertNotEquals(0, broken);
    }

    /** The property itself: it notices an environment that is missing. */
    @Test
    void aMissingEnvironmentIsNoticed() throws IOException {
        write(directory.resolve("workers/w/wrangler.toml"), "name = \"w\"\nmain = \"w.js\"\n[env.staging]\n");
        write(directory.resolve("secrets-store.yaml"), AnyInput.MANIFEST);
        Report report = Scenario.check(directory, parameters(new Random(0)));
        String config = "workers/w/wrangler.toml";

        DeclaredDeployments.areIn(report, config, DeclaredDeployments.withTopLevel(List.of("staging")));

        int noticed = 0;
        try {
            DeclaredDeployments.areIn(report, config, DeclaredDeployments.withTopLevel(List.of("staging", "eu")));
        } catch (AssertionError e) {
            noticed++;
        }
        assertEquals(1, noticed);
    }

    private static String config(boolean toml, List<String> environments, Random random, boolean unreadable) {
        String bindings = random.nextBoolean()
                ? "[{ 'binding': 'KEY', 'store_id': '8f7a1cdced6342c18d223ece462fd88d', 'secret_name': 'key' }]"
                : "[]";
        StringBuilder text = new StringBuilder();
        if (toml) {
            String list = bindings.replaceAll("'(\\w+)':", "$1 =");
            text.append("name = 'w'\nmain = 'w.js'\nsecrets_store_secrets = ").append(list);
            environments.forEach(name -> text.append("\n[env.'" + name + "']\nsecrets_store_secrets = " + list));
        } else {
            text.append("{ 'name': 'w', 'main': 'w.js', 'secrets_store_secrets': " + bindings + ", 'env': {");
            environments.forEach(name -> text.append("'" + name + "': { 'secrets_store_secrets': " + bindings + " },"));
            text.append("} }");
        }
        return text.toString().replace('\'', '"') + (unreadable ? "\n]" : "\n");
    }

    private static String manifest(Random random) {
        StringBuilder yaml = new StringBuilder(random.nextInt(4) > 0 ? "caller: { token: Edit }\n" : "");
        List<String> policies = new ArrayList<>();
        for (String environment : some(List.of("staging", "production", "top-level"), random)) {
            policies.add(
                    environment + (random.nextBoolean() ? ": { deploy: never }" : ": { caller: { token: Read } }"));
        }
        return yaml.append("environments: { " + String.join(", ", policies) + " }\n")
                .append("stores: [{ id: 8f7a1cdced6342c18d223ece462fd88d, secrets: { key: [workers] } }]\n")
                .toString();
    }

    private static Properties parameters(Random random) {
        Properties run = new Properties();
        run.setProperty("includes", "workers/*");
        if (random.nextInt(4) == 0) {
            run.setProperty("environments", random.nextBoolean() ? "staging" : "top-level, production");
        }
        return run;
    }

    private static <T> List<T> some(List<T> all, Random random) {
        return all.stream().filter(one -> random.nextInt(3) == 0).toList();
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
