package io.github.secretsgate.maven;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.eclipse.aether.SessionData;

/** The checks that the executions bound in the poms have made in this build, so that the command line's goal makes none twice. */
final class Checked {
    private static final String KEY = "secrets-store checks";
    /** The parameters about the report: they make no difference to the check. */
    private static final Set<String> REPORTING = Set.of("reportDirectory", "reports");

    private final Set<Object> checks;

    /** @param build what the executions of a build share */
    @SuppressWarnings("unchecked")
    Checked(SessionData build) {
        build.set(KEY, null, ConcurrentHashMap.newKeySet());
        this.checks = (Set<Object>) build.get(KEY);
    }

    void add(MavenProject module, MojoExecution execution) {
        checks.add(key(module, execution));
    }

    boolean contains(MavenProject module, MojoExecution execution) {
        return checks.contains(key(module, execution));
    }

    /** A list, not a record: the first hash code of a record takes 10 ms. */
    private static List<Object> key(MavenProject module, MojoExecution execution) {
        Map<String, String> parameters = new TreeMap<>();
        Xpp3Dom configuration = execution.getConfiguration();
        for (Xpp3Dom parameter : configuration == null ? new Xpp3Dom[0] : configuration.getChildren()) {
            if (!REPORTING.contains(parameter.getName())) {
                parameters.put(parameter.getName(), text(parameter));
            }
        }
        return List.of(module.getId(), parameters);
    }

    private static String text(Xpp3Dom parameter) {
        StringBuilder text = new StringBuilder(String.valueOf(parameter.getValue()));
        for (Xpp3Dom child : parameter.getChildren()) {
            text.append('\n').append(text(child));
        }
        return text.toString();
    }
}
