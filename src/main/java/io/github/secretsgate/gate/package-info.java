/** Runs both checks, authorization and scope, for every deployment and binding. */
@NullMarked
package io.github.secretsgate.gate;

import org.jspecify.annotations.NullMarked;
