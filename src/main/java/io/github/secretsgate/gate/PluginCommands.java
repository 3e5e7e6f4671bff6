package io.github.secretsgate.gate;

import java.util.List;

/**
 * The plugin's goals as commands that work with and without a pom.
 *
 * @param coordinates the plugin's group, artifact and version, with colons between
 * @param options the command-line options that locate the Workers and the manifest, to be repeated
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
