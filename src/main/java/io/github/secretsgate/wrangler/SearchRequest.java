package io.github.secretsgate.wrangler;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The search for a build's Workers, from its parameters.
 *
 * @param base the directory to search in: the module's, or the current one
 * @param above whether wrangler's search continues above it, as in a run without a pom
 * @param config the only config to read; null to search
 * @param includes patterns for the Workers' directories below the base; empty for the base itself
 * @param excludes patterns for directories to skip
 */
public record SearchRequest(
        Path base, boolean above, @Nullable Path config, List<String> includes, List<String> excludes) {
    /** Returns whether more than one directory can match. */
    public boolean several() {
        return !includes.isEmpty() || !excludes.isEmpty();
    }
}
