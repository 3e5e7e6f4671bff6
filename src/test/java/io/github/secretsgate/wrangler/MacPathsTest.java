package io.github.secretsgate.wrangler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.secretsgate.OtherSystem;
import io.github.secretsgate.source.SourceReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How configs are found on macOS. */
class MacPathsTest {
    private static final String CONFIG = "name = \"orders\"\n";

    private Path build;

    @BeforeEach
    void macOs() throws IOException {
        build = OtherSystem.MACOS.build();
    }

    @AfterEach
    void close() throws IOException {
        build.getFileSystem().close();
    }

    @Test
    void aConfigIsFoundInAnyCaseAndNamedAsItIsSpelled() throws IOException {
        write("Wrangler.TOML");

        assertEquals(List.of("Wrangler.TOML"), configs(search(null)));
    }

    /** The pom's umlaut may be one character and the directory's two. */
    @ParameterizedTest
    @ValueSource(strings = {"b\u00fcro/*", "bu\u0308ro/*", "b\u00fcro/**"})
    void aPatternMatchesAnUmlautOfOneOrTwoCharacters(String pattern) throws IOException {
        write("bu\u0308ro/orders/wrangler.toml");

        assertEquals(List.of("b\u00fcro/orders/wrangler.toml"), configs(search(pattern)));
    }

    /** Java compares paths by their case there, although the file is the same. */
    @ParameterizedTest
    @ValueSource(strings = {"WRANGLER.EU.TOML", "wrangler.eu.toml"})
    void aNamedConfigIsNotWarnedOfInAnotherCase(String name) throws IOException {
        write("wrangler.toml");
        write("wrangler.eu.toml");
        WorkerSearch search = search(null);
        search.warnOfOthers(Set.of(build.resolve(name)));

        assertEquals(List.of(), search.findings());
    }

    @Test
    void aConfigThatIsFoundInAnotherCaseIsNotWarnedOf() throws IOException {
        write("Wrangler.toml");
        write("wrangler.json");
        WorkerSearch search = search(null);
        search.warnOfOthers(Set.of());

        assertEquals(
                List.of("Wrangler.toml:1:1 config-shadowed"),
                search.findings().stream()
                        .map(finding ->
                                finding.location() + " " + finding.rule().id())
                        .toList());
    }

    @Test
    void wranglersAnswersAreTheSame() throws IOException {
        WranglerCasesTest.assertSameOn(OtherSystem.MACOS, build);
    }

    private void write(String name) throws IOException {
        OtherSystem.MACOS.write(build.resolve(name), name.endsWith("json") ? "{\"name\": \"a\"}" : CONFIG);
    }

    private WorkerSearch search(String pattern) {
        List<String> includes = pattern == null ? List.of() : List.of(pattern);
        WorkerSearch search =
                new WorkerSearch(new SourceReader(build), new SearchRequest(build, false, null, includes, List.of()));
        search.find();
        return search;
    }

    private static List<String> configs(WorkerSearch search) {
        return search.configs().stream().map(config -> config.file().name()).toList();
    }
}
