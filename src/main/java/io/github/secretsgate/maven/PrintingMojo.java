package io.github.secretsgate.maven;

import io.github.secretsgate.report.Colors;
import java.nio.charset.Charset;
import java.nio.file.InvalidPathException;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.fusesource.jansi.Ansi;
import org.jspecify.annotations.Nullable;

/** Makes printable whatever a goal logs, and whatever it fails with. Every goal extends it. */
abstract class PrintingMojo extends AbstractMojo {
    abstract void run() throws MojoExecutionException, MojoFailureException;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        try {
            run();
        } catch (MojoFailureException e) {
            throw new MojoFailureException(
                    PrintableLog.lines(String.valueOf(e.getMessage()), console()), printable(e.getCause()));
        } catch (MojoExecutionException e) {
            throw new MojoExecutionException(
                    PrintableLog.lines(String.valueOf(e.getMessage()), console()), printable(e.getCause()));
        } catch (InvalidPathException e) {
            throw new MojoFailureException(PrintableLog.lines(unusable(e), console()));
        }
    }

    private static String unusable(InvalidPathException e) {
        boolean unmappable = e.getReason().contains("unmappable");
        return "\"" + e.getInput() + "\" isn't a file name that can be used here: "
                + (unmappable ? "this Java can't name it. Set LC_ALL=C.UTF-8." : e.getReason() + ".");
    }

    /** Maven prints the messages of causes as well. */
    private static @Nullable Throwable printable(@Nullable Throwable cause) {
        if (cause == null) {
            return null;
        }
        Throwable printable =
                new Throwable(PrintableLog.lines(cause.toString(), console()), printable(cause.getCause()));
        printable.setStackTrace(cause.getStackTrace());
        return printable;
    }

    @Override
    public final Log getLog() {
        return new PrintableLog(super.getLog(), colors() == Colors.ON, console());
    }

    /** Maven keeps jansi at what -B, --color and style.color say, and shows it to plugins; if it doesn't, there are no colors. */
    static Colors colors() {
        try {
            return Ansi.isEnabled() ? Colors.ON : Colors.OFF;
        } catch (LinkageError e) {
            return Colors.OFF;
        }
    }

    /** The console's charset. Java before 19 has the second property, and neither if its output is no terminal. */
    static Charset console() {
        String name = System.getProperty("stdout.encoding", System.getProperty("sun.stdout.encoding"));
        try {
            return name == null ? Charset.defaultCharset() : Charset.forName(name);
        } catch (IllegalArgumentException e) {
            return Charset.defaultCharset();
        }
    }
}
