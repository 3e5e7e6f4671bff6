/** What an account holds, saved next to the manifest. */
@NullMarked
package io.github.secretsgate.pull;

import org.jspecify.annotations.NullMarked;
