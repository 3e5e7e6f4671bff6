package io.github.secretsgate.inventory;

/** The source of a fact. */
public enum Provenance {
    /** The manifest declares it. */
    DECLARED("declared"),
    /** It is in a saved inventory. */
    PULLED("pulled"),
    /** Cloudflare reported it during this run. */
    LIVE("live");

    private final String label;

    Provenance(String label) {
        this.label = label;
    }

    /** The word for it in reports. */
    public String label() {
        return label;
    }
}
