package io.github.secretsgate.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParsedFilesTest {
    private final ParsedFiles parsed = new ParsedFiles();

    @TempDir
    Path root;

    @Test
    void aFileThatModulesShareIsParsedOnce() throws IOException {
        Path file = Files.writeString(root.resolve("secrets-store.yaml"), "a: 1\n");

        assertSame(read(file), read(file));
    }

    @Test
    void aFileThatTheBuildChangesIsParsedAgain() throws IOException {
        Path file = Files.writeString(root.resolve("secrets-store.yaml"), "a: 1\n");
        Document before = read(file);
        Files.writeString(file, "a: 2\n");

        assertNotSame(before, read(file));
        assertEquals("a: 2\n", read(file).file().text());
    }

    @Test
    void confidentialFilesAreNotKept() throws IOException {
        Path file = Files.writeString(root.resolve("wrangler.json"), "{}");
        SourceReader reader = new SourceReader(root, parsed);

        assertNotSame(reader.readConfidential(file, Format.JSON), reader.readConfidential(file, Format.JSON));
    }

    @Test
    void manyFilesAreAllRead() throws IOException {
        for (int i = 0; i < 50; i++) {
            Path file = Files.writeString(root.resolve(i + ".yaml"), "a: " + i + "\n");
            assertEquals("a: " + i + "\n", read(file).file().text());
        }
    }

    @Test
    void cachedFilesStayWhateverElseIsRead() throws IOException {
        Path shared = Files.writeString(root.resolve("secrets-store.yaml"), "a: 1\n");
        Document first = read(shared);
        manyFilesAreAllRead();

        assertSame(first, read(shared));
        Path late = Files.writeString(root.resolve("late.yaml"), "a: 1\n");
        assertNotSame(read(late), read(late), "memory has a limit");
    }

    private Document read(Path file) {
        return new SourceReader(root, parsed).readPublic(file, Format.YAML);
    }
}
