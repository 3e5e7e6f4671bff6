package io.github.secretsgate.result;

import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Verdict;
import org.jspecify.annotations.Nullable;

/** The result of one check of one binding. A result that doesn't pass carries its finding, so that none can be lost. */
public sealed interface CheckResult {
    /** The finding that says why it doesn't pass; null if it passes, or if a finding elsewhere says why. */
    @Nullable
    Finding finding();

    /** The verdict of the deployment if this were its only result. */
    Verdict verdict();

    /** As written in reports. */
    String label();

    /** It passes. */
    record Allowed() implements CheckResult {
        @Override
        public @Nullable Finding finding() {
            return null;
        }

        @Override
        public Verdict verdict() {
            return Verdict.ALLOWED;
        }

        @Override
        public String label() {
            return "allowed";
        }
    }

    /** It fails: Cloudflare would refuse the deployment. */
    record Denied(Finding finding) implements CheckResult {
        public Denied {
            if (finding.verdict() != Verdict.DENIED) {
                throw new IllegalArgumentException(finding.rule() + " doesn't deny");
            }
        }

        @Override
        public Verdict verdict() {
            return Verdict.DENIED;
        }

        @Override
        public String label() {
            return "denied";
        }
    }

    /** It fails, and the team accepts that. */
    record Waived(Finding finding) implements CheckResult {
        public Waived {
            if (finding.waived() == null) {
                throw new IllegalArgumentException(finding.rule() + " isn't waived");
            }
        }

        @Override
        public Verdict verdict() {
            return Verdict.ALLOWED;
        }

        @Override
        public String label() {
            return "waived";
        }
    }

    /** It couldn't be made: a fact is missing. */
    record Unknown(@Nullable Finding finding) implements CheckResult {
        @Override
        public Verdict verdict() {
            return Verdict.INVALID;
        }

        @Override
        public String label() {
            return "unknown";
        }
    }

    /** The result of a failed check, after waivers. */
    static CheckResult failed(Finding finding) {
        return finding.waived() == null ? new Denied(finding) : new Waived(finding);
    }
}
