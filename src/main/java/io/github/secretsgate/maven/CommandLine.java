package io.github.secretsgate.maven;

import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/** The part of a build that the pipeline decides, whatever the repository holds: the command line and the environment. */
final class CommandLine {
    private static final String PREFIX = "secrets-store.";
    private static final String CONFIG = ".mvn/maven.config";

    /** The files that Maven 4 reads as it reads the command line. */
    private static final List<String> USER_PROPERTIES = List.of(".mvn/maven-user.properties", ".mvn/maven.properties");

    private static final String INCLUDES = "${includes}";
    private static final String VARIABLE = "SECRETS_STORE_ENFORCE";

    /** The parameters that locate Workers and reports. An enforced check fails for a config that they omit. */
    private static final Set<String> LEFT_TO_POMS =
            Set.of("config", "includes", "reports", "reportDirectory", "enforce");

    /** Values that only make a check stricter. */
    private static final Map<String, String> STRICTER =
            Map.of("requireConfig", "true", "placeholders", "reject", "failOnWarning", "true", "waivers", "reject");

    private final Properties properties;

    private CommandLine(Properties properties) {
        this.properties = properties;
    }

    /**
     * The command line, if it enforces the check; else null.
     *
     * @param environment gives the value of an environment variable
     * @param parameter whether the parameter "enforce" is set: one of them is enough
     * @param root the build's root
     */
    static @Nullable CommandLine enforcing(
            MavenSession session, UnaryOperator<@Nullable String> environment, boolean parameter, Path root)
            throws MojoFailureException {
        String variable = environment.apply(VARIABLE);
        boolean byVariable = "true".equals(variable);
        if (variable != null && !variable.isEmpty() && !byVariable && !"false".equals(variable)) {
            throw new MojoFailureException("The environment variable " + VARIABLE + " must be \"true\" or \"false\".");
        }
        Properties properties = session.getUserProperties();
        if (!parameter && !byVariable && !"true".equals(properties.getProperty(PREFIX + "enforce"))) {
            return null;
        }
        String file = setIn(root, PREFIX);
        if (file != null) {
            throw new MojoFailureException(file + " sets parameters of the check"
                    + (file.equals(CONFIG) ? "" : ", or includes a file that can")
                    + ". Where a pipeline enforces the check,"
                    + " only the command line can: move them there.");
        }
        return new CommandLine(properties);
    }

    /** The repository's file that sets such a property and that Maven reads like the command line; null if there is none. */
    private static @Nullable String setIn(Path root, String property) {
        if (mentions(root.resolve(CONFIG), property)) {
            return CONFIG;
        }
        return USER_PROPERTIES.stream()
                .filter(name -> mentions(root.resolve(name), property) || sets(root.resolve(name), property))
                .findFirst()
                .orElse(null);
    }

    /** Returns whether a file of properties sets one, however it is escaped, or reads other files, which could be anywhere. */
    private static boolean sets(Path file, String property) {
        Properties properties = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                return true; // it could
            }
        }
        return properties.stringPropertyNames().stream()
                .anyMatch(name -> name.startsWith(property) || name.equals(INCLUDES));
    }

    private static boolean mentions(Path file, String text) {
        try {
            return Files.exists(file) && Files.readString(file).contains(text);
        } catch (IOException e) {
            return true; // it could
        }
    }

    /** Returns whether the command line gives a parameter this value, and no file of the repository can have done it. */
    static boolean gives(MavenSession session, String parameter, String value) {
        String property = PREFIX + parameter;
        File root = session.getRequest().getMultiModuleProjectDirectory();
        return value.equals(session.getUserProperties().getProperty(property))
                && (root == null || setIn(root.toPath(), property) == null);
    }

    /** A parameter's value on the command line; null if it has none. */
    @Nullable
    String value(String parameter) {
        return properties.getProperty(PREFIX + parameter);
    }

    /** Returns whether a parameter is as the pom writes it. */
    boolean leaves(String parameter, @Nullable Xpp3Dom written) {
        boolean stricter = written != null
                && STRICTER.containsKey(parameter)
                && STRICTER.get(parameter).equals(written.getValue());
        return value(parameter) == null && (LEFT_TO_POMS.contains(parameter) || stricter);
    }

    static boolean isProperty(MavenProject module, String parameter) {
        return module.getProperties().getProperty(PREFIX + parameter) != null;
    }
}
