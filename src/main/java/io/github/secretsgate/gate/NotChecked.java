package io.github.secretsgate.gate;

import org.jspecify.annotations.Nullable;

/**
 * A deployment that is left out on purpose.
 *
 * @param config the file
 * @param environment the environment; null is the top level
 * @param why the reason
 */
public record NotChecked(String config, @Nullable String environment, String why) {}
