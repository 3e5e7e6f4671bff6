package io.github.secretsgate.inventory;

/** The source of a fact. */
public enum Provenance {
    /** The team declares it. */
    DECLARED("declared"),
    /** It is in a saved inventory. */
    PULLED("pulled"),
    /** Cloudflare just answered it. */
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
