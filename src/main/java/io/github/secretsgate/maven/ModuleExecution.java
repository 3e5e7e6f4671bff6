package io.github.secretsgate.maven;

import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.codehaus.plexus.configuration.PlexusConfigurationException;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** A goal of the command line as it runs in one module: with the configuration that the module's own pom gives the plugin. */
final class ModuleExecution extends MojoExecution {
    private boolean checked;

    private ModuleExecution(MojoExecution direct) {
        super(direct.getMojoDescriptor(), direct.getExecutionId(), Source.CLI);
    }

    static ModuleExecution of(MojoExecution direct, MavenProject module) throws PlexusConfigurationException {
        ModuleExecution execution = new ModuleExecution(direct);
        Xpp3Dom own = PomConfiguration.of(module, direct);
        Xpp3Dom merged = new Xpp3Dom("configuration");
        for (PlexusConfiguration parameter :
                direct.getMojoDescriptor().getMojoConfiguration().getChildren()) {
            Xpp3Dom declared = new Xpp3Dom(parameter.getName());
            declared.setValue(parameter.getValue());
            for (String attribute : parameter.getAttributeNames()) {
                declared.setAttribute(attribute, parameter.getAttribute(attribute));
            }
            Xpp3Dom written = own == null ? null : own.getChild(parameter.getName());
            merged.addChild(
                    written == null ? declared : Xpp3Dom.mergeXpp3Dom(new Xpp3Dom(written), declared, Boolean.TRUE));
        }
        execution.setConfiguration(merged);
        return execution;
    }

    /** Notes that something was checked. */
    void check() {
        checked = true;
    }

    boolean checked() {
        return checked;
    }
}
