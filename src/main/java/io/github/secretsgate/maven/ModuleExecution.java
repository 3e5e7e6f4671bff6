package io.github.secretsgate.maven;

import io.github.secretsgate.finding.Quoted;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.codehaus.plexus.configuration.PlexusConfigurationException;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * A goal as it runs in one module: with the configuration that the module's own pom gives the plugin, or, where a pipeline
 * enforces the check, as far as the command line leaves it to the pom.
 */
final class ModuleExecution extends MojoExecution {
    private final List<String> refused = new ArrayList<>();
    private final @Nullable CommandLine enforcing;
    private boolean checked;
    private boolean skipped;

    private ModuleExecution(MojoExecution goal, @Nullable CommandLine enforcing) {
        super(goal.getMojoDescriptor(), goal.getExecutionId(), goal.getSource());
        this.enforcing = enforcing;
    }

    /** @param enforcing the command line, if it alone decides what weakens a check; else null */
    static ModuleExecution of(MojoExecution goal, MavenProject module, @Nullable CommandLine enforcing)
            throws PlexusConfigurationException {
        ModuleExecution execution = new ModuleExecution(goal, enforcing);
        Xpp3Dom pom = PomConfiguration.of(module, goal);
        Xpp3Dom merged = new Xpp3Dom("configuration");
        for (PlexusConfiguration parameter :
                goal.getMojoDescriptor().getMojoConfiguration().getChildren()) {
            Xpp3Dom declared = declared(parameter);
            Xpp3Dom written = pom == null ? null : pom.getChild(parameter.getName());
            if (enforcing != null && !enforcing.leaves(parameter.getName(), written)) {
                String given = enforcing.value(parameter.getName());
                declared.setValue(given);
                if (given == null && (written != null || CommandLine.isProperty(module, parameter.getName()))) {
                    execution.refused.add("Parameter " + Quoted.of(parameter.getName())
                            + " of the pom isn't used: the pipeline enforces the check.");
                }
            } else if (written != null) {
                declared = Xpp3Dom.mergeXpp3Dom(new Xpp3Dom(written), declared, Boolean.TRUE);
            }
            merged.addChild(declared);
        }
        execution.setConfiguration(merged);
        return execution;
    }

    private static Xpp3Dom declared(PlexusConfiguration parameter) throws PlexusConfigurationException {
        Xpp3Dom declared = new Xpp3Dom(parameter.getName());
        declared.setValue(parameter.getValue());
        for (String attribute : parameter.getAttributeNames()) {
            declared.setAttribute(attribute, parameter.getAttribute(attribute));
        }
        return declared;
    }

    /** The command line, if it alone decides what weakens a check; else null. */
    @Nullable
    CommandLine enforcing() {
        return enforcing;
    }

    /** A sentence for each parameter of the pom that isn't used. */
    List<String> refused() {
        return List.copyOf(refused);
    }

    /** Notes that something was checked. */
    void check() {
        checked = true;
    }

    /** Notes that the check is skipped on purpose. */
    void skip() {
        skipped = true;
    }

    boolean skipped() {
        return skipped;
    }

    boolean checked() {
        return checked;
    }
}
