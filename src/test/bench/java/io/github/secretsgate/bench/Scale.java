package io.github.secretsgate.bench;

import io.github.secretsgate.Requests;
import io.github.secretsgate.gate.Gate;
import io.github.secretsgate.report.ReportFormat;
import io.github.secretsgate.report.RunIdentity;
import io.github.secretsgate.result.Report;
import java.io.IOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** How time and memory grow with the number of Workers, and with the size of a config. */
public final class Scale {
    private static final int RUNS = 5;
    private static final int BINDINGS = 20;
    private static final int SECRETS = 5_000;
    private static final String HEAP = "256m";

    private Scale() {}

    /** Prints the table; with arguments, what one run takes: its directory, and a pattern of Workers. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length > 0) {
            measure(Path.of(arguments[0]), List.of(arguments).subList(1, arguments.length));
            return;
        }
        System.out.println("| configs | heap limit | wall ms | CPU ms | peak heap MB |");
        System.out.println("|---|---:|---:|---:|---:|");
        for (int workers : List.of(10, 100, 1_000, 3_000)) {
            Path root = Files.createTempDirectory("scale");
            Repository.write(root, workers, BINDINGS, SECRETS);
            print(workers + " of " + BINDINGS + " bindings", List.of(root.toString(), "workers/*"));
        }
        Path large = Files.createTempDirectory("scale");
        Files.writeString(large.resolve("wrangler.toml"), Repository.config("large", 7_500, SECRETS));
        Files.writeString(large.resolve("secrets-store.yaml"), Repository.manifest(SECRETS));
        long size = Files.size(large.resolve("wrangler.toml")) / 1024;
        print("one of " + size + " KiB, 7,500 bindings", List.of(large.toString()));
    }

    private static void print(String what, List<String> run) throws IOException, InterruptedException {
        double[] row = Forked.medians(Scale.class, HEAP, run, RUNS);
        System.out.printf(Locale.ROOT, "| %s | %s | %.0f | %.0f | %.0f |%n", what, HEAP, row[0], row[1], row[2]);
    }

    private static void measure(Path root, List<String> includes) throws IOException {
        long start = System.nanoTime();
        Report report = Gate.check(Requests.including(root, includes));
        try (Writer out = Files.newBufferedWriter(root.resolve("report.json"))) {
            ReportFormat.JSON.write(report, RunIdentity.of("1.0.0"), out);
        }
        double wall = (System.nanoTime() - start) / 1e6;
        if (report.fails(true)) {
            throw new IllegalStateException(report.findings().toString());
        }
        long cpu =
                ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis();
        System.out.printf(Locale.ROOT, "%.1f %d %.1f%n", wall, cpu, peakHeap() / 1e6);
    }

    private static long peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }
}
