package io.github.secretsgate.result;

import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Verdict;
import org.jspecify.annotations.Nullable;

/** The result of one check of one binding. A failed check contains its finding, so that none can be lost. */
public sealed interface CheckResult {
    /** The finding that explains a failure; null if the check passes, or if the finding is reported elsewhere. */
    @Nullable
    Finding finding();

    /** The verdict of a deployment with only this result. */
    Verdict verdict();

    /** The word for it in reports. */
    String label();

    /** The check passes. */
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

    /** The check fails: Cloudflare would refuse the deployment. */
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

    /** The check fails, and a waiver accepts that. */
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

    /** The check couldn't be made, because a fact is missing. */
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
