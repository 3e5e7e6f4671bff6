package io.github.secretsgate.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secretsgate.Scenario;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Rule;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Scripts on the pages that need programs which aren't ours: they run here with stand-ins for those. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the scripts are for a shell at /bin/sh")
class RecipesTest {
    private static final Path TERRAFORM = Path.of("docs", "terraform.md");
    private static final Path WORKERS_BUILDS = Path.of("docs", "workers-builds.md");
    private static final String STORE = "8f7a1cdced6342c18d223ece462fd88d";

    /** A state as Terraform's documentation describes it: values in plain text, modules in modules. */
    private static final String STATE = """
            {
              "format_version": "1.0",
              "values": {
                "outputs": { "key": { "sensitive": true, "value": "SENTINEL-output" } },
                "root_module": {
                  "resources": [
                    {
                      "address": "cloudflare_secrets_store_secret.stripe", "mode": "managed",
                      "type": "cloudflare_secrets_store_secret", "name": "stripe",
                      "values": {
                        "account_id": "f037e56e89293a057740de681ac9abbe", "comment": "SENTINEL-comment",
                        "id": "1", "name": "stripe_key", "scopes": ["workers"], "status": "active",
                        "store_id": "8f7a1cdced6342c18d223ece462fd88d", "value": "SENTINEL-value"
                      },
                      "sensitive_values": { "scopes": [false], "value": true }
                    },
                    {
                      "address": "data.cloudflare_secrets_store_secret.other", "mode": "data",
                      "type": "cloudflare_secrets_store_secret", "name": "other",
                      "values": { "name": "other_key", "store_id": "8f7a1cdced6342c18d223ece462fd88d" }
                    },
                    {
                      "address": "cloudflare_workers_script.shop", "mode": "managed",
                      "type": "cloudflare_workers_script", "name": "shop",
                      "values": { "content": "SENTINEL-script", "name": "shop" }
                    }
                  ],
                  "child_modules": [
                    { "address": "module.empty" },
                    {
                      "address": "module.a",
                      "child_modules": [
                        {
                          "address": "module.a.module.b",
                          "resources": [
                            {
                              "mode": "managed", "type": "cloudflare_secrets_store_secret", "name": "openai",
                              "values": {
                                "name": "openai_key", "scopes": ["ai_gateway", "workers"], "status": null,
                                "store_id": "8f7a1cdced6342c18d223ece462fd88d", "value": "SENTINEL-nested"
                              }
                            }
                          ]
                        }
                      ]
                    }
                  ]
                }
              }
            }
            """;

    /** Writes down how it is called. */
    private static final String STAND_IN = """
            #!/bin/sh
            printf '%s %s\\n' "${0##*/}" "$*" >>"$LOG"
            # Whoever pipes something into it must not be told that nobody reads.
            [ "${0##*/}" != sha256sum ] || cat >/dev/null
            """;

    @TempDir
    Path directory;

    private Path bin;

    /** Whether a script on a page is run by this test. */
    static boolean runs(Snippet block) {
        return (block.file().equals(TERRAFORM) && block.text().startsWith("terraform "))
                || (block.file().equals(WORKERS_BUILDS) && block.text().startsWith("#!/usr/bin/env bash\n"));
    }

    static boolean jqIsHere() {
        return List.of("/usr/bin/jq", "/usr/local/bin/jq", "/opt/homebrew/bin/jq").stream()
                .anyMatch(file -> Files.isExecutable(Path.of(file)));
    }

    @BeforeEach
    void aDirectoryForStandIns() throws IOException {
        bin = Files.createDirectories(directory.resolve("bin"));
    }

    @Test
    @EnabledIf(value = "jqIsHere", disabledReason = "the recipe is for jq")
    void theListFromTerraformIsAnInventoryWithoutValues() throws Exception {
        Files.writeString(directory.resolve("state.json"), STATE);
        standIn("terraform", "#!/bin/sh\ncat state.json\n");

        assertEquals(0, run(script(TERRAFORM), Map.of()));

        Path list = directory.resolve("secrets-store.terraform.json");
        assertFalse(Files.readString(list).contains("SENTINEL"), Files.readString(list));
        Files.writeString(
                directory.resolve("secrets-store.yaml"),
                "caller:\n  token: Account Secrets Store Edit\ninventory: " + list.getFileName() + "\n");
        Files.writeString(directory.resolve("wrangler.toml"), """
                name = "shop"
                main = "index.js"
                compatibility_date = "2026-09-01"
                secrets_store_secrets = [
                  { binding = "STRIPE", store_id = "%1$s", secret_name = "stripe_key" },
                  { binding = "OPENAI", store_id = "%1$s", secret_name = "openai_key" },
                  { binding = "OTHER", store_id = "%1$s", secret_name = "other_key" },
                ]
                """.formatted(STORE));
        List<Finding> findings = Scenario.check(directory).findings();
        assertEquals(
                List.of(Rule.SECRET_NOT_FOUND),
                findings.stream().map(Finding::rule).toList());
        assertTrue(findings.get(0).message().contains("other_key"), findings.get(0)::message);
    }

