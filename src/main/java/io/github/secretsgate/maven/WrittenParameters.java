package io.github.secretsgate.maven;

import io.github.secretsgate.finding.DidYouMean;
import io.github.secretsgate.finding.Quoted;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluator;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * A goal's parameters as people write them. Maven drops an empty or unresolved value without a word, reads {@code yes} as
 * {@code false}, and ignores a misspelled name. Sentences about them repeat no value: it could be a token.
 */
final class WrittenParameters {
    private static final String PREFIX = "secrets-store.";
    private static final Pattern MISSPELLED_PREFIX = Pattern.compile("(?i)secrets?[-_.]?stores?[-_.]([a-z]{3,40})");
    private static final Set<String> FILES = Set.of("config", "manifest", "reportDirectory", "directory");
    private static final Set<String> PATTERNS = Set.of("includes", "excludes");
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{[^{}]*+\\}");

    private final List<Parameter> parameters;
    private final Set<String> known = new TreeSet<>();
    private final List<Properties> properties;
    private final @Nullable Xpp3Dom pom;
    private final ExpressionEvaluator evaluator;

    WrittenParameters(MavenSession session, MavenProject project, MojoExecution execution) {
        MojoDescriptor goal = execution.getMojoDescriptor();
        this.parameters = goal.getParameters();
        for (MojoDescriptor any : goal.getPluginDescriptor().getMojos()) {
            any.getParameters().forEach(parameter -> known.add(parameter.getName()));
        }
        this.properties = List.of(session.getUserProperties(), session.getSystemProperties(), project.getProperties());
        this.pom = PomConfiguration.of(project, execution);
        this.evaluator = new PluginParameterExpressionEvaluator(session, execution);
    }

    /** Fails with a sentence for whatever is wrong. */
    void require() throws MojoFailureException {
        List<String> sentences = new ArrayList<>(misunderstood());
        sentences.addAll(empty());
        if (!sentences.isEmpty()) {
            throw new MojoFailureException(String.join("\n", sentences));
        }
    }

    /** A sentence for each name that no goal knows, and for each value that a switch can't have. */
    List<String> misunderstood() {
        List<String> sentences = new ArrayList<>();
        for (String property : ours()) {
            Matcher misspelled = MISSPELLED_PREFIX.matcher(property);
            String name = misspelled.matches() ? misspelled.group(1) : property.substring(PREFIX.length());
            if (!property.startsWith(PREFIX) || !known.contains(name)) {
                sentences.add("No goal knows " + named("property", property) + "." + suggestion(name, PREFIX)
                        + " Correct or remove it.");
            }
        }
        for (Xpp3Dom child : pom == null ? new Xpp3Dom[0] : pom.getChildren()) {
            if (!known.contains(child.getName())) {
                sentences.add("No goal knows " + named("parameter", child.getName())
                        + ", which the plugin's configuration in the pom sets." + suggestion(child.getName(), "")
                        + " Correct or remove it.");
            }
        }
        for (Parameter parameter : parameters) {
            String value = isSwitch(parameter) ? value(parameter) : null;
            if (value != null && !value.isBlank() && !value.equals("true") && !value.equals("false")) {
                sentences.add(subject(parameter) + " must be \"true\" or \"false\".");
            }
            sentences.addAll(unusableNames(parameter));
        }
        return sentences;
    }

    private List<String> unusableNames(Parameter parameter) {
        boolean pattern = PATTERNS.contains(parameter.getName());
        if (!pattern && !FILES.contains(parameter.getName())) {
            return List.of();
        }
        Xpp3Dom literal = literal(parameter);
        String property = property(parameter);
        String written =
                literal != null ? String.join(",", elements(literal)) : property == null ? null : evaluate(property);
        return written == null
                ? List.of()
                : FileNames.problem(written, pattern)
                        .map(problem -> List.of(subject(parameter) + problem))
                        .orElse(List.of());
    }

    /** A sentence for each parameter that a pom and the command line give different values: the pom's is used. */
    List<String> overridden() {
        List<String> sentences = new ArrayList<>();
        for (Parameter parameter : parameters) {
            Xpp3Dom literal = literal(parameter);
            String given = properties.get(0).getProperty(PREFIX + parameter.getName());
            if (literal != null && given != null && !elements(given).equals(elements(literal))) {
                String written = String.join(",", elements(literal));
                sentences.add("Parameter " + Quoted.of(parameter.getName()) + ": the pom's value " + shown(written)
                        + " is used, not " + shown(given) + " of -D" + PREFIX + parameter.getName()
                        + ". Set the property in the pom instead, or enforce the command line with -D" + PREFIX
                        + "enforce=true.");
            }
        }
        return sentences;
    }

    private List<String> elements(Xpp3Dom literal) {
        List<Xpp3Dom> written = literal.getChildCount() > 0 ? List.of(literal.getChildren()) : List.of(literal);
        List<String> values = new ArrayList<>();
        for (Xpp3Dom one : written) {
            String value = one.getValue() == null ? null : evaluate(one.getValue());
            values.addAll(elements(value == null ? "" : value));
        }
        return values;
    }

