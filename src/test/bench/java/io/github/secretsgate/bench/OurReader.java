package io.github.secretsgate.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.secretsgate.finding.Environment;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.source.SourceReader;
import io.github.secretsgate.wrangler.Deployment;
import io.github.secretsgate.wrangler.SearchRequest;
import io.github.secretsgate.wrangler.WorkerSearch;
import io.github.secretsgate.wrangler.WranglerConfig;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What {@code src/test/wrangler/time-reader.cjs} does with wrangler's reader, with this project's. */
public final class OurReader {
    private OurReader() {}

    /**
     * Answers each line of its input.
     *
     * @param arguments the directory of the configs
     */
    public static void main(String[] arguments) throws IOException {
        Path root = Path.of(arguments[0]);
        List<Path> files;
        try (Stream<Path> directories = Files.list(root)) {
            files = directories
                    .sorted()
                    .map(directory -> directory.resolve("wrangler.toml"))
                    .toList();
        }
        SourceReader reader = new SourceReader(root);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        for (String count = in.readLine(); count != null; count = in.readLine()) {
            long start = System.nanoTime();
            int bindings = 0;
            for (Path file : files.subList(0, Integer.parseInt(count))) {
                bindings += bindingsOf(reader, root, file);
            }
            System.out.println(bindings + " " + (System.nanoTime() - start) / 1e6);
        }
    }

    private static int bindingsOf(SourceReader reader, Path root, Path file) {
        WorkerSearch search = new WorkerSearch(reader, new SearchRequest(root, false, file, List.of(), List.of()));
        search.find();
        WranglerConfig config = search.configs().get(0);
        Deployment deployment = config.deployment(Environment.TOP_LEVEL);
        if (Stream.of(search.findings(), config.findings(), deployment.findings())
                .flatMap(List::stream)
                .anyMatch(Finding::fails)) {
            throw new IllegalStateException(file.toString());
        }
        return deployment.bindings().size();
    }
}
