package io.github.secretsgate.properties;

import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secretsgate.finding.Verdict;
import io.github.secretsgate.result.CheckedBinding;
import io.github.secretsgate.result.CheckedDeployment;
import io.github.secretsgate.result.Report;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds for every build, whatever it binds and whoever deploys it. */
class GatePropertiesTest {
    private static final int BUILDS = 60;

    @TempDir
    Path directory;

    /** Read from the other side: whoever takes a right away never turns a denied deployment into an allowed one. */
    @Test
    void oneMorePermissionNeverDeniesAnAllowedDeployment() {
        int allowed = 0;
        int denied = 0;
        for (GeneratedBuild build : builds()) {
            Map<String, Verdict> before = verdicts(build.check(directory));
            for (GeneratedBuild more : build.withOneMore()) {
                Map<String, Verdict> after = verdicts(more.check(directory));
                assertEquals(before.keySet(), after.keySet());
                before.forEach((environment, verdict) -> assertTrue(
                        verdict != Verdict.ALLOWED || after.get(environment) == Verdict.ALLOWED,
                        () -> environment + " of " + build + " but not of " + more));
            }
            allowed += before.containsValue(Verdict.ALLOWED) ? 1 : 0;
            denied += before.containsValue(Verdict.DENIED) ? 1 : 0;
        }
        assertNotEquals(0, allowed);
        assertNotEquals(0, denied);
    }

    @Test
    void theOrderOfBindingsChangesNoVerdict() {
        Random random = new Random(1);
        for (GeneratedBuild build : builds()) {
            Report before = build.check(directory);
            GeneratedBuild other = build.shuffled(random);
            Report after = other.check(directory);

            assertEquals(verdicts(before), verdicts(after), () -> build + " and " + other);
            assertEquals(outcomes(before), outcomes(after), () -> build + " and " + other);
        }
    }

    private static List<GeneratedBuild> builds() {
        return new Random(2026)
                .longs(BUILDS)
                .mapToObj(seed -> GeneratedBuild.of(new Random(seed)::nextInt))
                .toList();
    }

    private static Map<String, Verdict> verdicts(Report report) {
        return report.deployments().stream()
                .collect(toMap(GatePropertiesTest::environment, CheckedDeployment::verdict));
    }

    /** For each environment and secret what the two checks say. */
    private static Map<String, String> outcomes(Report report) {
        return report.deployments().stream()
                .flatMap(checked -> checked.bindings().stream()
                        .map(binding -> Map.entry(environment(checked) + secret(binding), checks(binding)))
                        .distinct())
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static String environment(CheckedDeployment checked) {
        return String.valueOf(checked.deployment().environment());
    }

    private static String secret(CheckedBinding binding) {
        return " " + binding.binding().secret().secretName();
    }

    private static String checks(CheckedBinding binding) {
        return binding.authorization().label() + " " + binding.scope().label();
    }
}
