/** For every deployment and binding, both checks: authorization and scope. */
@NullMarked
package io.github.secretsgate.gate;

import org.jspecify.annotations.NullMarked;
