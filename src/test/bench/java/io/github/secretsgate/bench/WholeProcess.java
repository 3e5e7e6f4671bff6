package io.github.secretsgate.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
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
 * A command as somebody types it, and what it takes. Needs a POSIX shell, which says how much CPU its children took.
 *
 * @param environment all variables that it gets; empty: those of this process
 */
record WholeProcess(String command, Path directory, Map<String, String> environment) {
    private static final Pattern TIMES = Pattern.compile("(\\d+)m([\\d.]+)s (\\d+)m([\\d.]+)s\\s*$");

    /** The columns of {@link #inTurn}. */
    static final String COLUMNS = "| wall ms, median | least | CPU ms, median | least |\n|---|---:|---:|---:|---:|";

    /** The medians and least of wall and CPU time, of processes that run in turn. */
    static Map<String, double[]> inTurn(Map<String, WholeProcess> processes, int rounds)
            throws IOException, InterruptedException {
        Map<String, List<double[]>> figures = new LinkedHashMap<>();
        for (int round = 0; round <= rounds; round++) {
            for (Map.Entry<String, WholeProcess> process : processes.entrySet()) {
                double[] figure = process.getValue().run();
                if (round > 0) { // the first one warms the disk's cache
                    figures.computeIfAbsent(process.getKey(), key -> new ArrayList<>())
                            .add(figure);
                }
            }
        }
        Map<String, double[]> rows = new LinkedHashMap<>();
        figures.forEach((what, runs) -> {
            double[] wall = sorted(runs, 0);
            double[] cpu = sorted(runs, 1);
            rows.put(what, new double[] {wall[rounds / 2], wall[0], cpu[rounds / 2], cpu[0]});
        });
        return rows;
    }

    static void print(String title, Map<String, double[]> rows) {
        System.out.println("| " + title + " " + COLUMNS);
        rows.forEach((what, row) -> System.out.printf(
                Locale.ROOT, "| %s | %.0f | %.0f | %.0f | %.0f |%n", what, row[0], row[1], row[2], row[3]));
    }

    static double[] sorted(List<double[]> rows, int column) {
        return rows.stream().mapToDouble(row -> row[column]).sorted().toArray();
    }

    private double[] run() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", command + " && times")
                .directory(directory.toFile())
                .redirectErrorStream(true);
        if (!environment.isEmpty()) {
            builder.environment().clear();
            builder.environment().putAll(environment);
        }
        long start = System.nanoTime();
        Process process = builder.start();
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
}
