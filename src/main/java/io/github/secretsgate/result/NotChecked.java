package io.github.secretsgate.result;

import io.github.secretsgate.finding.Environment;

/**
 * A deployment that is left out on purpose.
 *
 * @param config the file
 * @param environment the environment
 * @param why the reason
 */
public record NotChecked(String config, Environment environment, String why) {}
