package io.github.secretsgate.cloudflare;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secretsgate.Requests;
import io.github.secretsgate.gate.Gate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A check without live does not even load what could go online. */
class OfflineTest {
    @Test
    void theHttpClientIsNotLoaded() throws IOException, InterruptedException {
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Offline.class.getName())
                .redirectErrorStream(true)
                .start();
        String loaded = new String(java.getInputStream().readAllBytes(), UTF_8);
        assertEquals(0, java.waitFor(), loaded);
        assertTrue(loaded.contains(Gate.class.getName()), "the check was made");
        assertEquals(
                List.of(),
                loaded.lines().filter(line -> line.contains("java.net.http")).toList());
    }

    /** The program that is looked at. */
    static final class Offline {
        public static void main(String[] arguments) {
            Path root = Path.of("src/test/resources/gate/passes").toAbsolutePath();
            var report = Gate.check(Requests.module(root));
            System.exit(report.fails(true) ? 1 : 0);
        }
    }
}
