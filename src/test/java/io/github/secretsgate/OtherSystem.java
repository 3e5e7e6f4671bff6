package io.github.secretsgate;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** File systems in memory with the rules of other operating systems for names, and an empty build in each. */
public enum OtherSystem {
    /** Drives {@code C:} and {@code D:}, and a share of another host. Names differ by more than their case. */
    WINDOWS("C:\\work"),

    /** Names differ by more than their case, and an umlaut is the same in one character as in two. */
    MACOS("/work");

    private final String build;

    OtherSystem(String build) {
        this.build = build;
    }

    /** The root of a build on a new file system. Close that of the path. */
    public Path build() throws IOException {
        FileSystem files = Jimfs.newFileSystem(rules());
        return Files.createDirectories(files.getPath(build));
    }

    private Configuration rules() {
        return this == WINDOWS
                ? Configuration.windows().toBuilder()
                        .setRoots("C:\\", "D:\\", "\\\\host\\share\\", "\\\\.\\pipe\\")
                        .build()
                : Configuration.osX();
    }

    /** Writes a file with the line ends that editors use there. */
    public Path write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, this == WINDOWS ? text.replace("\n", "\r\n") : text);
    }

    /** Copies a directory from this machine, byte for byte, or with the line ends of the other. */
    public void copy(Path from, Path to, List<String> texts) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Path copy = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(copy);
                } else if (texts.stream().anyMatch(path.toString()::endsWith)) {
                    write(copy, new String(Files.readAllBytes(path), StandardCharsets.UTF_8).replace("\r\n", "\n"));
                } else {
                    Files.write(copy, Files.readAllBytes(path));
                }
            }
        }
    }
}
