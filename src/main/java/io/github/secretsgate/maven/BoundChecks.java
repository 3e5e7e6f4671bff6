package io.github.secretsgate.maven;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluator;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/** The executions that check a module in this build: bound to a phase that the build gets to, and not skipped. */
final class BoundChecks {
    private final List<PluginExecution> executions;
    private final ExpressionEvaluator evaluator;
    private final BuildLayout layout;

    BoundChecks(MavenSession session, MavenProject project, MojoExecution execution, BuildLayout layout) {
        this.layout = layout;
        this.evaluator = new PluginParameterExpressionEvaluator(session, execution);
        Plugin plugin = execution.getPlugin() == null
                ? null
                : project.getPlugin(execution.getPlugin().getKey());
        List<String> goals = goals(session, project);
        this.executions = new ArrayList<>();
        for (PluginExecution bound : plugin == null ? List.<PluginExecution>of() : plugin.getExecutions()) {
            if (runs(bound, goals)) {
                executions.add(bound);
            }
        }
    }

    int count() {
        return executions.size();
    }

    /** The configs that they name. */
    Set<Path> configs() {
        Set<Path> configs = new HashSet<>();
        for (PluginExecution bound : executions) {
            String config = value(bound, "config");
            if (config != null) {
                configs.add(layout.baseDirectory().resolve(config).normalize());
            }
        }
        return configs;
    }

    /** Returns whether one of them writes its report to this directory. */
    boolean use(Path reportDirectory) {
        for (PluginExecution bound : executions) {
            String written = value(bound, "reportDirectory");
            Path directory = written == null
                    ? layout.reportDirectory()
                    : layout.baseDirectory().resolve(written);
            if (directory.normalize().equals(reportDirectory.normalize())) {
                return true;
            }
        }
        return false;
    }

    private static List<String> goals(MavenSession session, MavenProject project) {
        List<String> goals = session.getGoals();
        String byDefault = project.getDefaultGoal();
        return goals.isEmpty() && byDefault != null ? List.of(byDefault.trim().split("\\s+")) : goals;
    }

    private boolean runs(PluginExecution bound, List<String> goals) {
        String phase = bound.getPhase() == null ? "verify" : bound.getPhase();
        boolean reached = Lifecycle.reaches(goals, phase)
                || goals.stream().anyMatch(goal -> goal.endsWith(":check@" + bound.getId()));
        return reached && bound.getGoals().contains("check") && !"true".equals(value(bound, "skip"));
    }

    /** A parameter's value in an execution: what its pom writes, else the property; null if neither says anything. */
    private @Nullable String value(PluginExecution bound, String parameter) {
        Xpp3Dom configuration = (Xpp3Dom) bound.getConfiguration();
        Xpp3Dom child = configuration == null ? null : configuration.getChild(parameter);
        String literal = child == null ? null : child.getValue();
        String expression = literal == null || literal.isBlank() ? "${secrets-store." + parameter + "}" : literal;
        try {
            Object value = evaluator.evaluate(expression);
            String text = value == null ? "" : value.toString();
            return text.isBlank() || !FileNames.isPath(text) ? null : text;
        } catch (ExpressionEvaluationException e) {
            return null; // the execution itself fails with it
        }
    }
}
