package io.github.secretsgate.gate;

/**
 * The goals of this plugin as commands that work wherever Maven does, with or without a pom.
 *
 * @param coordinates the plugin's group, artifact and version, with colons between
 */
public record PluginCommands(String coordinates) {
    /** The command that runs a goal. */
    public String of(String goal) {
        return "mvn " + coordinates + ":" + goal;
    }
}
