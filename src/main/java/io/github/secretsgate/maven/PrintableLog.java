package io.github.secretsgate.maven;

import io.github.secretsgate.report.Terminal;
import java.nio.charset.Charset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.plugin.logging.Log;

/** Maven's log with control characters made visible, so that no name in a file or an answer controls the terminal or the CI system. */
final class PrintableLog implements Log {
    /** The colors of the report, which are its own. */
    private static final Pattern COLOR = Pattern.compile("\u001b\\[(?:1|36|1;31|1;33)?m");

    private final Log log;
    private final boolean colors;
    private final Charset console;

    PrintableLog(Log log, boolean colors, Charset console) {
        this.log = log;
        this.colors = colors;
        this.console = console;
    }

    /** A string of several lines, such as an exception's message. */
    static String lines(String text, Charset console) {
        return String.join(
                "\n",
                text.lines()
                        .map(line -> Terminal.in(console, Terminal.printable(line)))
                        .toList());
    }

    private String line(CharSequence content) {
        String line = String.valueOf(content);
        StringBuilder printable = new StringBuilder(line.length());
        int done = 0;
        Matcher color = COLOR.matcher(line);
        while (colors && color.find()) {
            printable
                    .append(Terminal.printable(line.substring(done, color.start())))
                    .append(color.group());
            done = color.end();
        }
        return Terminal.in(
                console,
                printable.append(Terminal.printable(line.substring(done))).toString());
    }

    @Override
    public boolean isDebugEnabled() {
        return log.isDebugEnabled();
    }

    @Override
    public void debug(CharSequence content) {
        log.debug(line(content));
    }

    @Override
    public void debug(CharSequence content, Throwable error) {
        log.debug(line(content), error);
    }

    @Override
    public void debug(Throwable error) {
        log.debug(error);
    }

    @Override
    public boolean isInfoEnabled() {
        return log.isInfoEnabled();
    }

    @Override
    public void info(CharSequence content) {
        log.info(line(content));
    }

    @Override
    public void info(CharSequence content, Throwable error) {
        log.info(line(content), error);
    }

    @Override
    public void info(Throwable error) {
        log.info(error);
    }

    @Override
    public boolean isWarnEnabled() {
        return log.isWarnEnabled();
    }

    @Override
    public void warn(CharSequence content) {
        log.warn(line(content));
    }

    @Override
    public void warn(CharSequence content, Throwable error) {
        log.warn(line(content), error);
    }

    @Override
    public void warn(Throwable error) {
        log.warn(error);
    }

    @Override
    public boolean isErrorEnabled() {
        return log.isErrorEnabled();
    }

    @Override
    public void error(CharSequence content) {
        log.error(line(content));
    }

    @Override
    public void error(CharSequence content, Throwable error) {
        log.error(line(content), error);
    }

    @Override
    public void error(Throwable error) {
        log.error(error);
    }
}
