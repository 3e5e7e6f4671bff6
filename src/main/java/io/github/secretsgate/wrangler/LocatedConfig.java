package io.github.secretsgate.wrangler;

import io.github.secretsgate.finding.Finding;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The config that wrangler would deploy from a directory.
 *
 * @param config the file; null if there is none, or if the search failed
 * @param own the config that wrangler finds first, which a redirect may replace; null if there is none
 * @param redirected whether {@code .wrangler/deploy/config.json} names it
 * @param generated whether the directory contains only a build tool's output for a Worker elsewhere
 * @param auxiliary the configs of the build's auxiliary Workers, each deployed with {@code wrangler deploy -c}
 * @param findings the findings about the search
 */
public record LocatedConfig(
        @Nullable Path config,
        @Nullable Path own,
        boolean redirected,
        boolean generated,
        List<Path> auxiliary,
        List<Finding> findings) {}
