package io.github.secretsgate.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * This project beside wrangler, of the version in {@code src/test/wrangler}, in one run: its reader and ours on the same configs,
 * and a whole dry run and a whole check in the same directory. Needs {@code npm ci} there, the plugin in the local repository,
 * and a POSIX shell. Nothing that it starts talks to a network.
 */
public final class SideBySide {
    private static final int ROUNDS = 7;
    private static final int CONFIGS = 200;
    private static final int BINDINGS = 20;
    private static final int PASSES = 12;
    private static final String NPX = "npx wrangler deploy --dry-run";
    private static final String CHECK = "mvn -o -B …:check, no pom.xml";

    private final Path wrangler;
    private final Path work;
    private final Map<String, String> environment;

    private SideBySide(Path wrangler) throws IOException {
        this.wrangler = wrangler;
        this.work = Files.createTempDirectory("side-by-side").toRealPath();
        this.environment = environment();
    }

    /**
     * Prints the tables.
     *
     * @param arguments the directory of wrangler, the plugin's version, and how Maven is called
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path wrangler = Path.of(arguments[0]).toAbsolutePath();
        if (!Files.exists(wrangler.resolve("node_modules/wrangler/wrangler-dist/cli.js"))
                || !Files.exists(wrangler.resolve("node_modules/node/bin/node"))) {
            System.err.println("wrangler is not installed in " + wrangler + ": run `npm ci` there first");
            System.exit(2);
        }
        SideBySide bench = new SideBySide(wrangler);
        bench.readers();
        bench.processes(arguments[1], arguments[2]);
    }

    private void readers() throws IOException {
        Path configs = work.resolve("configs");
        for (int i = 0; i < CONFIGS; i++) {
            Path directory = Files.createDirectories(configs.resolve("w%05d".formatted(i)));
            Files.writeString(directory.resolve("wrangler.toml"), Repository.config("w" + i, BINDINGS, 5_000));
        }
        List<double[]> theirs = new ArrayList<>();
        List<double[]> ours = new ArrayList<>();
        for (int round = 0; round <= ROUNDS; round++) {
            double[][] figures = round(configs.toString());
            if (round > 0) { // the first one warms the disk's cache
                theirs.add(figures[0]);
                ours.add(figures[1]);
            }
        }
        System.out.printf(
                "| %d configs of %d bindings | wrangler's reader, ms | ours, ms | theirs / ours |%n",
                CONFIGS, BINDINGS);
        System.out.println("|---|---:|---:|---:|");
        List<String> rows = List.of(
                "from nothing to the first config read",
                "each config, the first time through",
                "each config, the " + PASSES + "th time through");
        for (int i = 0; i < rows.size(); i++) {
            double their = WholeProcess.sorted(theirs, i)[ROUNDS / 2];
            double our = WholeProcess.sorted(ours, i)[ROUNDS / 2];
            System.out.printf(Locale.ROOT, "| %s | %.2f | %.2f | %.2f |%n", rows.get(i), their, our, their / our);
        }
    }

    /** A process of each, which take turns: the start, and a config in the first pass and in the last. */
    private double[][] round(String configs) throws IOException {
        List<List<String>> commands = List.of(
                List.of(node(), wrangler.resolve("time-reader.cjs").toString(), configs),
                Forked.command(OurReader.class, "256m", List.of(configs)));
        List<Answering> readers = new ArrayList<>();
        double[][] figures = new double[2][3];
        try {
            for (int i = 0; i < 2; i++) {
                long start = System.nanoTime();
                readers.add(new Answering(commands.get(i), work, i == 0 ? environment : Map.of()));
                readers.get(i).read(1, BINDINGS);
                figures[i][0] = (System.nanoTime() - start) / 1e6;
            }
            for (int pass = 1; pass <= PASSES; pass++) {
                for (int i = 0; i < 2; i++) {
                    double each = readers.get(i).read(CONFIGS, CONFIGS * BINDINGS) / CONFIGS;
                    figures[i][1] = pass == 1 ? each : figures[i][1];
                    figures[i][2] = each;
                }
            }
        } finally {
            for (Answering reader : readers) {
                reader.close();
            }
        }
        return figures;
    }

    private void processes(String version, String maven) throws IOException, InterruptedException {
        Path project = Files.createDirectories(work.resolve("project"));
        Files.writeString(project.resolve("wrangler.toml"), Repository.config("orders", 10, 50));
        Files.writeString(project.resolve("secrets-store.yaml"), Repository.manifest(50));
        Files.writeString(project.resolve("package.json"), "{\"private\": true}\n");
        Files.writeString(
                Files.createDirectories(project.resolve("src")).resolve("index.ts"),
                "export default { fetch() { return new Response(\"ok\"); } };\n");
        Files.createSymbolicLink(project.resolve("node_modules"), wrangler.resolve("node_modules"));
        Map<String, String> uncached = new HashMap<>(environment);
        uncached.remove("NODE_COMPILE_CACHE");
        String cli =
                wrangler.resolve("node_modules/wrangler/wrangler-dist/cli.js").toString();
        String check = maven + " -o -B io.github.secretsgate:secrets-store-maven-plugin:" + version + ":check";
        Map<String, WholeProcess> processes = new LinkedHashMap<>();
        processes.put(NPX, new WholeProcess(NPX, project, uncached));
        processes.put("the same, compiled before", new WholeProcess(NPX, project, environment));
        processes.put(
                "the same, without npx",
                new WholeProcess("'%s' '%s' deploy --dry-run".formatted(node(), cli), project, environment));
        processes.put(CHECK, new WholeProcess(check, project, Map.of()));
        processes.put("the same, skipping", new WholeProcess(check + " -Dsecrets-store.skip=true", project, Map.of()));
        Map<String, double[]> rows = WholeProcess.inTurn(processes, ROUNDS);
        System.out.println();
        WholeProcess.print("one Worker of 10 bindings", rows);
        double[] ours = rows.getOrDefault(CHECK, new double[0]);
        System.out.println();
        System.out.println("| divided by the check's | wall | CPU |");
        System.out.println("|---|---:|---:|");
        rows.forEach((what, row) ->
                System.out.printf(Locale.ROOT, "| %s | %.2f | %.2f |%n", what, row[0] / ours[0], row[2] / ours[2]));
    }

    private String node() {
        return wrangler.resolve("node_modules/node/bin/node").toString();
    }

    /** As ask.mjs sets it: no network, no login, and what Node compiled is kept for the next run. */
    private Map<String, String> environment() throws IOException {
        return Map.ofEntries(
                Map.entry("PATH", System.getenv("PATH")),
                Map.entry("HOME", Files.createDirectory(work.resolve("home")).toString()),
                Map.entry("TMPDIR", Files.createDirectory(work.resolve("tmp")).toString()),
                Map.entry("NODE_COMPILE_CACHE", work.resolve("compile-cache").toString()),
                Map.entry("NODE_OPTIONS", "--require \"" + wrangler.resolve("no-network.cjs") + "\""),
                Map.entry("NO_COLOR", "1"),
                Map.entry("CI", "true"),
                Map.entry("CLOUDFLARE_API_TOKEN", "dummy"),
                Map.entry("CLOUDFLARE_ACCOUNT_ID", "dummy"),
                Map.entry("WRANGLER_SEND_METRICS", "false"),
                Map.entry("WRANGLER_SEND_ERROR_REPORTS", "false"),
                Map.entry("WRANGLER_HIDE_BANNER", "true"),
                Map.entry("WRANGLER_LOG_PATH", work.resolve("logs").toString()));
    }
}
