package io.github.secretsgate.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.secretsgate.OtherSystem;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How files are named, read and written on Windows. */
class WindowsPathsTest {
    private Path build;

    @BeforeEach
    void windows() throws IOException {
        build = OtherSystem.WINDOWS.build();
    }

    @AfterEach
    void close() throws IOException {
        build.getFileSystem().close();
    }

    @ParameterizedTest(name = "{1} below {0}")
    @CsvSource({
        "C:\\work,         C:\\work\\a\\wrangler.toml,        a/wrangler.toml",
        "C:\\work,         C:/work/a/wrangler.toml,           a/wrangler.toml",
        "c:\\WORK,         C:\\work\\a\\wrangler.toml,        a/wrangler.toml",
        "C:\\work,         a\\wrangler.toml,                  a/wrangler.toml",
        "C:\\work\\a,      C:\\work\\b\\wrangler.toml,        ../b/wrangler.toml",
        "C:\\work,         C:\\work\\a\\..\\wrangler.toml,    wrangler.toml",
        "C:\\work,         C:\\work,                          .",
        "C:\\,             C:\\wrangler.toml,                 wrangler.toml",
        "C:\\work,         D:\\other\\wrangler.toml,          D:/other/wrangler.toml",
        "C:\\work,         \\\\host\\share\\a\\wrangler.toml, //host/share/a/wrangler.toml",
        "\\\\host\\share,  \\\\host\\share\\a\\wrangler.toml, a/wrangler.toml",
        "\\\\host\\share,  C:\\work\\wrangler.toml,           C:/work/wrangler.toml",
    })
    void aNameHasSlashesAndADriveOnlyWhereItIsAnother(String directory, String file, String name) {
        assertEquals(name, FileName.below(path(directory), path(file)));
    }

    /** Services look for the file of a finding in the repository, where case matters. */
    @Test
    void aFileIsNamedAsItIsSpelledOnDisk() throws IOException {
        OtherSystem.WINDOWS.write(build.resolve("Workers\\Orders\\Wrangler.TOML"), "");

        assertEquals(
                "Workers/Orders/Wrangler.TOML", FileName.below(build, build.resolve("workers/orders/wrangler.toml")));
        assertEquals("workers/none/wrangler.toml", FileName.below(build, build.resolve("workers/none/wrangler.toml")));
    }

    @Test
    void aLinkToAnotherDriveIsNamedAsItIsWritten() throws IOException {
        Files.createDirectories(path("D:\\orders"));
        Files.createSymbolicLink(build.resolve("orders"), path("D:\\orders"));

        assertEquals("orders/wrangler.toml", FileName.below(build, build.resolve("orders\\wrangler.toml")));
        assertEquals("D:/orders/wrangler.toml", FileName.below(build, path("D:\\orders\\wrangler.toml")));
    }

    @Test
    void linesThatEndWithCrlfAreReadAsOthers() throws IOException {
        Path file = OtherSystem.WINDOWS.write(build.resolve("wrangler.toml"), "name = \"a\"\n[vars]\nx = 1\n");

        Document document = new SourceReader(build).readConfidential(file, Format.TOML);

        assertEquals(List.of(), document.problems());
        assertEquals("[vars]", document.file().line(2));
        assertEquals("wrangler.toml", document.file().name());
    }

    /** Windows opens a device for these, in any directory and with any ending: to read from a console waits for ever. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "con",
                "CON",
                "con.toml",
                "a/nul.json",
                "Aux.yaml",
                "prn.tar.gz",
                "com1",
                "LPT9.toml",
                "com\u00b9",
                "CONIN$",
                "conout$",
                "con .toml",
                "nul."
            })
    void aDeviceIsNeverRead(String name) throws IOException {
        Path file = build.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "never = \"read\"");

        Document document = new SourceReader(build).readConfidential(file, Format.TOML);

        assertEquals(
                List.of("This is a pipe or a device. Expected a file."),
                document.problems().stream().map(Problem::message).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"console.toml", "com.toml", "com10", "com0", "nul-1.json", "a.con", "auxiliary/wrangler.toml"})
    void aFileThatOnlyLooksLikeADeviceIsRead(String name) throws IOException {
        Path file = OtherSystem.WINDOWS.write(build.resolve(name), "a = 1\n");

        assertEquals(
                List.of(),
                new SourceReader(build).readConfidential(file, Format.TOML).problems());
    }

    @Test
    void aFileIsWrittenAsAWhole() throws IOException {
        Path file = build.resolve("Report.json");

        WholeFile.create(file, out -> out.write("first"));
        assertThrows(FileAlreadyExistsException.class, () -> WholeFile.create(build.resolve("REPORT.JSON"), out -> {}));
        WholeFile.replace(build.resolve("report.json"), out -> out.write("second"));

        assertEquals("second", Files.readString(file));
        try (Stream<Path> files = Files.list(build)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void aLinkOnTheWayIsSeenInAnyCase() throws IOException {
        Files.createDirectories(path("D:\\elsewhere"));
        Files.createSymbolicLink(build.resolve("Target"), path("D:\\elsewhere"));

        assertNotNull(WholeFile.linkOnTheWay(path("c:\\work\\target\\secrets-store"), List.of(build)));
        assertNull(WholeFile.linkOnTheWay(path("D:\\elsewhere\\secrets-store"), List.of(build)));
        assertFalse(Files.exists(path("D:\\elsewhere\\secrets-store")));
    }

    private Path path(String name) {
        return build.getFileSystem().getPath(name);
    }
}
