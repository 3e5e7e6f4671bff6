package io.github.secretsgate.finding;

/** The result of a deployment's check, the most severe last. */
public enum Verdict {
    /** Cloudflare would accept it, if the manifest is accurate. */
    ALLOWED("allowed"),
    /** Cloudflare would refuse it. */
    DENIED("denied"),
    /** No decision could be made: a file can't be read, a fact isn't declared, or wrangler would refuse the config. */
    INVALID("invalid");

    private final String label;

    Verdict(String label) {
        this.label = label;
    }

    /** The word for it in reports. */
    public String label() {
        return label;
    }

    /** The more severe of the two. */
    public Verdict and(Verdict other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
