package io.github.secretsgate.properties;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secretsgate.Scenario;
import io.github.secretsgate.properties.PlantedSecret.Place;
import io.github.secretsgate.source.Format;
import io.github.secretsgate.source.SourceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A secret that somebody left in a file of a build, in no output of its check. {@code InputFuzzTest#secrets} looks for more. */
class PlantedSecretTest {
    /** Of each file so many places, a different selection in each: all of them take minutes. */
    private static final int PLACES = Integer.getInteger("secrets.places", 1);

    @TempDir
    Path directory;

    static Stream<Path> builds() {
        return Scenario.all().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("builds")
    void noOutputShowsASecret(Path build) throws IOException {
        List<Path> files = copy(build);
        for (Path file : files) {
            String name = file.getFileName().toString();
            if (name.endsWith(".yaml") || name.startsWith("secrets")) {
                Format format = name.endsWith(".yaml") ? Format.YAML : Format.JSON;
                plant(file, PlantedSecret.inManifest(new SourceReader(directory).readPublic(file, format)));
            } else if (name.matches(".*\\.(toml|jsonc?)")) {
                Format format = name.endsWith(".toml") ? Format.TOML : Format.JSON;
                plant(file, PlantedSecret.inConfig(new SourceReader(directory).readConfidential(file, format)));
            }
        }
    }

    private void plant(Path file, List<Place> places) throws IOException {
        byte[] before = Files.readAllBytes(file);
        int chosen = Math.floorMod(directory.relativize(file).hashCode() + before.length, 1 << 16);
        for (int i = 0; i < Math.min(PLACES, places.size()); i++) {
            Place place = places.get((chosen + i * Math.max(1, places.size() / PLACES)) % places.size());
            PlantedSecret any = PlantedSecret.KINDS.get((chosen + i) % PlantedSecret.KINDS.size());
            PlantedSecret secret = place.promisedFor(any) ? any : PlantedSecret.TOKEN;
            Files.writeString(file, place.with(secret));
            secret.isNotIn(Scenario.check(directory), place);
        }
        Files.write(file, before);
    }

    private List<Path> copy(Path build) throws IOException {
        try (Stream<Path> all = Files.walk(build)) {
            List<Path> files = all.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("expected"))
                    .toList();
            for (Path file : files) {
                Path copy = directory.resolve(build.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
            assertTrue(!files.isEmpty() || build.toString().contains("nothing"), build::toString);
            return files.stream()
                    .map(file -> directory.resolve(build.relativize(file).toString()))
                    .toList();
        }
    }
}
