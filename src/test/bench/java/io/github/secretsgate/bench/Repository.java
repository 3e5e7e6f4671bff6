package io.github.secretsgate.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Repositories of any size, to measure with. */
final class Repository {
    private static final String STORE = "8f7a1cdced6342c18d223ece462fd88d";

    private Repository() {}

    /** Workers with so many bindings each, and a manifest of so many secrets, below an empty directory. */
    static void write(Path root, int workers, int bindings, int secrets) throws IOException {
        Files.createDirectories(root);
        for (int worker = 0; worker < workers; worker++) {
            Path directory = root.resolve("workers/w%05d".formatted(worker));
            Files.createDirectories(directory);
            Files.writeString(directory.resolve("wrangler.toml"), config("w" + worker, bindings, secrets));
        }
        Files.writeString(root.resolve("secrets-store.yaml"), manifest(secrets));
    }

    /** A config as teams have it: some settings, and the bindings. */
    static String config(String name, int bindings, int secrets) {
        return """
                name = "%s"
                main = "src/index.ts"
                compatibility_date = "2026-11-01"
                compatibility_flags = ["nodejs_compat"]
                workers_dev = false

                [vars]
                API_HOST = "api.example.com"
                LOG_LEVEL = "info"

                [observability]
                enabled = true

                """.formatted(name)
                + IntStream.range(0, bindings)
                        .mapToObj(i -> """
                                [[secrets_store_secrets]]
                                binding = "SECRET_%d"
                                store_id = "%s"
                                secret_name = "secret_%d"

                                """.formatted(i, STORE, (i * 7 + name.hashCode() % 97 + 97) % secrets))
                        .collect(Collectors.joining());
    }

    static String manifest(int secrets) {
        return "caller:\n  token: Account Secrets Store Edit\nstores:\n  - id: " + STORE + "\n    secrets:\n"
                + IntStream.range(0, secrets)
                        .mapToObj(i -> "      secret_" + i + ": [workers" + (i % 3 == 0 ? ", ai_gateway" : "") + "]\n")
                        .collect(Collectors.joining());
    }
}
