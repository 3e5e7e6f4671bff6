/** Build Output: its Workers, and the bindings that cf uploads for them. */
@NullMarked
package io.github.secretsgate.buildoutput;

import org.jspecify.annotations.NullMarked;
