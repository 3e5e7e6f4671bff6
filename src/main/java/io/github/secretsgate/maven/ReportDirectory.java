package io.github.secretsgate.maven;

import io.github.secretsgate.gate.Report;
import io.github.secretsgate.report.JsonReport;
import io.github.secretsgate.report.ReportFormat;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;

/** The files of the report. */
final class ReportDirectory {
    private final Path directory;
    private final ReportFormat json;

    ReportDirectory(Path directory, String version) {
        this.directory = directory;
        this.json = new JsonReport(version);
    }

    /** Writes the report and returns its main file. */
    Path write(Report report) throws MojoExecutionException {
        Path file = directory.resolve(json.fileName());
        try {
            Files.createDirectories(directory);
            try (Writer out = Files.newBufferedWriter(file)) {
                json.write(report, out);
            }
            return file;
        } catch (IOException e) {
            throw new MojoExecutionException("The report " + file + " cannot be written: " + e + ".", e);
        }
    }

    /** Removes what an earlier run wrote, so that no report is stale. */
    void clear() throws MojoExecutionException {
        try {
            Files.deleteIfExists(directory.resolve(json.fileName()));
        } catch (IOException e) {
            throw new MojoExecutionException("The report of an earlier run cannot be removed: " + e + ".", e);
        }
    }
}
