package io.github.secretsgate.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the check adds to a build: whole runs of Maven in turn, of one project with another plugin bound and with this one.
 * Needs the plugin in the local repository.
 */
public final class WholeBuilds {
    private static final int RUNS = 15;

    private WholeBuilds() {}

    /**
     * Prints the table.
     *
     * @param arguments the plugin's version, and how Maven is called
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Map<String, Path> projects = new LinkedHashMap<>();
        projects.put("nothing bound", project(""));
        projects.put(
                "maven-clean-plugin bound, skipping",
                project(plugin(
                        "org.apache.maven.plugins", "maven-clean-plugin", "3.5.0", "clean", "<skip>true</skip>")));
        projects.put("check bound, skipping", project(ours(arguments[0], "<skip>true</skip>")));
        projects.put("check bound, reports json", project(ours(arguments[0], "<reports>json</reports>")));
        projects.put("check bound, default reports", project(ours(arguments[0], "")));
        Map<String, WholeProcess> builds = new LinkedHashMap<>();
        projects.forEach((what, project) ->
                builds.put(what, new WholeProcess(arguments[1] + " -o -q verify", project, Map.of())));
        WholeProcess.print("mvn -o -q verify, one module", WholeProcess.inTurn(builds, RUNS));
    }

    private static Path project(String plugin) throws IOException {
        Path project = Files.createTempDirectory("build");
        Files.writeString(project.resolve("wrangler.toml"), Repository.config("orders", 10, 50));
        Files.writeString(project.resolve("secrets-store.yaml"), Repository.manifest(50));
        Files.writeString(project.resolve("pom.xml"), """
                <project>
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>bench</groupId>
                  <artifactId>bench</artifactId>
                  <version>1</version>
                  <packaging>pom</packaging>
                  <build><plugins>%s</plugins></build>
                </project>
                """.formatted(plugin));
        return project;
    }

    private static String ours(String version, String configuration) {
        return plugin("io.github.secretsgate", "secrets-store-maven-plugin", version, "check", configuration);
    }

    private static String plugin(String group, String artifact, String version, String goal, String configuration) {
        return """
                <plugin>
                  <groupId>%s</groupId>
                  <artifactId>%s</artifactId>
                  <version>%s</version>
                  <executions>
                    <execution>
                      <phase>verify</phase>
                      <goals><goal>%s</goal></goals>
                      <configuration>%s</configuration>
                    </execution>
                  </executions>
                </plugin>
                """.formatted(group, artifact, version, goal, configuration);
    }
}