    private static List<String> elements(String value) {
        return ListParameter.elements(List.of(value));
    }

    /** A value, unless it could be a token that was pasted in the wrong field. */
    private static String shown(@Nullable String value) {
        return value != null && value.matches("[\\w ./,*-]{1,60}") && !value.matches(".*[\\w-]{25,}.*")
                ? Quoted.of(value)
                : "(not shown)";
    }

    /** A sentence for each value that is empty, blank or unresolved, and for each such element of a list. */
    List<String> empty() {
        List<String> sentences = new ArrayList<>();
        for (Parameter parameter : parameters) {
            Xpp3Dom literal = literal(parameter);
            String property = property(parameter);
            if (literal != null) {
                addLiteral(sentences, parameter, literal);
            } else if (property != null) {
                add(sentences, parameter, property);
            }
        }
        return sentences;
    }

    /** An empty list that replaces an inherited one is meant: Maven has no other way to clear it. */
    private void addLiteral(List<String> sentences, Parameter parameter, Xpp3Dom literal) {
        boolean replaces = literal.getAttribute(Xpp3Dom.SELF_COMBINATION_MODE_ATTRIBUTE) != null;
        if (isList(parameter) && literal.getChildCount() > 0) {
            for (Xpp3Dom element : literal.getChildren()) {
                add(sentences, parameter, element.getValue());
            }
        } else if (!isList(parameter) || !replaces || literal.getValue() != null) {
            add(sentences, parameter, literal.getValue());
        }
    }

    private void add(List<String> sentences, Parameter parameter, @Nullable String written) {
        String value = written == null ? "" : evaluate(written);
        if (value == null || isUnresolved(written)) {
            sentences.add(
                    subject(parameter) + " contains a ${…} that Maven can't resolve. Set what it names, or remove it.");
        } else if (value.isBlank()) {
            sentences.add(subject(parameter) + " has no value. Give it one, or remove it.");
        } else if (isList(parameter) && List.of(value.split(",", -1)).stream().anyMatch(String::isBlank)) {
            sentences.add(subject(parameter) + " has an empty element. Remove the extra comma.");
        }
    }

    /** The properties that are meant for this plugin, also those with a misspelled prefix before the name of a parameter. */
    private Set<String> ours() {
        Set<String> ours = new TreeSet<>();
        for (Properties some : properties) {
            for (String name : some.stringPropertyNames()) {
                Matcher misspelled = MISSPELLED_PREFIX.matcher(name);
                boolean meant = misspelled.matches()
                        && DidYouMean.nearest(misspelled.group(1), known).isPresent();
                if (name.toLowerCase(Locale.ROOT).startsWith(PREFIX) || meant) {
                    ours.add(name);
                }
            }
        }
        return ours;
    }

    /** Whoever writes a name chooses it: only one that looks like ours is repeated. */
    private static String named(String what, String name) {
        return name.matches("[A-Za-z.-]{1,60}")
                ? "the " + what + " " + Quoted.of(name)
                : "a " + what + " with an unusual name of " + name.length() + " characters";
    }

    private String suggestion(String name, String prefix) {
        return DidYouMean.nearest(name, known)
                .map(nearest -> " Did you mean " + Quoted.of(prefix + nearest) + "?")
                .orElse("");
    }

    private static String subject(Parameter parameter) {
        return "Parameter " + Quoted.of(parameter.getName()) + " (in a pom, or -D" + PREFIX + parameter.getName() + ")";
    }

    private static boolean isSwitch(Parameter parameter) {
        return parameter.getType().equals("boolean") || parameter.getType().equals("java.lang.Boolean");
    }

    private static boolean isList(Parameter parameter) {
        return parameter.getType().startsWith("java.util.List");
    }

    private @Nullable Xpp3Dom literal(Parameter parameter) {
        return pom == null ? null : pom.getChild(parameter.getName());
    }

    private @Nullable String property(Parameter parameter) {
        for (Properties some : properties) {
            String written = some.getProperty(PREFIX + parameter.getName());
            if (written != null) {
                return written;
            }
        }
        return null;
    }

    /** Each expression alone: within other text Maven writes "null" for one that it can't resolve in a property. */
    private boolean isUnresolved(@Nullable String written) {
        return written != null
                && EXPRESSION.matcher(written).results().anyMatch(expression -> {
                    String value = evaluate(expression.group());
                    return value == null || value.contains("${");
                });
    }

    private @Nullable String value(Parameter parameter) {
        Xpp3Dom literal = literal(parameter);
        String written = literal == null ? property(parameter) : literal.getValue();
        return written == null ? null : evaluate(written);
    }

    private @Nullable String evaluate(String written) {
        try {
            Object value = evaluator.evaluate(written);
            return value == null ? null : value.toString();
        } catch (ExpressionEvaluationException e) {
            return null;
        }
    }
}
