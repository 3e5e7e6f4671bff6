package io.github.secretsgate.github;

import static io.github.secretsgate.github.WorkflowYaml.map;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.secretsgate.docs.Descriptor;
import io.github.secretsgate.github.SimulatedRunner.Job;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** action.yml on a runner: how the plugin gets there, and how inputs become parameters. */
@EnabledIf(value = "bashIsHere", disabledReason = "the steps of the action are scripts for bash")
class ActionTest {
    private static final String BUILD = "Build the plugin";
    private static final String CHECK = "Would Cloudflare refuse a secret?";
    private static final String UPLOAD = "Upload the report";

    @TempDir
    Path directory;

    private Path workspace;
    private SimulatedRunner runner;

    static boolean bashIsHere() {
        // On Windows, "bash" may be the one of WSL, which knows other paths.
        return Files.isExecutable(Path.of("/bin/bash")) || Files.isExecutable(Path.of("/usr/bin/bash"));
    }

    @BeforeEach
    void aFreshRunner() throws IOException {
        workspace = Files.createDirectories(directory.resolve("the workspace")).toRealPath();
        runner = new SimulatedRunner(
                workspace,
                Files.createDirectories(directory.resolve("the runner")).toRealPath());
    }

    @Test
    void theFirstRunBuildsThePluginAndKeepsItBeforeTheCheck() throws Exception {
        Job job = runner.checkFails().run();

        assertEquals(
                List.of(
                        "Set up Java",
                        "Identify the plugin",
                        "Look for a build of the plugin",
                        BUILD,
                        "Keep the build of the plugin",
                        CHECK,
                        UPLOAD),
                job.stepNames());
        assertEquals(3, job.mavenCalls().size());
        assertTrue(job.mavenCalls().get(0).endsWith("\ninstall\n"), job.mavenCalls()::toString);
        assertTrue(job.mavenCalls().get(1).endsWith(":help\n"), job.mavenCalls()::toString);
        assertEquals(
                job.step("Look for a build of the plugin").with(),
                job.step("Keep the build of the plugin").with());
        assertTrue(Files.isDirectory(Path.of(
                job.step("Keep the build of the plugin").with().get("path"),
                "io/github/secretsgate/secrets-store-maven-plugin")));
    }

    @Test
    void aLaterRunTakesThePluginFromTheCache() throws Exception {
        Job job = runner.cacheHit().run();

        assertEquals(
                List.of("Set up Java", "Identify the plugin", "Look for a build of the plugin", CHECK, UPLOAD),
                job.stepNames());
        assertEquals(1, job.mavenCalls().size());
    }

    @Test
    void theCheckReadsTheWorkspaceAndRunsWhereNoPomIs() throws Exception {
        List<String> check = runner.cacheHit().run().check();

        assertTrue(check.get(0).endsWith("/empty with token none"), check::toString);
        assertTrue(check.contains("-Dsecrets-store.directory=" + workspace), check::toString);
        assertTrue(check.stream().noneMatch(argument -> argument.contains("manifest")), check::toString);
        assertTrue(check.contains(Descriptor.coordinates() + ":" + Descriptor.version() + ":check"), check::toString);
        assertTrue(check.contains("-Dsecrets-store.reports=html"), check::toString);
    }

    @Test
    void aDenialFailsTheJobAndItsReportIsUploaded() throws Exception {
        Job job = runner.cacheHit().checkFails().run();

        assertTrue(job.fails());
        String report = job.outputs().get("report-directory");
        assertTrue(Files.isDirectory(Path.of(report)), report);
        assertFalse(Path.of(report).startsWith(workspace), report);
        assertEquals(report, job.step(UPLOAD).with().get("path"));
        assertTrue(job.check().contains("-Dsecrets-store.reportDirectory=" + report), job.check()::toString);
    }