    @Test
    void onWorkersBuildsTheCheckInstallsJavaAndMaven() throws Exception {
        for (String program : List.of("curl", "sha256sum", "tar", "git", "mvn")) {
            standIn(program, STAND_IN);
        }

        assertEquals(0, run(script(WORKERS_BUILDS), Map.of("WORKERS_CI", "1", "CLOUDFLARE_API_TOKEN", "v1.0-secret")));

        String log = log();
        assertEquals(
                List.of("curl", "sha256sum", "tar", "curl", "sha256sum", "tar", "git", "mvn", "mvn"),
                log.lines().map(line -> line.split(" ", 2)[0]).toList());
        assertTrue(
                log.lines()
                        .skip(7)
                        .findFirst()
                        .orElseThrow()
                        .endsWith("/plugin install -Dmaven.test.skip=true -Dinvoker.skip=true"),
                log);
        assertTrue(
                log.strip()
                        .endsWith(Descriptor.coordinates() + ":" + Descriptor.version()
                                + ":check -Dsecrets-store.environments=staging"),
                log);
    }

    @Test
    void aChangedDownloadStopsTheBuild() throws Exception {
        standIn("curl", "#!/bin/sh\nfor to; do case $to in *.tar.gz) echo other >\"$to\"; exit;; esac; done\n");
        standIn("mvn", STAND_IN);

        assertNotEquals(0, run(script(WORKERS_BUILDS), Map.of("WORKERS_CI", "1")));

        assertEquals("", log());
    }

    @Test
    void elsewhereTheCheckUsesTheInstalledJavaAndMaven() throws Exception {
        for (String program : List.of("curl", "git", "mvn")) {
            standIn(program, STAND_IN);
        }

        assertEquals(0, run(script(WORKERS_BUILDS), Map.of()));

        assertEquals(
                List.of("git", "mvn", "mvn"),
                log().lines().map(line -> line.split(" ", 2)[0]).toList());
    }

    /** A build of a branch runs code of the branch, and needs no token for the check. */
    @Test
    void theCheckOnWorkersBuildsGetsNoToken() throws Exception {
        standIn("git", STAND_IN);
        standIn("mvn", STAND_IN + "test -z \"${CLOUDFLARE_API_TOKEN-}\"\n");

        assertEquals(0, run(script(WORKERS_BUILDS), Map.of("CLOUDFLARE_API_TOKEN", "v1.0-secret")));
    }

    @Test
    void aDeniedDeployFailsTheScript() throws Exception {
        standIn("git", STAND_IN);
        standIn("mvn", STAND_IN + "case $* in *:check*) exit 1;; esac\n");

        assertNotEquals(0, run(script(WORKERS_BUILDS), Map.of()));
    }

    private static String script(Path page) {
        return Page.of(page).snippets().stream()
                .filter(RecipesTest::runs)
                .map(Snippet::text)
                .findFirst()
                .orElseThrow();
    }

    private void standIn(String program, String script) throws IOException {
        Path file = Files.writeString(bin.resolve(program), script);
        assertTrue(file.toFile().setExecutable(true));
    }

    private int run(String script, Map<String, String> variables) throws IOException, InterruptedException {
        Path file = Files.writeString(directory.resolve("script"), script);
        String shell = script.startsWith("#!/usr/bin/env bash") ? "bash" : "/bin/sh";
        ProcessBuilder process = new ProcessBuilder(shell, file.toString(), "-Dsecrets-store.environments=staging");
        process.environment().keySet().removeIf(name -> name.matches("CLOUDFLARE_.*|WORKERS_CI"));
        process.environment().putAll(variables);
        process.environment().put("PATH", bin + ":" + process.environment().get("PATH"));
        process.environment().put("LOG", directory.resolve("log").toString());
        return process.directory(directory.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("printed").toFile())
                .start()
                .waitFor();
    }

    private String log() throws IOException {
        Path log = directory.resolve("log");
        return Files.exists(log) ? Files.readString(log) : "";
    }
}
