package io.github.secretsgate.finding;

/** The severity of a finding, the most severe first. */
public enum Severity {
    /** The build fails. */
    ERROR,
    /** The build passes, unless warnings fail it. */
    WARNING;

    /** The word for it in reports. */
    public String label() {
        return this == ERROR ? "error" : "warning";
    }
}
