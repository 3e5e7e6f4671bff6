package io.github.secretsgate.maven;

import io.github.secretsgate.gate.Report;
import io.github.secretsgate.report.ReportFormat;
import io.github.secretsgate.report.ReportFormats;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;

/** The files of the report. */
final class ReportDirectory {
    private final Path directory;
    private final ReportFormats formats;
    private final boolean taken;

    /** @param taken whether another execution of this build writes its reports there */
    ReportDirectory(Path directory, ReportFormats formats, boolean taken) {
        this.directory = directory;
        this.formats = formats;
        this.taken = taken;
    }

    /** The file to look at first. */
    Path file(List<String> names) {
        return directory.resolve(formats.chosen(names).get(0).fileName());
    }

    /** Writes the report in these formats and removes it in others; returns a sentence for each that cannot be written. */
    List<String> write(Report report, List<String> names) {
        if (taken) {
            return List.of("The directory " + directory + " has the reports of another execution of this build, which"
                    + " would be overwritten. Give each execution a reportDirectory of its own.");
        }
        List<ReportFormat> chosen = formats.chosen(names);
        List<String> unwritten = new ArrayList<>();
        for (ReportFormat format : formats.all()) {
            Path file = directory.resolve(format.fileName());
            try {
                if (chosen.contains(format)) {
                    write(report, format, file);
                } else {
                    Files.deleteIfExists(file);
                }
            } catch (IOException | RuntimeException e) {
                unwritten.add("The report " + file + " cannot be written: " + e + ".");
            }
        }
        return unwritten;
    }

    /** Removes what an earlier run wrote, so that no report is stale. */
    void clear() throws MojoExecutionException {
        try {
            for (ReportFormat format : taken ? List.<ReportFormat>of() : formats.all()) {
                Files.deleteIfExists(directory.resolve(format.fileName()));
            }
        } catch (IOException e) {
            throw new MojoExecutionException("The report of an earlier run cannot be removed: " + e + ".", e);
        }
    }

    /** Whole or not at all: nobody should upload half a report. */
    private void write(Report report, ReportFormat format, Path file) throws IOException {
        Files.createDirectories(directory);
        Path unfinished = directory.resolve(format.fileName() + ".unfinished");
        try {
            // Unlike Files.newBufferedWriter, this takes half a surrogate pair, which JSON can name: it becomes "?".
            try (Writer out = new BufferedWriter(
                    new OutputStreamWriter(Files.newOutputStream(unfinished), StandardCharsets.UTF_8))) {
                format.write(report, out);
            }
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
