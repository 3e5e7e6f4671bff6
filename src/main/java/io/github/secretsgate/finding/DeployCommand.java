package io.github.secretsgate.finding;

/** The command that uploads a deployment. */
public enum DeployCommand {
    WRANGLER_DEPLOY("wrangler deploy"),
    WRANGLER_PREVIEW("wrangler preview"),
    CF_DEPLOY("cf deploy"),
    CF_PREVIEWS_DEPLOY("cf previews deploy");

    private final String label;

    DeployCommand(String label) {
        this.label = label;
    }

    /** Returns whether it uploads a Preview, which can have another deployer than the Worker. */
    public boolean isPreview() {
        return this == WRANGLER_PREVIEW || this == CF_PREVIEWS_DEPLOY;
    }

    /** The command as typed, and as written in reports. */
    public String label() {
        return label;
    }
}
