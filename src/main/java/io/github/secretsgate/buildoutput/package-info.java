/** Build Output: what cf uploads, and of which Workers. */
@NullMarked
package io.github.secretsgate.buildoutput;

import org.jspecify.annotations.NullMarked;
