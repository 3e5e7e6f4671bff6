package io.github.secretsgate.source;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A cache of parsed files that the modules of a build share, such as a manifest in the root. A file is read each time, and parsed
 * again only if it has changed. Thread-safe.
 */
public final class ParsedFiles {
    /** The limit of cached files. Modules share few files; later ones aren't cached. */
    private static final int MOST = 16;

    private final Map<String, Document> documents = new ConcurrentHashMap<>();

    Document parse(Path root, SourceFile file, Format format) {
        String key = format + "\0" + root + "\0" + file.name(); // not a record: its first hash takes 20 ms
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
