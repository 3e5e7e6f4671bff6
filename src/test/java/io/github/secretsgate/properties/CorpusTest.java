package io.github.secretsgate.properties;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.secretsgate.Golden;
import io.github.secretsgate.cloudflare.AnyApiResponse;
import io.github.secretsgate.source.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Inputs that fuzzing found worth keeping, as ordinary tests: {@code src/test/resources/fuzzing} has a directory for each target of
 * {@code InputFuzzTest}, which looks for more.
 */
class CorpusTest {
    static final List<Path> INPUTS = Golden.inputs("fuzzing", "input");

    @TempDir
    Path directory;

    @ParameterizedTest(name = "{0}")
    @FieldSource("INPUTS")
    void everyPropertyHoldsForTheCorpus(Path input) throws IOException {
        byte[] bytes = Files.readAllBytes(input);
        AnyInput any = new AnyInput(directory);
        String target = input.getParent().getFileName().toString();
        switch (target) {
            case "toml" -> any.document(bytes, Format.TOML);
            case "json" -> any.document(bytes, Format.JSON);
            case "yaml" -> any.document(bytes, Format.YAML);
            case "wranglerToml" -> any.build("wrangler.toml", bytes, AnyInput.MANIFEST.getBytes(UTF_8));
            case "wranglerJson" -> any.build("wrangler.jsonc", bytes, AnyInput.MANIFEST.getBytes(UTF_8));
            case "manifest" -> any.build("wrangler.toml", AnyInput.CONFIG.getBytes(UTF_8), bytes);
            case "api" -> {
                new AnyApiResponse(directory).toAnyRequest(bytes);
                any.inventory(bytes);
            }
            case "secrets" -> new AnySecret(directory).check(bytes);
            case "buildOutput", "previews" -> new AnyTree(directory).check(bytes);
            case "live" -> new AnyLiveCheck(directory).check(bytes);
            case "gate" -> new AnyBuild(directory).check(bytes);
            default -> throw new IllegalArgumentException("There is no target " + target + ".");
        }
    }
}
