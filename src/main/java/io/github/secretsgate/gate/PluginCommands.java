package io.github.secretsgate.gate;

import java.util.List;

/**
 * The goals of this plugin as commands that work wherever Maven does, with or without a pom.
 *
 * @param coordinates the plugin's group, artifact and version, with colons between
 * @param options the options of the command line that say where Workers and manifest are, to be repeated
 */
public record PluginCommands(String coordinates, List<String> options) {
    /** Commands without options. */
    public PluginCommands(String coordinates) {
        this(coordinates, List.of());
    }

    /** The command that runs a goal. */
    public String of(String goal) {
        String command = "mvn " + coordinates + ":" + goal;
        return options.isEmpty() ? command : command + " " + String.join(" ", options);
    }
}
