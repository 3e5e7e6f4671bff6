package io.github.secretsgate.manifest;

/** Where a fact comes from. */
public enum Source {
    /** The team says so. */
    DECLARED("declared"),
    /** An inventory that was saved says so. */
    PULLED("pulled"),
    /** Cloudflare says so, now. */
    LIVE("live");

    private final String label;

    Source(String label) {
        this.label = label;
    }

    /** As written in reports. */
    public String label() {
        return label;
    }
}
