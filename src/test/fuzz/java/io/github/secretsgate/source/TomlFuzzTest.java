package io.github.secretsgate.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Looks for TOML that our reader reads in another way than tomlj, and than smol-toml if {@code npm ci} in {@code src/test/wrangler} has
 * installed it: {@code mvn -P fuzz test -Dtest=TomlFuzzTest#documents}. See CONTRIBUTING.md.
 */
class TomlFuzzTest {
    private static final TomlMutants MUTANTS = new TomlMutants();

    private static Optional<SmolToml> smolToml = Optional.empty();

    @BeforeAll
    static void startSmolToml() throws IOException {
        if (SmolToml.isInstalled()) {
            smolToml = Optional.of(SmolToml.start());
        }
    }

    @AfterAll
    static void stopSmolToml() throws IOException {
        if (smolToml.isPresent()) {
            smolToml.get().close();
        }
    }

    @MethodSource("texts")
    @FuzzTest(maxDuration = "10m")
    void documents(byte[] bytes) throws IOException {
        try {
            compare(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            // SourceReader refuses it
        }
    }

    /** Further from what people write than a fuzzer comes by itself. */
    @FuzzTest(maxDuration = "10m")
    void mutants(long seed) throws IOException {
        compare(MUTANTS.mutant(seed));
    }

    private static void compare(String toml) throws IOException {
        assertEquals(Optional.empty(), TomlAgreement.differenceFromTomlj(toml));
        if (smolToml.isPresent()) {
            assertEquals(Optional.empty(), TomlAgreement.differenceFromSmolToml(toml, smolToml.get()));
        }
    }

    static Stream<Arguments> texts() {
        return TomlMutants.documents().stream()
                .filter(text -> text.length() < 10_000)
                .map(text -> Arguments.of((Object) text.getBytes(UTF_8)));
    }
}
