/** The stores of an account, saved next to the manifest or in it. */
@NullMarked
package io.github.secretsgate.pull;

import org.jspecify.annotations.NullMarked;
