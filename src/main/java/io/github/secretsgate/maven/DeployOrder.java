package io.github.secretsgate.maven;

import io.github.secretsgate.finding.Quoted;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** Executions of a module that deploy before the check which should stop them. */
final class DeployOrder {
    private static final Pattern TOOL = Pattern.compile("\\b(wrangler|cf)\\b");
    private static final Pattern COMMAND = Pattern.compile("\\b(deploy|upload|publish)\\b");

    /** A script of package.json with a name such as "deploy". */
    private static final Pattern SCRIPT = Pattern.compile("\\brun\\s++\\S*deploy|\\b(npm|pnpm|yarn|bun)\\s++deploy\\b");

    private static final String FRONTEND = "frontend-maven-plugin";

    private DeployOrder() {}

    /** Returns a warning for each. */
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
        return !skipped && !text.contains("--dry-run") && deploys(text);
    }

    /** Returns whether a command line, or several, deploy: the tool, and its command anywhere after that. */
    static boolean deploys(String text) {
        Matcher tool = TOOL.matcher(text);
        boolean commanded = tool.find()
                && COMMAND.matcher(text).region(tool.end(), text.length()).find();
        return commanded || SCRIPT.matcher(text).find();
    }

    /** All text of a configuration: arguments are elements of their own, or attributes in antrun's tasks. */
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
