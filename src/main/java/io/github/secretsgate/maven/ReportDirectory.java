package io.github.secretsgate.maven;

import io.github.secretsgate.report.ReportFormat;
import io.github.secretsgate.result.Report;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.aether.SessionData;
import org.jspecify.annotations.Nullable;

/** The files of the report. Of the executions of a build, one writes to a directory. */
final class ReportDirectory {
    private final Path directory;
    private final String owner;
    private final SessionData build;

    /**
     * @param owner the execution that writes, as people know it
     * @param build what the executions of this build share, also with {@code -T}
     */
    ReportDirectory(Path directory, String owner, SessionData build) {
        this.directory = directory.toAbsolutePath().normalize();
        this.owner = owner;
        this.build = build;
    }

    /** The file to look at first. */
    Path file(List<String> names) {
        return directory.resolve(ReportFormat.chosen(names).iterator().next().fileName());
    }

    /**
     * Writes the report in these formats and removes it in others; returns a sentence for each that cannot be.
     *
     * @param version the plugin's version
     */
    List<String> write(Report report, List<String> names, String version) {
        String other = build.set(key(), null, owner) ? null : otherOwner();
        if (other != null) {
            return List.of("The directory " + directory + " holds the reports of " + other
                    + ", which would be overwritten. Give each execution a reportDirectory of its own.");
        }
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            return List.of("The reports cannot be written to the directory " + directory + ": " + e + ".");
        }
        Set<ReportFormat> chosen = ReportFormat.chosen(names);
        List<String> undone = new ArrayList<>();
        for (ReportFormat format : ReportFormat.values()) {
            Path file = directory.resolve(format.fileName());
            boolean wanted = chosen.contains(format);
            try {
                if (wanted) {
                    write(report, format, version, file);
                } else {
                    Files.deleteIfExists(file);
                }
            } catch (IOException | RuntimeException e) {
                undone.add("The report " + file + " cannot be " + (wanted ? "written: " : "removed: ") + e + ".");
            }
        }
        return undone;
    }

    /** Removes what an earlier run wrote, so that no report is stale; returns a sentence if it can't be, else null. */
    @Nullable
    String clear() {
        if (otherOwner() != null) {
            return null;
        }
        try {
            for (ReportFormat format : ReportFormat.values()) {
                Files.deleteIfExists(directory.resolve(format.fileName()));
            }
            return null;
        } catch (IOException e) {
            return "The report of an earlier run can't be removed: " + e + ".";
        }
    }

    private @Nullable String otherOwner() {
        Object first = build.get(key());
        return first == null || first.equals(owner) ? null : first.toString();
    }

    private String key() {
        return "secrets-store reports in " + directory;
    }

    /** Whole or not at all: nobody should upload half a report, or that of an earlier run. */
    private void write(Report report, ReportFormat format, String version, Path file) throws IOException {
        Path unfinished = directory.resolve(format.fileName() + ".unfinished");
        Files.deleteIfExists(file);
        try {
            // Unlike Files.newBufferedWriter, this takes half a surrogate pair, which JSON can name: it becomes "?".
            try (Writer out = new BufferedWriter(
                    new OutputStreamWriter(Files.newOutputStream(unfinished), StandardCharsets.UTF_8))) {
                format.write(report, version, out);
            }
            Files.move(unfinished, file);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
