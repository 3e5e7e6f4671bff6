package io.github.secretsgate.wrangler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secretsgate.OtherSystem;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.source.FileName;
import io.github.secretsgate.source.SourceReader;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How configs are found on Windows. */
class WindowsPathsTest {
    private static final String CONFIG = "name = \"orders\"\n";

    private Path build;

    @BeforeEach
    void windows() throws IOException {
        build = OtherSystem.WINDOWS.build();
    }

    @AfterEach
    void close() throws IOException {
        build.getFileSystem().close();
    }

    @ParameterizedTest(name = "{0} without {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "workers/*          |             | Workers/Mail Workers/orders",
                "workers\\*         |             | Workers/Mail Workers/orders",
                ".\\workers\\**     |             | Workers Workers/Mail Workers/orders",
                "WORKERS/ORDERS     |             | Workers/orders",
                "**/orders          |             | Workers/orders",
                "**\\orders\\       |             | Workers/orders",
                "workers/*          | **/mail     | Workers/orders",
                "workers/*          | workers/m** | Workers/orders",
                "workers/[legacy]   |             | ''",
                "C:\\work\\workers\\* |           | ''",
                "D:\\*              |             | ''",
                "\\\\host\\share\\* |             | ''",
                "workers/con        |             | ''",
                "workers/<a:b>*     |             | ''",
            })
    void aPatternMatchesDirectoriesInAnyCase(String includes, @Nullable String excludes, String found)
            throws IOException {
        Files.createDirectories(build.resolve("Workers\\orders\\node_modules\\orders"));
        Files.createDirectories(build.resolve("Workers\\Mail"));

        DirectoryPatterns patterns = new DirectoryPatterns(build.getFileSystem(), list(includes), list(excludes));

        assertEquals(
                found,
                patterns.below(build).stream()
                        .map(directory -> FileName.below(build, directory))
                        .collect(Collectors.joining(" ")));
    }

    /** Else the same build would be reported in another order than elsewhere. */
    @Test
    void directoriesAreInTheOrderOfTheirNamesAsElsewhere() throws IOException {
        for (String name : List.of("a", "B", "[c]")) {
            write("workers\\" + name + "\\wrangler.toml", CONFIG);
        }

        assertEquals(
                List.of("workers/B/wrangler.toml", "workers/[c]/wrangler.toml", "workers/a/wrangler.toml"),
                configs(including("workers/*")));
    }

    /** Both are found, the one by wrangler's name for it and the other by that of the disk. */
    @Test
    void aConfigIsFoundInAnyCaseAndNamedAsItIsSpelled() throws IOException {
        write("Wrangler.TOML", CONFIG);

        assertEquals(List.of("Wrangler.TOML"), configs(request("", false)));
        assertEquals(List.of(), findings(request("", false)));
    }

    @Test
    void theSearchGoesUpToTheDrive() throws IOException {
        write("C:\\wrangler.toml", CONFIG);
        Files.createDirectories(build.resolve("a\\b"));

        assertEquals(List.of("../wrangler.toml"), configs(request("a\\b", true)));
    }

    @Test
    void theSearchGoesUpToTheShareAndNoFurther() throws IOException {
        write("\\\\host\\share\\wrangler.toml", CONFIG);
        Path start = Files.createDirectories(path("\\\\host\\share\\a\\b"));

        WorkerSearch search = search(new SearchRequest(start, true, null, List.of(), List.of()));

        assertEquals(List.of("//host/share/wrangler.toml"), configs(search));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../dist/wrangler.json",
                "..\\..\\dist\\wrangler.json",
                "..\\../DIST\\Wrangler.json",
                "C:\\work\\dist\\wrangler.json",
                "c:/work/dist/wrangler.json",
            })
    void aRedirectCanBeWrittenEitherWay(String name) throws IOException {
        write("dist\\wrangler.json", "{\"name\": \"built\"}");
        redirect(name);

        assertEquals(List.of("dist/wrangler.json"), configs(request("", false)));
        assertEquals(List.of(), findings(request("", false)));
    }

    @Test
    void aRedirectCanLeadToAnotherDrive() throws IOException {
        write("D:\\dist\\wrangler.json", "{\"name\": \"built\"}");
        redirect("D:\\dist\\wrangler.json");

        assertEquals(List.of("D:/dist/wrangler.json"), configs(request("", false)));
    }

    /** To ask for a file there is to log in to a host of whoever wrote the change. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "//host/share/wrangler.json",
                "\\\\host\\share\\wrangler.json",
                "\\\\host\\share/a/..\\wrangler.json",
                "\\\\.\\pipe\\wrangler.json"
            })
    void aShareThatARedirectNamesIsNotTouched(String name) throws IOException {
        write("\\\\host\\share\\wrangler.json", "{\"name\": \"theirs\"}");
        write("\\\\.\\pipe\\wrangler.json", "{\"name\": \"theirs\"}");
        write("dist\\wrangler.json", "{\"name\": \"built\"}");
        redirect(name);

        assertEquals(List.of(), configs(request("", false)));
        assertEquals(
                List.of(".wrangler/deploy/config.json:1:16 This file redirects wrangler to \"" + name
                        + "\", which is on another host, where the check doesn't look."),
                findings(request("", false)));

        write(
                ".wrangler\\deploy\\config.json",
                "{\"configPath\": \"../../dist/wrangler.json\",\n\"auxiliaryWorkers\": [{\"configPath\": \""
                        + name.replace("\\", "\\\\") + "\"}]}");
        assertEquals(List.of("dist/wrangler.json"), configs(request("", false)));
        assertEquals(
                List.of(
                        ".wrangler/deploy/config.json:2:37 The config of this auxiliary Worker is on another host, where"
                                + " the check doesn't look, so the Worker isn't checked."),
                findings(request("", false)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wrangler*.json",
                "a:b:c",
                "what?.json",
                "<dist>/wrangler.json",
                "dist /wrangler.json",
                "\\\\host"
            })
    void aRedirectToANameThatNoFileCanHaveIsAFinding(String name) throws IOException {
        redirect(name);

        assertEquals(
                List.of(".wrangler/deploy/config.json:1:16 This file redirects wrangler to \"" + name
                        + "\", which doesn't exist."),
                findings(request("", false)));
    }

    @Test
    void aRedirectToADeviceIsAFinding() throws IOException {
        write("dist\\con.json", "{\"name\": \"built\"}"); // on Windows there is one in each directory
        redirect("..\\..\\dist\\con.json");

        WorkerSearch search = search(request("", false));

        assertEquals(
                List.of("This is a pipe or a device. Expected a file."),
                search.configs().get(0).findings().stream()
                        .map(Finding::message)
                        .toList());
    }

    /** A link or a junction to another drive: what is above it there is what wrangler searches. */
    @Test
    void aDirectoryOnAnotherDriveIsSearched() throws IOException {
        write("D:\\orders\\wrangler.toml", CONFIG);
        Files.createDirectories(build.resolve("workers"));
        Files.createSymbolicLink(build.resolve("workers\\orders"), path("D:\\orders"));

        assertEquals(List.of("D:/orders/wrangler.toml"), configs(including("workers/*")));
        assertEquals(List.of("D:/orders/wrangler.toml"), configs(request("workers\\orders", false)));
    }

    @Test
    void aModuleOnAnotherDriveIsSearched() throws IOException {
        write("D:\\orders\\wrangler.toml", CONFIG);

        WorkerSearch search = search(new SearchRequest(path("D:\\orders"), false, null, List.of(), List.of()));

        assertEquals(List.of("D:/orders/wrangler.toml"), configs(search));
    }

    @ParameterizedTest
    @ValueSource(strings = {"WRANGLER.EU.TOML", "wrangler.eu.toml"})
    void aNamedConfigIsNotWarnedOfInAnotherCase(String name) throws IOException {
        write("wrangler.toml", CONFIG);
        write("wrangler.eu.toml", CONFIG);
        WorkerSearch search = search(request("", false));
        search.warnOfOthers(Set.of(build.resolve(name)));

        assertEquals(List.of(), search.findings());
    }

    @Test
    void aConfigThatNothingReadsIsNamedWithSlashes() throws IOException {
        write("workers\\orders\\wrangler.toml", CONFIG);
        write("workers\\orders\\wrangler.Eu.toml", CONFIG);
        WorkerSearch search = search(including("Workers\\*"));
        search.warnOfOthers(Set.of());

        assertEquals(
                "workers/orders/wrangler.Eu.toml:1:1",
                search.findings().get(0).location().toString());
    }

    @Test
    void aDirectoryThatCannotBeListedIsNamed() {
        WorkerSearch search = new WorkerSearch(new SourceReader(build), including("*"));

        assertEquals(
                "\"workers/data\" can't be searched for Workers: this user isn't allowed to read it.",
                search.unlisted(new AccessDeniedException("C:\\work\\workers\\data"))
                        .message());
        assertEquals(
                "\"D:/data\" can't be searched for Workers: this user isn't allowed to read it.",
                search.unlisted(new AccessDeniedException("D:\\data")).message());
    }

    @Test
    void buildOutputIsKnownByItsDirectories() {
        assertTrue(VersionDirectories.isWithin(path("C:\\work\\.cloudflare\\output\\v1\\config.json")));
        assertTrue(VersionDirectories.isWithin(path(".Cloudflare\\a\\..\\Output\\v1")));
    }

    @Test
    void workersBelowAreFoundForASuggestion() throws IOException {
        write("Apps\\Orders\\Wrangler.toml", CONFIG);

        assertEquals(List.of(path("Apps\\Orders")), WorkersBelow.of(build, List.of(), ConfigFinder::hasConfig));
        assertEquals(List.of(), WorkersBelow.of(build, List.of(path("c:\\WORK\\apps")), ConfigFinder::hasConfig));
    }

    /** What the same files are on this machine. */
    @Test
    void wranglersAnswersAreTheSame() throws IOException {
        WranglerCasesTest.assertSameOn(OtherSystem.WINDOWS, build);
    }

    private void redirect(String name) throws IOException {
        write(".wrangler\\deploy\\config.json", "{\"configPath\": \"" + name.replace("\\", "\\\\") + "\"}");
    }

    private SearchRequest request(String base, boolean above) {
        return new SearchRequest(build.resolve(base), above, null, List.of(), List.of());
    }

    private SearchRequest including(String pattern) {
        return new SearchRequest(build, false, null, List.of(pattern), List.of());
    }

    private WorkerSearch search(SearchRequest request) {
        WorkerSearch search = new WorkerSearch(new SourceReader(build), request);
        search.find();
        return search;
    }

    private List<String> configs(SearchRequest request) {
        return configs(search(request));
    }

    private static List<String> configs(WorkerSearch search) {
        return search.configs().stream().map(config -> config.file().name()).toList();
    }

    private List<String> findings(SearchRequest request) {
        return search(request).findings().stream()
                .map(finding -> finding.location() + " " + finding.message())
                .toList();
    }

    private Path path(String name) {
        return build.getFileSystem().getPath(name);
    }

    private void write(String name, String text) throws IOException {
        OtherSystem.WINDOWS.write(build.resolve(name), text);
    }

    private static List<String> list(@Nullable String patterns) {
        return patterns == null ? List.of() : Arrays.asList(patterns.split(","));
    }
}
