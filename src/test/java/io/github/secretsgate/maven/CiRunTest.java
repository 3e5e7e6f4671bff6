package io.github.secretsgate.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.secretsgate.report.RunIdentity;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CiRunTest {
    private static final Path ROOT = Path.of("build").toAbsolutePath();

    /** A directory outside differs from run to run, and a category of code scanning must not. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "., -, -, -",
                "workers/orders, -, workers/orders, -",
                "workers/orders, workers/orders/target/staging, workers/orders, target/staging",
                "workers/orders, ../tmp.x1, workers/orders, -",
                "../elsewhere, -, -, -",
            })
    void moduleAndReportsAreNamedIfTheyAreInTheBuild(String module, String reports, String named, String reportsNamed) {
        RunIdentity identity =
                CiRun.of("1", ROOT, ROOT.resolve(module), reports == null ? null : ROOT.resolve(reports), name -> null);

        assertEquals(named, identity.module());
        assertEquals(reportsNamed, identity.reports());
    }

    @Test
    void theRunIsNamedAsTheCiSystemNamesIt() {
        Map<String, String> github = Map.of(
                "GITHUB_SHA", "136cc763136cc763136cc763136cc763136cc763",
                "GITHUB_SERVER_URL", "https://github.com",
                "GITHUB_REPOSITORY", "team/shop",
                "GITHUB_RUN_ID", "42");

        RunIdentity identity = CiRun.of("1", ROOT, ROOT, null, github::get);

        assertEquals("136cc763136cc763136cc763136cc763136cc763", identity.commit());
        assertEquals("https://github.com/team/shop/actions/runs/42", identity.run());
    }

    /** It becomes a link on a page. */
    @Test
    void anInvalidAddressIsOmitted() {
        assertEquals(
                null,
                CiRun.of("1", ROOT, ROOT, null, Map.of("BUILD_URL", "javascript:alert(1)")::get)
                        .run());
    }
}
