package io.github.secretsgate.init;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * For which Workers a manifest is wanted, as the parameters of the build say it.
 *
 * @param root the build's root, to which paths are relative
 * @param baseDirectory the directory of the pom, or the current one
 * @param withoutPom whether the run has no pom
 * @param config the one config; null to search
 * @param includes patterns of directories that are Workers; empty for the base directory
 * @param excludes patterns of directories that are not
 * @param manifest the manifest; null for the one that a check would find
 */
public record InitRequest(
        Path root,
        Path baseDirectory,
        boolean withoutPom,
        @Nullable Path config,
        List<String> includes,
        List<String> excludes,
        @Nullable Path manifest) {}
