package io.github.secretsgate.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secretsgate.OtherSystem;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.inventory.Fact;
import io.github.secretsgate.source.SourceReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which manifest and which files of it are read on Windows. */
class WindowsPathsTest {
    private static final String CALLER = "caller: { token: Edit }\n";

    private Path build;

    @BeforeEach
    void windows() throws IOException {
        build = OtherSystem.WINDOWS.build();
    }

    @AfterEach
    void close() throws IOException {
        build.getFileSystem().close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "deploy\\prod.yaml,      C:\\work\\deploy\\prod.yaml",
        "..\\deploy/./prod.yaml, C:\\deploy\\prod.yaml",
        "D:\\deploy\\prod.yaml,  D:\\deploy\\prod.yaml",
        "//host/share/prod.yaml, \\\\host\\share\\prod.yaml",
    })
    void aParameterNamesTheManifestEitherWay(String named, String manifest) {
        assertEquals(path(manifest), ManifestReader.locate(build, build, path(named)));
    }

    @Test
    void theManifestOfTheModuleIsFoundInAnyCaseAndOnAnyDrive() throws IOException {
        write("orders\\Secrets-Store.YAML", CALLER);
        write("D:\\mail\\secrets-store.yaml", CALLER);
        write("secrets-store.yaml", CALLER);

        Path own = ManifestReader.locate(build.resolve("orders"), build, null);
        assertEquals("orders/Secrets-Store.YAML", new SourceReader(build).name(own));
        Path other = ManifestReader.locate(path("D:\\mail"), build, null);
        assertEquals("D:/mail/secrets-store.yaml", new SourceReader(build).name(other));
        assertEquals(
                "secrets-store.yaml",
                new SourceReader(build).name(ManifestReader.locate(path("D:\\none"), build, null)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shared\\base.yaml",
                "shared/base.yaml",
                ".\\Shared\\..\\shared/BASE.yaml",
                "C:\\work\\shared\\base.yaml"
            })
    void aSharedManifestIsNamedEitherWay(String name) throws IOException {
        write("shared\\base.yaml", CALLER);

        Manifest manifest = read("extends: '" + name + "'\n");

        assertEquals(List.of(), messages(manifest));
        assertTrue(manifest.deployer() instanceof Fact.Known);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stores\\eu.json", "stores/EU.json", "c:\\Work\\stores\\eu.json"})
    void anInventoryIsNamedEitherWay(String name) throws IOException {
        write("stores\\eu.json", "{\"stores\": []}");

        assertEquals(List.of(), messages(read(CALLER + "inventory: '" + name + "'\n")));
    }

    @ParameterizedTest
    @CsvSource({"extends, D:\\other\\base.yaml", "inventory, D:/other/stores.json", "extends, ..\\other\\base.yaml"})
    void aFileElsewhereIsNotRead(String key, String name) throws IOException {
        write("D:\\other\\base.yaml", CALLER);
        write("D:\\other\\stores.json", "{\"stores\": []}");
        write("C:\\other\\base.yaml", CALLER);

        assertEquals(
                List.of("The file that \"" + key + "\" names must be in the same repository or build."),
                messages(read(key + ": '" + name + "'\n")));
    }

    /** To ask whether there is such a file is to log in to a host of whoever wrote the manifest. */
    @ParameterizedTest
    @CsvSource({
        "extends,   //host/share/base.yaml",
        "extends,   \\\\host\\share\\base.yaml",
        "extends,   \\\\host\\share\\none.yaml",
        "extends,   \\\\.\\pipe\\base.yaml",
        "inventory, //host/share/stores.json",
    })
    void aShareIsNotTouched(String key, String name) throws IOException {
        write("\\\\host\\share\\base.yaml", CALLER);
        write("\\\\host\\share\\stores.json", "{\"stores\": []}");

        assertEquals(
                List.of("The file that \"" + key + "\" names must be in the same repository or build."),
                messages(read(key + ": '" + name + "'\n")));
    }

    /** Whoever checks out to a share means it. */
    @Test
    void aShareOfItsOwnIsRead() throws IOException {
        build = path("\\\\host\\share\\work");
        write("base.yaml", CALLER);

        assertEquals(List.of(), messages(read("extends: \\\\host\\share\\work\\base.yaml\n")));
        assertEquals(List.of(), messages(read("extends: base.yaml\n")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"base*.yaml", "a:b:c.yaml", "<base>.yaml", "base.yaml ", "base?.yaml", "a|b.yaml", "\\\\host"})
    void aNameThatNoFileCanHaveIsAFinding(String name) throws IOException {
        assertEquals(
                List.of("\"extends\" must be the name of a file."),
                messages(read("extends: \"" + name.replace("\\", "\\\\") + "\"\n")));
    }

    @Test
    void aDeviceIsNotRead() throws IOException {
        write("con.yaml", CALLER); // on Windows there is one in each directory

        assertEquals(List.of("This is a pipe or a device. Expected a file."), messages(read("extends: con.yaml\n")));
    }

    private Manifest read(String text) throws IOException {
        Path file = build.resolve("secrets-store.yaml");
        OtherSystem.WINDOWS.write(file, text);
        return ManifestReader.read(new SourceReader(build), file, true);
    }

    private static List<String> messages(Manifest manifest) {
        return manifest.findings().stream().map(Finding::message).toList();
    }

    private void write(String name, String text) throws IOException {
        OtherSystem.WINDOWS.write(build.resolve(name), text);
    }

    private Path path(String name) {
        return build.getFileSystem().getPath(name);
    }
}
