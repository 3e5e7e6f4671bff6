package io.github.secretsgate.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Extension;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/** Maven's Build Cache Extension: by default it skips a check as "cached" although the config or the manifest has changed. */
final class BuildCache {
    private static final String EXTENSION = "maven-build-cache-extension";
    private static final int MOST_CHARACTERS = 1 << 20;

    // To the end of the file if it isn't closed: searching for an end from each beginning would take minutes.
    private static final Pattern COMMENT = Pattern.compile("<!--.*?(?:-->|\\z)", Pattern.DOTALL);
    private static final Pattern RUN_ALWAYS = Pattern.compile("<runAlways>.*?(?:</runAlways>|\\z)", Pattern.DOTALL);
    private static final String WARNED = "secrets-store warning of the build cache";

    private BuildCache() {}

    /** A warning, once in a build, if the extension is active and isn't told to run this plugin always. */
    static List<String> warnings(MavenSession session, MavenProject project, MojoExecution check, Path root) {
        Properties properties = session.getUserProperties();
        boolean off = "false".equals(properties.getProperty("maven.build.cache.enabled"));
        String named = properties.getProperty("maven.build.cache.configPath", ".mvn/maven-build-cache-config.xml");
        if (off || !isActive(project, root)) {
            return List.of();
        }
        String config = text(root.resolve(named));
        if (config.contains("<enabled>false</enabled>") || runs(config, check.getArtifactId())) {
            return List.of();
        }
        boolean first = session.getRepositorySession().getData().set(WARNED, null, true);
        return first
                ? List.of(
                        "Maven's Build Cache Extension is active. It skips this check as \"cached\" although the manifest or a"
                                + " config has changed. Add to " + named
                                + " below <executionControl>: <runAlways><plugins><plugin groupId=\""
                                + check.getGroupId() + "\" artifactId=\"" + check.getArtifactId()
                                + "\"/></plugins></runAlways>")
                : List.of();
    }

    private static boolean isActive(MavenProject project, Path root) {
        boolean active = text(root.resolve(".mvn/extensions.xml")).contains(EXTENSION);
        for (Extension extension : project.getBuildExtensions()) {
            active |= EXTENSION.equals(extension.getArtifactId());
        }
        return active;
    }

    /** Returns whether a configuration of the extension runs a plugin always. */
    static boolean runs(String config, String artifactId) {
        Matcher always = RUN_ALWAYS.matcher(config);
        return always.find()
                && Pattern.compile("artifactId\\s*+=\\s*+[\"']" + artifactId + "[\"']")
                        .matcher(always.group())
                        .find();
    }

    static String withoutComments(String xml) {
        return COMMENT.matcher(xml).replaceAll("");
    }

    /** The text of a file without comments; empty if it doesn't exist, or can't be read, which Maven reports. */
    private static String text(Path file) {
        try {
            return Files.isRegularFile(file) && Files.size(file) <= MOST_CHARACTERS
                    ? withoutComments(Files.readString(file))
                    : "";
        } catch (IOException e) {
            return "";
        }
    }
}
