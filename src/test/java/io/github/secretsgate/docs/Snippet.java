package io.github.secretsgate.docs;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A piece of code on a page.
 *
 * @param line where it begins
 * @param language what its fence says; empty if that says nothing
 */
record Snippet(Path file, int line, String language, String text) {
    /** The directory in which a reader would try it: the page's, if that is a build, else the root. */
    Path directory() {
        Path parent = file.getParent();
        return parent != null && Files.exists(parent.resolve("pom.xml")) ? parent : Path.of("");
    }

    @Override
    public String toString() {
        return file.toString().replace('\\', '/') + ":" + line + " " + language;
    }
}
