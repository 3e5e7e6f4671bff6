package io.github.secretsgate.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.github.secretsgate.Golden;
import io.github.secretsgate.Scenario;
import io.github.secretsgate.finding.BoundSecret;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Rule;
import io.github.secretsgate.finding.Subject;
import io.github.secretsgate.gate.CheckedBinding;
import io.github.secretsgate.gate.CheckedDeployment;
import io.github.secretsgate.gate.Outcome;
import io.github.secretsgate.gate.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class FindingIndexTest {
    static final List<Path> SCENARIOS = Scenario.all();

    /** What the index looks up is what a search through all findings would find. */
    @ParameterizedTest(name = "{0}")
    @FieldSource("SCENARIOS")
    void everyCheckFindsTheFindingThatIsAboutIt(Path scenario) throws IOException {
        Report report = Scenario.check(scenario);
        FindingIndex index = new FindingIndex(report);

        for (CheckedDeployment checked : report.deployments()) {
            for (CheckedBinding binding : checked.bindings()) {
                for (Check check : Check.values()) {
                    List<Finding> searched = report.findings().stream()
                            .filter(finding -> Check.of(finding.rule()).stream().anyMatch(check::equals))
                            .filter(finding ->
                                    isAbout(finding, checked, binding.binding().secret()))
                            .toList();
                    assertEquals(
                            searched.isEmpty() ? null : searched.get(0), index.of(check, binding.binding(), checked));
                    if (outcome(check, binding) == Outcome.DENIED) {
                        assertFalse(searched.isEmpty(), check + " of " + binding);
                    }
                }
            }
        }
    }

    private static Outcome outcome(Check check, CheckedBinding binding) {
        return check == Check.AUTHORIZATION ? binding.authorization() : binding.scope();
    }

    private static boolean isAbout(Finding finding, CheckedDeployment checked, BoundSecret secret) {
        Subject subject = finding.subject();
        return subject != null
                && subject.config().equals(checked.deployment().config().name())
                && (subject instanceof Subject.WholeConfig
                        || (Objects.equals(
                                        subject.environment(),
                                        checked.deployment().environment())
                                && Objects.equals(
                                        subject.deployedAs(),
                                        checked.deployment().deployedAs())))
                && subject.secrets().contains(secret);
    }

    @Test
    void aFindingAboutAConfigIsAboutAllItsDeployments() throws IOException {
        Report report = Scenario.check(Golden.directory("gate/placeholders-rejected"));
        Finding placeholder = report.findings().stream()
                .filter(finding -> finding.rule() == Rule.STORE_ID_PLACEHOLDER)
                .findFirst()
                .orElseThrow();

        List<Integer> deployments = new FindingIndex(report).deployments(placeholder);

        assertInstanceOf(Subject.WholeConfig.class, placeholder.subject());
        assertEquals(report.deployments().size(), deployments.size());
    }
}
