package io.github.secretsgate.report;

import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.secretsgate.Outputs;
import io.github.secretsgate.Requests;
import io.github.secretsgate.finding.Verdict;
import io.github.secretsgate.gate.Gate;
import io.github.secretsgate.result.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An API token that somebody pasted into the manifest: wherever it is, the check fails and repeats it nowhere. */
class TokenAnywhereTest {
    private static final String TOKEN = "vM3xK9pQ2rT7wY1zA4bC6dE8fG0hJ5kL_nOpQrSt";
    private static final String STORE = "8f7a1cdced6342c18d223ece462fd88d";

    @TempDir
    Path root;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "caller: { token: TOKEN }",
                "caller: { token: [TOKEN, Edit] }",
                "caller: { token: Edit TOKEN }",
                "caller: { roles: [TOKEN] }",
                "caller: { roles: [Administrator, TOKEN] }",
                "caller: { roles: TOKEN }",
                "caller: { token: Read, operations: [TOKEN] }",
                "caller: { token: Read, operations: TOKEN }",
                "caller: { token: Read, TOKEN: x }",
                "caller: TOKEN",
                "TOKEN: x",
                "TOKEN",
                "caller: { token: Read }\nvalue: TOKEN",
                "caller: { token: Read }\nstores: TOKEN",
                "caller: { token: Read }\nstores: [TOKEN]",
                "caller: { token: Read }\nstores: [{ id: TOKEN, secrets: [key] }]",
                "caller: { token: Read }\nstores: [{ id: STORE, name: { a: TOKEN }, secrets: [key] }]",
                "caller: { token: Read }\nstores: [{ id: STORE, scopes: [TOKEN], secrets: [key] }]",
                "caller: { token: Read }\nstores: [{ id: STORE, secrets: { key: [TOKEN] } }]",
                "caller: { token: Read }\nstores: [{ id: STORE, secrets: { key: [workers, TOKEN] } }]",
                "caller: { token: Read }\nstores: [{ id: STORE, secrets: { key: TOKEN } }]",
                "caller: { token: Read }\nstores: [{ id: STORE, secrets: { key: { value: TOKEN } } }]",
                "caller: { token: Read }\nstores: [{ id: STORE, secrets: { key: { status: TOKEN } } }]",
                "caller: { token: Read }\nstores: [{ id: STORE, secrets: TOKEN }]",
                "caller: { token: Read }\nenvironments: { TOKEN: { caller: { token: Edit } } }",
                "caller: { token: Read }\nenvironments: { staging: { deploy: TOKEN } }",
                "caller: { token: Read }\nenvironments: TOKEN",
                "caller: { token: Read }\npreviews: { caller: { token: TOKEN } }",
                "caller: { token: Read }\npreviews: { deploy: TOKEN }",
                "caller: { token: Read }\nextends: TOKEN",
                "caller: { token: Read }\ninventory: TOKEN",
                "caller: { token: Read }\naiGateways: [{ name: gateway, TOKEN: x }]",
                "caller: { token: Read }\nwaivers: [{ rule: TOKEN, reason: r, until: 2026-12-01, secret: key }]",
                "caller: { token: Read }\nwaivers: [{ rule: scope-missing, reason: r, until: TOKEN, secret: key }]",
                "caller: { token: Read }\nwaivers: [{ rule: scope-missing, TOKEN: r, until: 2026-12-01, secret: key }]",
                "caller: { token: Read }\nwaivers: TOKEN",
                "caller: &TOKEN { token: Read }",
                "caller: *TOKEN",
                "caller: !TOKEN { token: Read }",
                "caller: { token: Read }\ncaller: { token: TOKEN }",
                "caller: { token: \"TOKEN }",
                "caller: { token: Read } TOKEN",
                "caller:\n\ttoken: TOKEN",
                "caller: { token: Read }\n--- TOKEN",
                "%TOKEN 1\n---\ncaller: { token: Read }",
            })
    void noFormatRepeatsIt(String manifest) throws IOException {
        Files.writeString(
                root.resolve("wrangler.toml"),
                "name = \"orders\"\nmain = \"a.js\"\nsecrets_store_secrets = [{ binding = \"KEY\", store_id = \""
                        + STORE + "\", secret_name = \"key\" }]\n");
        Files.writeString(
                root.resolve("secrets-store.yaml"),
                manifest.replace("STORE", STORE).replace("TOKEN", TOKEN) + "\n");

        Report report = Gate.check(Requests.module(root));

        assertNotEquals(Verdict.ALLOWED, report.verdict());
        Outputs.assertNoPartOf(TOKEN, report, () -> manifest);
    }
}
