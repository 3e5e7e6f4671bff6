package io.github.secretsgate.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A process that stays: it reads as many configs as a line of its input says, and answers with bindings and milliseconds. */
final class Answering implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;
    private final Writer in;

    Answering(List<String> command, Path directory, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        process = builder.start();
        out = process.inputReader(UTF_8);
        in = process.outputWriter(UTF_8);
    }

    /** The milliseconds that it says it took. */
    double read(int configs, int bindings) throws IOException {
        in.write(configs + "\n");
        in.flush();
        String answer = String.valueOf(out.readLine());
        if (!answer.startsWith(bindings + " ")) {
            throw new IOException("Expected " + bindings + " bindings in " + configs + " configs: " + answer);
        }
        return Double.parseDouble(answer.substring(answer.indexOf(' ')));
    }

    @Override
    public void close() throws IOException {
        in.close(); // it ends with its input
        out.close();
        process.onExit().join();
    }
}
