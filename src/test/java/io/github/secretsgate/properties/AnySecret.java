package io.github.secretsgate.properties;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.secretsgate.Outputs;
import io.github.secretsgate.Requests;
import io.github.secretsgate.gate.Gate;
import io.github.secretsgate.properties.PlantedSecret.Place;
import io.github.secretsgate.source.Format;
import io.github.secretsgate.source.SourceReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** What holds for every config together with every manifest in which somebody left a secret: no output shows it. */
final class AnySecret {
    private final Path directory;

    /** @param directory an empty one */
    AnySecret(Path directory) {
        this.directory = directory;
    }

    /** Plants one secret in the config, and one in the manifest. The input decides where. */
    void check(byte[] input) throws IOException {
        String text = new String(input, StandardCharsets.ISO_8859_1);
        if (PlantedSecret.KINDS.stream().anyMatch(secret -> Outputs.partOf(secret.text(), text) >= 0)) {
            return; // it may be in a place where it's shown
        }
        AnyBuild.Parts parts = AnyBuild.Parts.of(input);
        Path config = directory.resolve(parts.configName());
        Path manifest = directory.resolve("secrets-store.yaml");
        Files.write(config, parts.config());
        Files.write(manifest, parts.manifest());
        SourceReader reader = new SourceReader(directory);
        int choice = Arrays.hashCode(input) >>> 1;
        try {
            plant(
                    config,
                    parts.format(),
                    PlantedSecret.inConfig(reader.readConfidential(config, parts.format())),
                    choice);
            Files.write(config, parts.config());
            plant(manifest, Format.YAML, PlantedSecret.inManifest(reader.readPublic(manifest, Format.YAML)), choice);
        } finally {
            Files.delete(config);
            Files.delete(manifest);
        }
    }

    private void plant(Path file, Format format, List<Place> places, int choice) throws IOException {
        if (places.isEmpty()) {
            return;
        }
        Place place = places.get(choice % places.size());
        boolean broken = place.path().isEmpty();
        for (PlantedSecret secret : PlantedSecret.KINDS) {
            if (place.promisedFor(secret)) {
                Files.write(file, place.with(secret).getBytes(UTF_8));
                if (!broken
                        || new SourceReader(directory).readPublic(file, format).unreadable()) {
                    secret.isNotIn(Gate.check(Requests.module(directory)), place);
                }
            }
        }
    }
}
