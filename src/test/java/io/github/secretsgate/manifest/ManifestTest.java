package io.github.secretsgate.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.github.secretsgate.Golden;
import io.github.secretsgate.access.Action;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.inventory.Fact;
import io.github.secretsgate.inventory.Inventory;
import io.github.secretsgate.inventory.Store;
import io.github.secretsgate.source.SourceReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is read from manifests, and what is reported about wrong ones. Next to each input is the expected result: for a good
 * one what it means, for a bad one its findings, {@code file:line:column rule message}.
 */
class ManifestTest {
    static final List<Path> GOOD = manifests("manifests/good");
    static final List<Path> BAD = manifests("manifests/bad");

    @ParameterizedTest(name = "{0}")
    @FieldSource("GOOD")
    void aGoodManifestIsUnderstood(Path file) {
        Manifest manifest = read(file);

        manifest.findings().forEach(finding -> assertFalse(finding.fails(), finding::message));
        assertFalse(manifest.deployer() instanceof Fact.Unclear, "what is not declared is undeclared");
        Golden.assertMatches(beside(file, ".meaning"), meaning(manifest) + findings(manifest));
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("BAD")
    void aBadManifestIsAnError(Path file) {
        Manifest manifest = read(file);

        assertFalse(manifest.findings().stream().noneMatch(Finding::fails));
        manifest.findings().forEach(finding -> assertNotNull(finding.location()));
        Golden.assertMatches(beside(file, ".findings"), locations(manifest));
    }

    /** Otherwise a misspelled caller would be an undeclared one, and another would be used instead. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"caller-shape", "both", "neither"})
    void anInvalidCallerIsStillDeclared(String name) {
        Manifest manifest = read(Golden.directory("manifests/bad/" + name + ".yaml"));

        assertNotNull(manifest.deployer().orNull());
        assertInstanceOf(Fact.Unclear.class, manifest.deployer().orNull().caller());
        manifest.environments().values().forEach(policy -> assertNotNull(policy.deployer()));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"waivers-missing", "waivers-date", "waivers-rule"})
    void anInvalidWaiverWaivesNothing(String name) {
        assertEquals(
                List.of(),
                read(Golden.directory("manifests/bad/" + name + ".yaml")).waivers());
    }

    private static List<Path> manifests(String directory) {
        return Golden.inputs(directory, "yaml").stream()
                .filter(file -> !file.getParent().endsWith("shared"))
                .toList();
    }

    private static Manifest read(Path file) {
        return ManifestReader.read(new SourceReader(file.getParent()), file, true);
    }

    private static Path beside(Path file, String extension) {
        return file.resolveSibling(file.getFileName().toString().replace(".yaml", extension));
    }

    /** What is said there is in {@code docs/bad-input.md}. */
    private static String locations(Manifest manifest) {
        return manifest.findings().stream()
                .sorted(Finding.ORDER)
                .map(finding -> finding.location() + " " + finding.rule().id() + "\n")
                .collect(Collectors.joining());
    }

    private static String findings(Manifest manifest) {
        return manifest.findings().stream()
                .sorted(Finding.ORDER)
                .map(finding -> finding.location() + " " + finding.rule().id() + " " + finding.message() + "\n")
                .collect(Collectors.joining());
    }

    private static String meaning(Manifest manifest) {
        List<String> lines = new ArrayList<>();
        lines.add("caller: " + caller(manifest.deployer().orNull()));
        manifest.environments().forEach((name, policy) -> {
            String never = policy.neverDeployed() == null ? "" : "; never deployed: " + policy.neverDeployed();
            lines.add("environment " + name + " at " + policy.location() + ": " + caller(policy.deployer()) + never);
        });
        Inventory inventory = manifest.inventory().orNull();
        if (inventory != null) {
            inventory.stores().forEach(store -> lines.add(store(inventory, store)));
        }
        for (Waiver waiver : manifest.waivers()) {
            lines.add("waiver at " + waiver.location() + (waiver.own() ? "" : " (shared)") + ": "
                    + waiver.rule().id() + " until " + waiver.until() + " because " + waiver.reason() + "; secret "
                    + waiver.secret() + ", store " + waiver.store() + ", binding " + waiver.binding()
                    + ", environment " + waiver.environment() + ", config " + waiver.config());
        }
        return String.join("\n", lines) + "\n";
    }

    private static String caller(Deployer declared) {
        if (declared == null) {
            return "none of its own";
        }
        String may = Arrays.stream(Action.values())
                .filter(declared::may)
                .map(Action::word)
                .collect(Collectors.joining(" "));
        String operations = declared.operations().stream()
                .map(operation -> operation.action().word() + " (" + operation.location() + ")")
                .collect(Collectors.joining(", "));
        return declared.describe() + ", declared in " + declared.origin() + ", may " + (may.isEmpty() ? "nothing" : may)
                + (operations.isEmpty() ? "" : "; does " + operations);
    }

    /** A store, as every one of its names finds it. */
    private static String store(Inventory inventory, Store store) {
        Stream.concat(Stream.ofNullable(store.id()), store.placeholders().stream())
                .forEach(name -> assertEquals(Optional.of(store), inventory.store(name)));
        String secrets = store.secrets().values().stream()
                .map(secret -> "\n  " + secret.name() + " at " + secret.location() + ": "
                        + secret.scopes().orNull().known() + " as written "
                        + secret.scopes().orNull().written() + " at "
                        + secret.scopes().orNull().location() + ", " + secret.status())
                .collect(Collectors.joining());
        return "store " + store.id() + " (" + store.name() + ") at " + store.location() + ", placeholders "
                + store.placeholders() + secrets;
    }
}
