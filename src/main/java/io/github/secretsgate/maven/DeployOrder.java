package io.github.secretsgate.maven;

import io.github.secretsgate.finding.Quoted;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** Executions of a module that deploy before the check which should stop them. */
final class DeployOrder {
    /** Wrangler's and cf's own commands, and a script of package.json that's called after what it does. */
    private static final Pattern DEPLOYS = Pattern.compile(
            "\\b(wrangler|cf)\\b.*\\b(deploy|upload|publish)\\b|\\brun\\s+\\S*deploy\\S*|\\b(npm|pnpm|yarn|bun)\\s+deploy\\b",
            Pattern.DOTALL);

    private static final String FRONTEND = "frontend-maven-plugin";

    private DeployOrder() {}

    /** A warning for each. */
    static List<String> warnings(MavenProject module, MojoExecution check) {
        List<String> warnings = new ArrayList<>();
        String phase = check.getLifecyclePhase();
        boolean above = true;
        for (Plugin plugin : phase == null ? List.<Plugin>of() : module.getBuildPlugins()) {
            if (plugin.getKey().equals(check.getPlugin().getKey())) {
                above = false;
                continue;
            }
            for (PluginExecution other : plugin.getExecutions()) {
                String its = phase(plugin, other);
                boolean earlier = Lifecycle.isBefore(its, phase) || (above && its.equals(phase));
                if (earlier && deploys(other)) {
                    warnings.add("The execution " + Quoted.of(other.getId()) + " of " + plugin.getArtifactId()
                            + " deploys in the phase " + Quoted.of(its) + ", before this check in the phase "
                            + Quoted.of(phase)
                            + ", which couldn't stop it. Bind it to the phase \"deploy\", or, in the same"
                            + " phase, move its plugin below this one in the pom.");
                }
            }
        }
        return warnings;
    }

    private static String phase(Plugin plugin, PluginExecution execution) {
        String written = execution.getPhase();
        String byDefault = plugin.getArtifactId().equals(FRONTEND) ? "generate-resources" : "";
        return written == null ? byDefault : written;
    }

    private static boolean deploys(PluginExecution execution) {
        if (!(execution.getConfiguration() instanceof Xpp3Dom configuration)) {
            return false;
        }
        String text = text(configuration);
        Xpp3Dom skip = configuration.getChild("skip");
        boolean skipped = skip != null && "true".equals(skip.getValue());
        return !skipped && !text.contains("--dry-run") && DEPLOYS.matcher(text).find();
    }

    /** All that is written in it: arguments are elements of their own, or attributes in antrun's tasks. */
    private static String text(Xpp3Dom element) {
        StringBuilder text = new StringBuilder();
        for (String attribute : element.getAttributeNames()) {
            text.append(' ').append(element.getAttribute(attribute));
        }
        if (element.getValue() != null) {
            text.append(' ').append(element.getValue().strip());
        }
        for (Xpp3Dom child : element.getChildren()) {
            text.append(text(child));
        }
        return text.toString();
    }
}
