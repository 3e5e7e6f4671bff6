package io.github.secretsgate.report;

import io.github.secretsgate.gate.Report;
import java.io.IOException;
import java.io.Writer;

/** A rendering of a report as a file. */
public interface ReportFormat {
    /** The name of the file. */
    String fileName();

    /** Writes the report. */
    void write(Report report, Writer out) throws IOException;
}
