package io.github.secretsgate.maven;

import java.util.List;
import java.util.Map;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.model.PluginManagement;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/** The configuration as written in poms, before Maven completes it: it still has empty and misspelled elements. */
final class PomConfiguration {
    private PomConfiguration() {}

    /** The configuration of an execution in a module's pom: that of the execution with its ID, else the plugin's; null if there is none. */
    static @Nullable Xpp3Dom of(MavenProject module, MojoExecution execution) {
        Plugin plugin = plugin(module, execution);
        if (plugin == null) {
            return null;
        }
        Map<String, PluginExecution> executions = plugin.getExecutionsAsMap();
        ConfigurationContainer own = executions.get(execution.getExecutionId());
        ConfigurationContainer container = own == null ? plugin : own;
        return container.getConfiguration() instanceof Xpp3Dom written ? written : null;
    }

    /** The executions with configuration of their own, which a goal of the command line doesn't get. */
    static List<String> executionsOfTheirOwn(MavenProject module, MojoExecution direct) {
        Plugin plugin = plugin(module, direct);
        if (plugin == null || plugin.getExecutionsAsMap().containsKey(direct.getExecutionId())) {
            return List.of();
        }
        String shared = String.valueOf(plugin.getConfiguration());
        return plugin.getExecutions().stream()
                .filter(execution -> execution.getGoals().contains(direct.getGoal()))
                .filter(execution -> execution.getConfiguration() instanceof Xpp3Dom own && own.getChildCount() > 0)
                .filter(execution ->
                        !String.valueOf(execution.getConfiguration()).equals(shared))
                .map(PluginExecution::getId)
                .toList();
    }

    private static @Nullable Plugin plugin(MavenProject module, MojoExecution execution) {
        if (execution.getPlugin() == null) {
            return null;
        }
        String key = execution.getPlugin().getKey();
        Plugin plugin = module.getPlugin(key);
        PluginManagement management = module.getPluginManagement();
        return plugin == null && management != null
                ? management.getPluginsAsMap().get(key)
                : plugin;
    }
}