    @Test
    void anAllowedDeployDoesNotFailTheJob() throws Exception {
        assertFalse(runner.run().fails());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "config           | wrangler.eu.toml             | config=wrangler.eu.toml",
                "includes         | workers/*                    | includes=workers/*",
                "includes         | workers/*, apps/*            | includes=workers/*,apps/*",
                "includes         | 'workers/*\n  apps/*\r\n'    | includes=workers/*,apps/*",
                "excludes         | 'workers/my playground'      | excludes=workers/my playground",
                "environments     | production                   | environments=production",
                "token-permission | Account Secrets Store Edit   | tokenPermission=Account Secrets Store Edit",
                "roles            | 'Secrets Store Deployer\nSecrets Store Admin'"
                        + " | roles=Secrets Store Deployer,Secrets Store Admin",
                "placeholders     | reject                       | placeholders=reject",
                "fail-on-warning  | true                         | failOnWarning=true",
                "reports          | 'html,sarif,'                | reports=html,sarif",
                "account-id       | 023e105f4ecef8ad9ca31a8372d0c353 | accountId=023e105f4ecef8ad9ca31a8372d0c353",
            })
    void anInputIsAParameter(String input, String value, String parameter) throws Exception {
        List<String> check = runner.cacheHit().with(input, value).run().check();

        assertTrue(check.contains("-Dsecrets-store." + parameter), check::toString);
    }

    @ParameterizedTest
    @CsvSource({
        "'', @/secrets-store.yaml",
        "../deploy/m.yaml, @/../deploy/m.yaml",
        "/deploy/m.yaml, /deploy/m.yaml",
    })
    void theManifestIsTheOneInTheDirectoryUnlessAnotherIsNamed(String named, String used) throws Exception {
        Files.createFile(workspace.resolve("secrets-store.yaml"));

        List<String> check = runner.cacheHit().with("manifest", named).run().check();

        String argument = "-Dsecrets-store.manifest=" + used.replace("@", workspace.toString());
        assertTrue(check.contains(argument), check::toString);
    }

    @Test
    void anEnforcedCheckNeedsANamedManifest() throws Exception {
        Files.createFile(workspace.resolve("secrets-store.yaml"));

        Job job = runner.cacheHit().with("enforce", "true").run();

        assertTrue(job.fails());
        assertTrue(job.step(CHECK).output().contains("needs the input \"manifest\""), job.step(CHECK)::output);
    }

    @Test
    void everyParameterExistsInThePlugin() throws Exception {
        Set<String> known = Descriptor.properties(Set.of("check"));
        map(WorkflowYaml.read(Path.of("action.yml")).root().get("inputs")).keySet().stream()
                .map(String::valueOf)
                .filter(input -> !Set.of(
                                "artifact",
                                "live",
                                "api-token",
                                "java-version",
                                "enforce",
                                "fail-on-warning",
                                "directory")
                        .contains(input))
                .forEach(input -> runner.with(input, "x"));
        runner.with("enforce", "true")
                .with("fail-on-warning", "true")
                .with("live", "true")
                .with("api-token", "x");

        List<String> named = runner.cacheHit().run().check().stream()
                .filter(argument -> argument.startsWith("-Dsecrets-store."))
                .map(argument -> argument.replaceAll("^-D|=.*", ""))
                .toList();

        assertEquals(
                List.of(), named.stream().filter(name -> !known.contains(name)).toList());
        assertEquals(15, named.size(), named::toString);
    }

    /** Whatever it holds, a value is one argument, and no part of a script. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "$(touch planted)",
                "`touch planted`",
                "\"; touch planted; \"",
                "'; touch planted; '",
                "x; touch planted",
                "x && touch planted",
                "--fail-never",
                "-Dsecrets-store.skip=true",
                "* ? [a-z] ~ ! {1..3}",
                "$HOME \\ $'\\n' %PATH% ^ &",
                "::stop-commands::x",
                "grün–ü",
            })
    void aValueIsNeverCode(String value) throws Exception {
        Charset environment = Charset.forName(System.getProperty("sun.jnu.encoding"));
        assumeTrue(environment.newEncoder().canEncode(value), "this Java can't pass the value to the runner: LC_ALL=C");
        for (String input : List.of("config", "includes", "environments", "manifest", "roles", "account-id")) {
            runner.with(input, value);
        }

        Job job = runner.cacheHit().run();

        assertFalse(job.fails(), () -> job.step(CHECK).output());
        assertEquals(
                6,
                job.check().stream()
                        .filter(argument -> argument.startsWith("-Dsecrets-store.")
                                && argument.matches("(?s).*[=/]" + Pattern.quote(value)))
                        .count(),
                job.check()::toString);
        assertEquals(List.of(), job.check().stream().filter(value::equals).toList());
        try (var files = Files.walk(directory)) {
            assertFalse(files.anyMatch(file -> file.endsWith("planted")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "with space", "-", "--help", "-P", "$(x)", "a;b", "a'b\"c", "~"})
    void aDirectoryCanHaveAnyName(String name) throws Exception {
        Path named = Files.createDirectories(workspace.resolve(name));

        List<String> check = runner.cacheHit().with("directory", name).run().check();

        assertTrue(check.contains("-Dsecrets-store.directory=" + named), check::toString);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "directory       | missing                  | directory",
                "directory       | ''                       | directory",
                "directory       | 'a\nb'                   | directory",
                "config          | 'a\nb'                   | config",
                "manifest        | 'a\r'                    | manifest",
                "manifest        | ${env.HOME}/x.yaml       | manifest",
                "environments    | ${env.SECRET}            | environments",
                "environments    | ' , '                    | environments",
                "includes        | '\n'                     | includes",
                "fail-on-warning | yes                      | fail-on-warning",
                "enforce         | yes                      | enforce",
                "live            | ''                       | live",
                "live            | TRUE                     | live",
                "live            | true                     | api-token",
                "api-token       | v1.0-secret              | api-token",
                "artifact        | 'a\nb'                   | artifact",
            })
    void anInputThatCannotBeMeantFailsBeforeMavenRuns(String input, String value, String named) throws Exception {
        Job job = runner.cacheHit().with(input, value).run();

        String said = job.step(CHECK).output();
        assertTrue(job.fails());
        assertEquals(List.of(), job.mavenCalls());
        assertTrue(said.startsWith("::error title=Secrets Store check::"), said);
        assertEquals(1, said.lines().count(), said);
        assertTrue(said.contains("\"" + named), said);
        assertFalse(!value.isBlank() && value.length() > 4 && said.contains(value), said);
    }

    @Test
    void onlyTheLiveCheckGetsTheToken() throws Exception {
        Job job = runner.with("live", "true").with("api-token", "v1.0-secret").run();

        assertEquals(
                List.of("none", "none", "v1.0-secret"),
                job.mavenCalls().stream()
                        .map(call -> call.lines().findFirst().orElseThrow().replaceAll(".* with token ", ""))
                        .toList());
        assertTrue(job.check().contains("-Dsecrets-store.live=true"), job.check()::toString);
    }

    /** A pom or a .mvn in the checkout would get it, too. */
    @Test
    void theJobsTokenIsRemovedWhereItIsNotNeeded() throws Exception {
        Job job = runner.variable("CLOUDFLARE_API_TOKEN", "v1.0-secret").run();

        assertEquals(3, job.mavenCalls().size());
        job.mavenCalls().forEach(call -> assertFalse(call.contains("v1.0-secret"), call));
    }

    @Test
    void theLiveCheckTakesTheTokenOfTheJob() throws Exception {
        Job job = runner.cacheHit()
                .with("live", "true")
                .variable("CLOUDFLARE_API_TOKEN", "v1.0-secret")
                .run();

        assertTrue(
                job.check().get(0).endsWith(" with token v1.0-secret"),
                job.check().get(0));
    }

    @ParameterizedTest
    @CsvSource({
        "'', ., 0, 1, secrets-store-report-deploy",
        "'', workers/my api, 0, 1, secrets-store-report-deploy-workers-my-api",
        "'', ., 2, 3, secrets-store-report-deploy-2",
        "my report, ., 2, 3, my report",
    })
    void reportsOfOneRunHaveNamesOfTheirOwn(String artifact, String in, String index, String total, String name)
            throws Exception {
        Files.createDirectories(workspace.resolve(in));

        Job job = runner.cacheHit()
                .with("artifact", artifact)
                .with("directory", in)
                .context("strategy.job-index", index)
                .context("strategy.job-total", total)
                .run();

        assertEquals(name, job.step(UPLOAD).with().get("name"));
    }

    @Test
    void twoStepsOfOneJobDoNotOverwriteEachOthersReport() throws Exception {
        Job job = runner.cacheHit()
                .with("config", "../change/wrangler.toml")
                .with("environments", "staging\nproduction")
                .run();

        assertEquals(
                "secrets-store-report-deploy-..-change-wrangler.toml-staging-production",
                job.step(UPLOAD).with().get("name"));
    }

    @Test
    void theUploadCanBeTurnedOff() throws Exception {
        assertFalse(runner.with("artifact", "none").run().stepNames().contains(UPLOAD));
    }

    @Test
    void theJobsOwnJavaIsKeptOnRequest() throws Exception {
        assertEquals("21", runner.run().step("Set up Java").with().get("java-version"));
        assertFalse(runner.with("java-version", "").run().stepNames().contains("Set up Java"));
    }

    /** It would otherwise replace the user's own settings.xml. */
    @Test
    void settingUpJavaLeavesSettingsAlone() throws Exception {
        assertEquals("false", runner.run().step("Set up Java").with().get("overwrite-settings"));
    }

    @Test
    void theCacheKeyCoversEveryInputOfTheBuild() throws Exception {
        String key = runner.run().step("Keep the build of the plugin").with().get("key");

        assertTrue(key.matches("secrets-store-maven-plugin-Linux-[0-9a-f]{64}"), key);
        assertNotEquals("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", key.substring(33));
        assertEquals(
                key, runner.run().step("Keep the build of the plugin").with().get("key"));
    }

    @Test
    void withoutMavenItReportsWhatIsMissing() throws Exception {
        Path bin = Files.createDirectories(directory.resolve("bin"));
        for (String tool : List.of("find", "sort", "cat", "sha256sum", "shasum")) {
            Path there = Path.of("/usr/bin", tool);
            Path real = Files.exists(there) ? there : Path.of("/bin", tool);
            if (Files.exists(real)) {
                Files.writeString(bin.resolve(tool), "#!/bin/sh\nexec " + real + " \"$@\"\n");
                assertTrue(bin.resolve(tool).toFile().setExecutable(true));
            }
        }
        Files.delete(directory.resolve("the runner/bin/mvn"));

        Job job = runner.variable("PATH", bin.toString()).run();

        assertTrue(job.fails());
        assertTrue(job.step(BUILD).output().contains("Maven is not on the PATH."), job.step(BUILD)::output);
        assertFalse(job.stepNames().contains(CHECK));
    }
}
