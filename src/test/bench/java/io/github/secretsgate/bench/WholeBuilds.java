package io.github.secretsgate.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the check adds to a build: whole runs of Maven in turn, of one project with another plugin bound and with this one.
 * Needs the plugin in the local repository, and a POSIX shell, which says how much CPU its children took.
 */
public final class WholeBuilds {
    private static final int RUNS = 15;
    private static final Pattern TIMES = Pattern.compile("(\\d+)m([\\d.]+)s (\\d+)m([\\d.]+)s\\s*$");

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
        Map<String, List<double[]>> figures = new LinkedHashMap<>();
        for (int run = 0; run <= RUNS; run++) {
            for (Map.Entry<String, Path> project : projects.entrySet()) {
                double[] figure = run(arguments[1], project.getValue());
                if (run > 0) { // the first one warms the disk's cache
                    figures.computeIfAbsent(project.getKey(), key -> new ArrayList<>())
                            .add(figure);
                }
            }
        }
        System.out.println("| mvn -o -q verify, one module | wall ms, median | least | CPU ms, median | least |");
        System.out.println("|---|---:|---:|---:|---:|");
        figures.forEach((what, rows) -> System.out.printf(
                Locale.ROOT,
                "| %s | %.0f | %.0f | %.0f | %.0f |%n",
                what,
                sorted(rows, 0)[RUNS / 2],
                sorted(rows, 0)[0],
                sorted(rows, 1)[RUNS / 2],
                sorted(rows, 1)[0]));
    }

    private static double[] sorted(List<double[]> rows, int column) {
        return rows.stream().mapToDouble(row -> row[column]).sorted().toArray();
    }

    private static double[] run(String maven, Path project) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = new ProcessBuilder("sh", "-c", maven + " -o -q verify && times")
                .directory(project.toFile())
                .redirectErrorStream(true)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        double wall = (System.nanoTime() - start) / 1e6;
        Matcher times = TIMES.matcher(out);
        if (process.waitFor() != 0 || !times.find()) {
            throw new IOException(out);
        }
        double[] parts = Arrays.stream(new int[] {1, 2, 3, 4})
                .mapToDouble(group -> Double.parseDouble(times.group(group)))
                .toArray();
        return new double[] {wall, (parts[0] * 60 + parts[1] + parts[2] * 60 + parts[3]) * 1_000};
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
