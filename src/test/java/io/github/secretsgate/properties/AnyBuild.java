package io.github.secretsgate.properties;

import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secretsgate.Requests;
import io.github.secretsgate.finding.Verdict;
import io.github.secretsgate.gate.Gate;
import io.github.secretsgate.result.CheckedDeployment;
import io.github.secretsgate.result.Report;
import io.github.secretsgate.source.Format;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What holds for every config together with every manifest, in one text with a line {@value #BETWEEN} between them: what holds for
 * each of them, and that more rights never do harm.
 */
final class AnyBuild {
    static final String BETWEEN = "=== secrets-store.yaml";

    private final Path directory;

    /** @param directory an empty one */
    AnyBuild(Path directory) {
        this.directory = directory;
    }

    /** The two files of an input. Each character of their texts is a byte. */
    record Parts(Format format, String configText, String manifestText) {
        static Parts of(byte[] input) {
            String text = new String(input, StandardCharsets.ISO_8859_1);
            int between = text.indexOf("\n" + BETWEEN + "\n");
            String config = between < 0 ? text : text.substring(0, between + 1);
            String manifest = between < 0 ? AnyInput.MANIFEST : text.substring(between + BETWEEN.length() + 2);
            return new Parts(text.stripLeading().startsWith("{") ? Format.JSON : Format.TOML, config, manifest);
        }

        String configName() {
            return format == Format.JSON ? "wrangler.jsonc" : "wrangler.toml";
        }

        byte[] config() {
            return bytes(configText);
        }

        byte[] manifest() {
            return bytes(manifestText);
        }
    }

    void check(byte[] input) throws IOException {
        Parts parts = Parts.of(input);
        check(parts.configName(), parts.format(), parts.config(), parts.manifest());
    }

    private void check(String name, Format format, byte[] config, byte[] manifest) throws IOException {
        new AnyInput(directory).build(name, config, manifest);
        Path configFile = directory.resolve(name);
        Path manifestFile = directory.resolve("secrets-store.yaml");
        Files.write(configFile, config);
        Files.write(manifestFile, manifest);
        try {
            Report report = report(null);
            String reordered = EditedInput.withBindingsReversed(configFile, format);
            String scoped = EditedInput.withWorkersEverywhere(manifestFile);
            if (!hasExceptions(report)) {
                mayDoNoLess(report, report("Edit"));
                mayDoNoLess(report("none"), report);
            }
            if (scoped != null) {
                Files.writeString(manifestFile, scoped);
                mayDoNoLess(report, report(null));
                Files.write(manifestFile, manifest);
            }
            if (reordered != null) {
                Files.writeString(configFile, reordered);
                assertEquals(verdicts(report), verdicts(report(null)));
            }
        } finally {
            Files.delete(configFile);
            Files.delete(manifestFile);
        }
    }

    private Report report(@Nullable String tokenPermission) {
        return Gate.check(Requests.module(directory, tokenPermission));
    }

    private static void mayDoNoLess(Report fewerRights, Report moreRights) {
        Map<String, Verdict> after = verdicts(moreRights);
        verdicts(fewerRights)
                .forEach((deployment, verdict) -> assertTrue(
                        verdict != Verdict.ALLOWED || after.getOrDefault(deployment, verdict) == Verdict.ALLOWED,
                        deployment));
    }

    /** An exception is for what is denied for one reason; with fewer rights there may be another one. */
    private static boolean hasExceptions(Report report) {
        return report.findings().stream().anyMatch(finding -> finding.waived() != null);
    }

    private static Map<String, Verdict> verdicts(Report report) {
        return report.deployments().stream()
                .collect(toMap(
                        AnyBuild::name,
                        CheckedDeployment::verdict,
                        (one, other) -> one == Verdict.ALLOWED ? other : one));
    }

    private static String name(CheckedDeployment checked) {
        return checked.title() + " of " + checked.deployment().config();
    }

    private static byte[] bytes(String latin) {
        return latin.getBytes(StandardCharsets.ISO_8859_1);
    }
}
