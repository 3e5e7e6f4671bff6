package io.github.secretsgate.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.secretsgate.NeedsLinks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NeedsLinks
class FileNameTest {
    @TempDir
    Path directory;

    @BeforeEach
    void links() throws IOException {
        Files.createDirectories(directory.resolve("real/sub"));
        Files.createDirectories(directory.resolve("elsewhere"));
        Files.createSymbolicLink(directory.resolve("link"), directory.resolve("real"));
        Files.createSymbolicLink(directory.resolve("real/out"), directory.resolve("elsewhere"));
        Files.writeString(directory.resolve("elsewhere/shared.toml"), "");
        Files.createSymbolicLink(directory.resolve("real/linked.toml"), directory.resolve("elsewhere/shared.toml"));
    }

    @ParameterizedTest(name = "{1} below {0}")
    @CsvSource({
        "real, real/sub/wrangler.toml, sub/wrangler.toml",
        "link, real/sub/wrangler.toml, sub/wrangler.toml",
        "real, link/sub/wrangler.toml, sub/wrangler.toml",
        "link, link/sub/wrangler.toml, sub/wrangler.toml",
        "real/sub, link/wrangler.toml, ../../link/wrangler.toml",
        "real, real/out/wrangler.toml, out/wrangler.toml",
        "link, real/linked.toml, linked.toml",
        "real, elsewhere/wrangler.toml, ../elsewhere/wrangler.toml",
        "real, real, .",
        "real, link, ../link",
        "real, nowhere/wrangler.toml, ../nowhere/wrangler.toml",
        "nowhere, nowhere/wrangler.toml, wrangler.toml",
    })
    void aFileIsCalledAsPeopleKnowIt(String base, String file, String name) {
        assertEquals(name, FileName.below(directory.resolve(base), directory.resolve(file)));
    }

    @Test
    void theRootOfTheFileSystemHasAName() {
        Path root = directory.getRoot();

        assertEquals(".", FileName.below(root, root));
        assertEquals("x", FileName.below(root, root.resolve("x")));
    }
}
