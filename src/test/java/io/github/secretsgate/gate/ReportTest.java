package io.github.secretsgate.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.secretsgate.Golden;
import io.github.secretsgate.Scenario;
import io.github.secretsgate.result.Report;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a run has nothing to say, and when it fails. */
class ReportTest {
    @ParameterizedTest(name = "{0}: empty {1}")
    @CsvSource({
        "nothing-found,             true",
        "without-bindings,          false",
        "everything-never-deployed, false",
        "nothing-found-but-required, false",
    })
    void onlyARunThatSaysNothingAtAllIsEmpty(String scenario, boolean empty) throws IOException {
        assertEquals(empty, report(scenario).isEmpty());
    }

    @ParameterizedTest(name = "{0}: fails {1}, with failOnWarning {2}")
    @CsvSource({
        "passes,              false, false",
        "config-shadowed,     false, true",
        "waiver-of-a-warning, false, false",
        "waiver-used,         false, false",
        "store-not-found,     true,  true",
        "waiver-expired,      true,  true",
    })
    void warningsFailABuildIfThatIsAskedForAndTheyAreNotWaived(String scenario, boolean fails, boolean onWarning)
            throws IOException {
        assertEquals(fails, report(scenario).fails(false));
        assertEquals(onWarning, report(scenario).fails(true));
    }

    private static Report report(String scenario) throws IOException {
        return Scenario.check(Golden.directory("gate").resolve(scenario));
    }
}
