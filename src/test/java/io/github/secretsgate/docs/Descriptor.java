package io.github.secretsgate.docs;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the plugin offers to builds: its goals and their parameters, as Maven itself reads them. */
public final class Descriptor {
    static final String PROPERTY = "secrets-store.";

    private static final Xml PLUGIN = Xml.read(Path.of("target", "classes", "META-INF", "maven", "plugin.xml"));
    private static final Map<String, Map<String, Parameter>> GOALS = goals();

    /**
     * A parameter.
     *
     * @param property the property that sets it
     * @param list whether it takes several values
     * @param defaultValue empty if the descriptor has none
     */
    record Parameter(String name, String property, boolean list, String defaultValue) {}

    private Descriptor() {}

    public static String version() {
        return PLUGIN.text("version");
    }

    /** The coordinates without the version. */
    public static String coordinates() {
        return groupId() + ":" + artifactId();
    }

    static String groupId() {
        return PLUGIN.text("groupId");
    }

    static String artifactId() {
        return PLUGIN.text("artifactId");
    }

    static Set<String> goalNames() {
        return GOALS.keySet();
    }

    /** The parameters of a goal by name. */
    static Map<String, Parameter> parameters(String goal) {
        return GOALS.get(goal);
    }

    /** The parameters of some goals, or of all if there are none, by name. */
    static Map<String, Parameter> parametersOf(Set<String> goals) {
        Map<String, Parameter> parameters = new TreeMap<>();
        GOALS.forEach((goal, its) -> {
            if (goals.isEmpty() || goals.contains(goal)) {
                parameters.putAll(its);
            }
        });
        return parameters;
    }

    public static Set<String> properties(Set<String> goals) {
        return parametersOf(goals).values().stream().map(Parameter::property).collect(Collectors.toSet());
    }

    private static Map<String, Map<String, Parameter>> goals() {
        Map<String, Map<String, Parameter>> goals = new LinkedHashMap<>();
        for (Xml mojo : PLUGIN.all("mojo")) {
            Map<String, Parameter> parameters = new TreeMap<>();
            for (Xml parameter : mojo.childrenOf("configuration")) {
                String property = parameter.text().replaceAll("^\\$\\{(.*)}$", "$1");
                boolean list = parameter.attribute("implementation").equals("java.util.List");
                parameters.put(
                        parameter.name(),
                        new Parameter(parameter.name(), property, list, parameter.attribute("default-value")));
            }
            goals.put(mojo.text("goal"), parameters);
        }
        return goals;
    }
}
