package io.github.secretsgate.bench;

import io.github.secretsgate.Requests;
import io.github.secretsgate.gate.Gate;
import io.github.secretsgate.report.Colors;
import io.github.secretsgate.report.ConsoleReport;
import io.github.secretsgate.report.ReportFormat;
import io.github.secretsgate.report.RunIdentity;
import io.github.secretsgate.result.Report;
import io.github.secretsgate.source.Document;
import io.github.secretsgate.source.Format;
import io.github.secretsgate.source.SourceReader;
import java.io.IOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.tomlj.Toml;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

/** Where the time of one check goes, in a virtual machine that has run none of it before. */
public final class Phases {
    private static final int RUNS = 11;
    private static final List<String> OURS = List.of(
            "read the config (TOML)", "read the manifest (YAML)", "decide", "console", "report.json", "report.html");
    private static final List<String> PARSERS = List.of("tomlj alone", "snakeyaml alone");

    private static long start;
    private static long classes;

    private Phases() {}

    /** Prints the table; with arguments, the milliseconds and classes of each phase: {@code ours} or {@code parsers}, a directory. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length > 0) {
            Path root = Path.of(arguments[1]);
            begin();
            if (arguments[0].equals("ours")) {
                ours(root);
            } else {
                parsers(root);
            }
            return;
        }
        Path root = Files.createTempDirectory("phases");
        Files.writeString(root.resolve("wrangler.toml"), Repository.config("orders", 10, 50));
        Files.writeString(root.resolve("secrets-store.yaml"), Repository.manifest(50));
        System.out.println("| phase | ms | classes loaded |");
        System.out.println("|---|---:|---:|");
        print("ours", root, OURS);
        print("parsers", root, PARSERS);
    }

    private static void print(String what, Path root, List<String> phases) throws IOException, InterruptedException {
        double[] row = Forked.medians(Phases.class, "256m", List.of(what, root.toString()), RUNS);
        for (int i = 0; i < phases.size(); i++) {
            System.out.printf(Locale.ROOT, "| %s | %.0f | %.0f |%n", phases.get(i), row[2 * i], row[2 * i + 1]);
        }
    }

    private static void ours(Path root) throws IOException {
        SourceReader reader = new SourceReader(root);
        Document config = config(reader, root);
        end();
        Document manifest = manifest(reader, root);
        end();
        config(reader, root);
        manifest(reader, root);
        long readAgain = System.nanoTime() - start;
        begin();
        Report report = Gate.check(Requests.module(root));
        start += readAgain; // as the check does, of which only the rest is of interest
        end();
        int lines = ConsoleReport.lines(report, "report.html", Colors.OFF).size();
        end();
        write(report, root, ReportFormat.JSON);
        end();
        write(report, root, ReportFormat.HTML);
        end();
        if (config.unreadable() || manifest.unreadable() || lines == 0 || report.fails(true)) {
            throw new IllegalStateException(report.findings().toString());
        }
    }

    private static Document config(SourceReader reader, Path root) {
        return reader.readConfidential(root.resolve("wrangler.toml"), Format.TOML);
    }

    private static Document manifest(SourceReader reader, Path root) {
        return reader.readPublic(root.resolve("secrets-store.yaml"), Format.YAML);
    }

    private static void write(Report report, Path root, ReportFormat format) throws IOException {
        try (Writer out = Files.newBufferedWriter(root.resolve(format.fileName()))) {
            format.write(report, RunIdentity.of("1.0.0"), out);
        }
    }

    private static void parsers(Path root) throws IOException {
        boolean wrong = Toml.parse(root.resolve("wrangler.toml")).hasErrors();
        end();
        Object manifest = new Yaml(new LoaderOptions()).load(Files.readString(root.resolve("secrets-store.yaml")));
        end();
        if (wrong || manifest == null) {
            throw new IllegalStateException();
        }
    }

    private static void begin() {
        classes = ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount();
        start = System.nanoTime();
    }

    private static void end() {
        double milliseconds = (System.nanoTime() - start) / 1e6;
        long loaded = ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount() - classes;
        System.out.printf(Locale.ROOT, "%.1f %d%n", milliseconds, loaded);
        begin();
    }
}
