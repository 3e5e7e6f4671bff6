package io.github.secretsgate.properties;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.secretsgate.Outputs;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.report.ReportFormat;
import io.github.secretsgate.result.Report;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseOptions;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;
import org.tomlj.TomlVersion;

/** The environments that a config declares, as other readers than the plugin's own read it. The report must have each of them. */
final class DeclaredDeployments {
    /** The name of the config without {@code --env}, which no environment has in these tests. */
    private static final String TOP_LEVEL = "(top level)";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .build();

    private DeclaredDeployments() {}

    /** Fails if the report has neither a result nor a reason for an environment of a config. */
    static void areIn(Report report, String config, byte[] bytes) throws IOException {
        Optional<Set<String>> declared = config.endsWith(".toml") ? ofToml(bytes) : ofJson(bytes);
        if (declared.isPresent()) {
            areIn(report, config, declared.get());
        }
    }

    /** @param declared the environments of the config, see {@link #withTopLevel} */
    static void areIn(Report report, String config, Set<String> declared) throws IOException {
        Set<String> reported = reported(report, config);
        Set<String> missing = new TreeSet<>(declared);
        missing.removeAll(reported);
        boolean unreadable =
                reported.isEmpty() && report.findings().stream().anyMatch(finding -> isAbout(finding, config));
        assertTrue(
                missing.isEmpty() || unreadable,
                () -> config + ": nothing is reported about " + missing + ", only about " + reported);
    }

    static Set<String> withTopLevel(Iterable<String> environments) {
        Set<String> all = new LinkedHashSet<>();
        all.add(TOP_LEVEL);
        environments.forEach(all::add);
        return all;
    }

    /** Fails if the report has neither a result for a Worker of Build Output nor an error in the Build Output. */
    static void ofBuildOutput(Report report, String config) throws IOException {
        boolean refused = report.findings().stream()
                .anyMatch(finding -> finding.fails()
                        && finding.location() != null
                        && finding.location().file().name().startsWith(".cloudflare/"));
        assertTrue(refused || !reported(report, config).isEmpty(), () -> config + ": nothing is reported about it");
    }

    private static boolean isAbout(Finding finding, String config) {
        return finding.fails()
                && finding.location() != null
                && finding.location().file().name().equals(config);
    }

    /** What report.json holds, since other programs read that. */
    private static Set<String> reported(Report report, String config) throws IOException {
        JsonNode json = JSON.readTree(Outputs.of(report, ReportFormat.JSON));
        Set<String> reported = new TreeSet<>();
        for (String list : new String[] {"deployments", "notChecked"}) {
            for (JsonNode deployment : json.get(list)) {
                if (deployment.get("config").asText().equals(config)) {
                    JsonNode name = deployment.get("environment");
                    reported.add(name.isNull() ? TOP_LEVEL : name.asText());
                }
            }
        }
        return reported;
    }

    private static Optional<Set<String>> ofJson(byte[] bytes) {
        JsonNode root;
        try {
            root = JSON.readTree(bytes);
        } catch (IOException e) {
            return Optional.empty();
        }
        if (!root.isObject()) {
            return Optional.empty();
        }
        JsonNode env = root.path("env");
        Set<String> names = new LinkedHashSet<>();
        if (env.isObject()) {
            env.fieldNames().forEachRemaining(names::add);
        } else {
            numbers(env.isTextual() ? env.textValue().length() : env.size(), names);
        }
        return Optional.of(withTopLevel(names));
    }

    private static Optional<Set<String>> ofToml(byte[] bytes) {
        TomlParseResult root;
        try {
            String text = new String(bytes, StandardCharsets.UTF_8);
            root = Toml.parse(
                    text,
                    TomlParseOptions.defaults().withVersion(TomlVersion.V1_1_0).withoutSource());
        } catch (RuntimeException e) { // for some mistakes it has no message
            return Optional.empty();
        }
        if (root.hasErrors()) {
            return Optional.empty();
        }
        Object env = root.get(List.of("env"));
        Set<String> names = new LinkedHashSet<>();
        if (env instanceof TomlTable table) {
            names.addAll(table.keySet());
        } else if (env instanceof TomlArray list) {
            numbers(list.size(), names);
        } else if (env instanceof String text) {
            numbers(text.length(), names);
        }
        return Optional.of(withTopLevel(names));
    }

    /** In JavaScript, the keys of a list and of a string are its indexes. */
    private static void numbers(int count, Set<String> names) {
        IntStream.range(0, count).mapToObj(String::valueOf).forEach(names::add);
    }
}
