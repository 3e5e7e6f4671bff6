package io.github.secretsgate.finding;

/** The result of a deployment's check, the most severe last. */
public enum Verdict {
    /** Cloudflare would take it, if what is declared is true. */
    ALLOWED("allowed"),
    /** Cloudflare would refuse it. */
    DENIED("denied"),
    /** No decision could be made: something can't be read, isn't declared, or would be rejected by wrangler. */
    INVALID("invalid");

    private final String label;

    Verdict(String label) {
        this.label = label;
    }

    /** As written in reports. */
    public String label() {
        return label;
    }

    /** The more severe of the two. */
    public Verdict and(Verdict other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
