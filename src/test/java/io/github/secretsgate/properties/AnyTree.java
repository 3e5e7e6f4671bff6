package io.github.secretsgate.properties;

import io.github.secretsgate.Requests;
import io.github.secretsgate.gate.Gate;
import io.github.secretsgate.result.Report;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What holds for every directory with configs and Build Output: one text, in which {@value #HEADER} and a path begin a file. */
final class AnyTree {
    static final String MANIFEST = """
            caller: { token: Edit }
            previews: { caller: { token: Read } }
            stores:
              - id: 8f7a1cdced6342c18d223ece462fd88d
                secrets: { api_key: [workers], key: [workers], stripe_key: [workers, ai_gateway], mail_key: [dex] }
            """;

    private static final String HEADER = "=== ";
    private static final String NAME = "(?!\\.{1,2}(/|$))[\\w.-]{1,40}";
    private static final String PATH = NAME + "(/" + NAME + "){0,8}";

    private final Path root;

    /** @param directory one in which this can make and delete a directory */
    AnyTree(Path directory) {
        this.root = directory.resolve("tree");
    }

    /** The text for a tree. */
    static String text(Map<String, String> files) {
        return files.entrySet().stream()
                .map(file -> HEADER + file.getKey() + "\n" + file.getValue() + "\n")
                .collect(Collectors.joining());
    }

    void check(byte[] input) throws IOException {
        String text = new String(input, StandardCharsets.ISO_8859_1); // each byte is kept
        Files.createDirectory(root);
        try {
            List<Path> written = new ArrayList<>();
            for (String file : ("\n" + text).split("\n" + HEADER, -1)) {
                int line = file.indexOf('\n');
                String name = line < 0 ? file : file.substring(0, line);
                if (name.matches(PATH)
                        && write(root.resolve(name), file.substring(line < 0 ? file.length() : line + 1))) {
                    written.add(root.resolve(name));
                }
            }
            Report report = AnyInput.checked(() -> Gate.check(Requests.module(root)), input.length);
            for (Path file : written) {
                isReported(file, report);
            }
        } finally {
            delete();
        }
    }

    /** A Worker of Build Output that has something to deploy, and a config of which wrangler finds no other. */
    private void isReported(Path file, Report report) throws IOException {
        String name = root.relativize(file).toString().replace('\\', '/');
        if (name.matches("\\.cloudflare/output/v[01]/workers/[^/]*/worker\\.config\\.json")) {
            boolean deployed = Files.isDirectory(file.resolveSibling("bundle"))
                    || Files.isDirectory(file.resolveSibling("assets"));
            if (deployed) {
                DeclaredDeployments.ofBuildOutput(report, name);
            }
        }
    }

    /** Returns whether it was written: a file can't be in another file. */
    private static boolean write(Path file, String latin) throws IOException {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, latin.getBytes(StandardCharsets.ISO_8859_1));
            return true;
        } catch (FileSystemException e) {
            return false;
        }
    }

    private void delete() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
