package io.github.secretsgate.properties;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.secretsgate.Golden;
import io.github.secretsgate.buildoutput.CaseTree;
import io.github.secretsgate.cloudflare.AnyApiResponse;
import io.github.secretsgate.cloudflare.FakeCloudflare;
import io.github.secretsgate.source.Format;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Looks for inputs for which {@link AnyInput} does not hold, beginning with the fixtures of all other tests:
 * {@code mvn -P fuzz test -Dtest=InputFuzzTest#toml}. See CONTRIBUTING.md.
 */
class InputFuzzTest {
    @TempDir
    static Path directory;

    @MethodSource("tomlFiles")
    @FuzzTest(maxDuration = "10m")
    void toml(byte[] bytes) throws IOException {
        new AnyInput(directory).document(bytes, Format.TOML);
    }

    @MethodSource("jsonFiles")
    @FuzzTest(maxDuration = "10m")
    void json(byte[] bytes) throws IOException {
        new AnyInput(directory).document(bytes, Format.JSON);
    }

    @MethodSource("yamlFiles")
    @FuzzTest(maxDuration = "10m")
    void yaml(byte[] bytes) throws IOException {
        new AnyInput(directory).document(bytes, Format.YAML);
    }

    @MethodSource("tomlFiles")
    @FuzzTest(maxDuration = "10m")
    void wranglerToml(byte[] bytes) throws IOException {
        new AnyInput(directory).build("wrangler.toml", bytes, AnyInput.MANIFEST.getBytes(UTF_8));
    }

    @MethodSource("jsonFiles")
    @FuzzTest(maxDuration = "10m")
    void wranglerJson(byte[] bytes) throws IOException {
        new AnyInput(directory).build("wrangler.jsonc", bytes, AnyInput.MANIFEST.getBytes(UTF_8));
    }

    @MethodSource("yamlFiles")
    @FuzzTest(maxDuration = "10m")
    void manifest(byte[] bytes) throws IOException {
        new AnyInput(directory).build("wrangler.toml", AnyInput.CONFIG.getBytes(UTF_8), bytes);
    }

    @MethodSource("jsonFiles")
    @FuzzTest(maxDuration = "10m")
    void api(byte[] bytes) throws IOException {
        new AnyApiResponse(directory).toAnyRequest(bytes);
        new AnyInput(directory).inventory(bytes);
    }

    @MethodSource("builds")
    @FuzzTest(maxDuration = "10m")
    void gate(byte[] bytes) throws IOException {
        new AnyBuild(directory).check(bytes);
    }

    @MethodSource("builds")
    @FuzzTest(maxDuration = "10m")
    void secrets(byte[] bytes) throws IOException {
        new AnySecret(directory).check(bytes);
    }

    @MethodSource("buildOutput")
    @FuzzTest(maxDuration = "10m")
    void buildOutput(byte[] bytes) throws IOException {
        new AnyTree(directory).check(bytes);
    }

    @MethodSource("previewConfigs")
    @FuzzTest(maxDuration = "10m")
    void previews(byte[] bytes) throws IOException {
        new AnyTree(directory).check(bytes);
    }

    @MethodSource("answers")
    @FuzzTest(maxDuration = "10m")
    void live(byte[] bytes) throws IOException {
        new AnyLiveCheck(directory).check(bytes);
    }

    static Stream<Arguments> buildOutput() {
        return Stream.concat(trees("deploy"), trees("guard"));
    }

    static Stream<Arguments> previewConfigs() {
        return trees("previews");
    }

    /** With a manifest that knows the usual secrets, and another deployer of Previews. */
    private static Stream<Arguments> trees(String family) {
        return CaseTree.texts(family).stream()
                .map(files -> {
                    files.put("secrets-store.yaml", AnyTree.MANIFEST);
                    return AnyTree.text(files).getBytes(UTF_8);
                })
                .filter(bytes -> bytes.length < 10_000)
                .map(bytes -> Arguments.of((Object) bytes));
    }

    /** What Cloudflare answers, also with the token as any string. */
    static Stream<Arguments> answers() {
        return Golden.inputs("cloudflare", "json").stream()
                .flatMap(file -> {
                    String[] parts = text(file).split("(?<=: \")[^\"]*(?=\")", -1);
                    return IntStream.range(0, parts.length)
                            .mapToObj(i -> i == 0
                                    ? text(file)
                                    : text(file)
                                            .replaceFirst(
                                                    "(?s)^((?:.*?: \"){" + i + "})[^\"]*",
                                                    "$1" + FakeCloudflare.TOKEN));
                })
                .map(text -> Arguments.of((Object) text.getBytes(UTF_8)));
    }

    static Stream<Arguments> tomlFiles() {
        return files("toml");
    }

    static Stream<Arguments> jsonFiles() {
        return files("json", "jsonc");
    }

    static Stream<Arguments> yamlFiles() {
        return files("yaml");
    }

    /** Each config that has a manifest beside it. */
    static Stream<Arguments> builds() {
        return Golden.inputs("gate", "toml", "jsonc", "json").stream()
                .filter(file -> file.getFileName().toString().startsWith("wrangler."))
                .filter(file -> Files.exists(file.resolveSibling("secrets-store.yaml")))
                .map(file -> Arguments.of((Object)
                        (text(file) + "\n" + AnyBuild.BETWEEN + "\n" + text(file.resolveSibling("secrets-store.yaml")))
                                .getBytes(UTF_8)));
    }

    private static String text(Path file) {
        return new String(bytes(file), UTF_8);
    }

    private static Stream<Arguments> files(String... extensions) {
        return Golden.inputs(".", extensions).stream()
                .filter(Files::isRegularFile)
                .filter(file -> !file.getFileName().toString().startsWith("expected"))
                .map(InputFuzzTest::bytes)
                .filter(bytes -> bytes.length < 10_000)
                .map(bytes -> Arguments.of((Object) bytes));
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
