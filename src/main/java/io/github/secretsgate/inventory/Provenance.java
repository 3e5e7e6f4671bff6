package io.github.secretsgate.inventory;

/** Where a fact comes from. */
public enum Provenance {
    /** The team says so. */
    DECLARED("declared"),
    /** An inventory that was saved says so. */
    PULLED("pulled"),
    /** Cloudflare says so, now. */
    LIVE("live");

    private final String label;

    Provenance(String label) {
        this.label = label;
    }

    /** As written in reports. */
    public String label() {
        return label;
    }
}
