package io.github.secretsgate.report;

import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Rule;
import io.github.secretsgate.gate.CheckedBinding;
import io.github.secretsgate.gate.CheckedDeployment;
import io.github.secretsgate.gate.Outcome;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The two checks of a binding, and what came of each. */
enum Check {
    AUTHORIZATION(Set.of(Rule.CALLER_CANNOT_BIND, Rule.CALLER_UNDECLARED)),
    SCOPE(Set.of(
            Rule.SCOPE_MISSING,
            Rule.SECRET_NOT_FOUND,
            Rule.STORE_NOT_FOUND,
            Rule.STORE_ID_PLACEHOLDER,
            Rule.INVENTORY_UNDECLARED));

    private final Set<Rule> rules;

    Check(Set<Rule> rules) {
        this.rules = rules;
    }

    /** What came of a check. */
    enum State {
        ALLOWED,
        DENIED,
        UNKNOWN,
        WAIVED;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What came of a check of a binding.
     *
     * @param finding the one that says why it does not pass; null if it passes, or if what is missing is said elsewhere
     */
    record Result(State state, @Nullable Finding finding) {}

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The check that a rule belongs to. */
    static Optional<Check> of(Rule rule) {
        return Stream.of(values()).filter(check -> check.rules.contains(rule)).findFirst();
    }

    Result of(CheckedBinding binding, CheckedDeployment checked, FindingIndex findings) {
        Finding finding = findings.of(this, binding.binding(), checked);
        Outcome outcome = this == AUTHORIZATION ? binding.authorization() : binding.scope();
        if (outcome == Outcome.UNKNOWN) {
            return new Result(State.UNKNOWN, finding);
        } else if (finding == null) {
            return new Result(outcome == Outcome.ALLOWED ? State.ALLOWED : State.DENIED, null);
        }
        return new Result(finding.waived() == null ? State.DENIED : State.WAIVED, finding);
    }
}
