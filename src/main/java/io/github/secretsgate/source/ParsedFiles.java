package io.github.secretsgate.source;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What was parsed already of the files that the modules of a build share, such as a manifest in the root. A file is read again each
 * time, and parsed again if it has changed. Safe for several threads.
 */
public final class ParsedFiles {
    /** Modules share few files. What each has for itself isn't kept. */
    private static final int MOST = 16;

    private final Map<String, Document> documents = new ConcurrentHashMap<>();

    Document parse(Path root, SourceFile file, Format format) {
        String key = format + "\0" + root + "\0" + file.name(); // not a record, whose first hash takes Java 20 ms
        Document known = documents.get(key);
        if (known != null && known.file().text().equals(file.text())) {
            return known;
        }
        Document parsed = format.parse(file);
        if (known != null || documents.size() < MOST) {
            documents.put(key, parsed);
        }
        return parsed;
    }
}
