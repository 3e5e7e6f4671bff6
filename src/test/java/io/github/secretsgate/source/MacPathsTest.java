package io.github.secretsgate.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.secretsgate.OtherSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How files are named and read on macOS. */
class MacPathsTest {
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
    void aFileIsNamedAsItIsSpelledOnDisk() throws IOException {
        OtherSystem.MACOS.write(build.resolve("Workers/Orders/Wrangler.toml"), "");

        assertEquals(
                "Workers/Orders/Wrangler.toml", FileName.below(build, build.resolve("workers/ORDERS/wrangler.toml")));
        assertEquals("workers/none/wrangler.toml", FileName.below(build, build.resolve("workers/none/wrangler.toml")));
    }

    /** The terminal and the editor may write an umlaut in two ways. */
    @Test
    void anUmlautOfTwoCharactersIsOne() throws IOException {
        Path file = OtherSystem.MACOS.write(build.resolve("bu\u0308ro/wrangler.toml"), "name = \"a\"\n");

        assertEquals("b\u00fcro/wrangler.toml", FileName.below(build, file));
        assertEquals("b\u00fcro/wrangler.toml", FileName.below(build, build.resolve("b\u00fcro/wrangler.toml")));
        assertEquals(
                List.of(),
                new SourceReader(build)
                        .readConfidential(build.resolve("b\u00fcro/wrangler.toml"), Format.TOML)
                        .problems());
    }

    /** Here it is a character like any other. */
    @Test
    void aBackslashIsNoSeparator() throws IOException {
        Path file = OtherSystem.MACOS.write(build.resolve("a\\b/wrangler.toml"), "");

        assertEquals("a\\b/wrangler.toml", FileName.below(build, file));
        assertEquals(
                1,
                build.relativize(Files.createDirectories(build.resolve("c\\d"))).getNameCount());
    }
}
