package io.github.secretsgate.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

/** smol-toml itself, in a Node process that is asked one document after the other. */
final class SmolToml implements Closeable {
    private static final Path DIRECTORY = Path.of("src", "test", "wrangler");
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final Process node;
    private final Writer questions;
    private final BufferedReader answers;

    private SmolToml(Process node) {
        this.node = node;
        this.questions = new OutputStreamWriter(node.getOutputStream(), UTF_8);
        this.answers = new BufferedReader(new InputStreamReader(node.getInputStream(), UTF_8));
    }

    /** Whether {@code npm ci} has installed it. */
    static boolean isInstalled() {
        return Files.isDirectory(DIRECTORY.resolve("node_modules/smol-toml"));
    }

    static SmolToml start() throws IOException {
        return new SmolToml(new ProcessBuilder("node", "smol-toml.mjs")
                .directory(DIRECTORY.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** The shape of what it reads, or that it refuses. */
    String read(String toml) throws IOException {
        questions.write(JSON.writeValueAsString(toml) + "\n");
        questions.flush();
        return answers.readLine();
    }

    @Override
    public void close() throws IOException {
        questions.close();
        node.destroy();
    }
}
