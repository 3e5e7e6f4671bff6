package io.github.secretsgate.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Fresh virtual machines: what a build waits for is code that nobody has run before. */
final class Forked {
    private Forked() {}

    /** How a machine is started for a main class. */
    static List<String> command(Class<?> main, String heap, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx" + heap,
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(arguments);
        return command;
    }

    /** What a main class prints in a machine of its own, word by word. */
    static String[] run(Class<?> main, String heap, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = command(main, heap, arguments);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("A run failed: " + String.join(" ", command));
        }
        return out.trim().split("\\s+");
    }

    /** The medians of each figure that a main class prints. */
    static double[] medians(Class<?> main, String heap, List<String> arguments, int runs)
            throws IOException, InterruptedException {
        List<double[]> figures = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            figures.add(Arrays.stream(run(main, heap, arguments))
                    .mapToDouble(Double::parseDouble)
                    .toArray());
        }
        double[] medians = new double[figures.get(0).length];
        for (int i = 0; i < medians.length; i++) {
            int column = i;
            medians[i] =
                    figures.stream().mapToDouble(row -> row[column]).sorted().toArray()[runs / 2];
        }
        return medians;
    }
}
