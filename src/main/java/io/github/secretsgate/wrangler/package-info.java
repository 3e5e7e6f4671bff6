/** Wrangler configs: the search for them, their environments, and the Secrets Store bindings that would be uploaded. */
@NullMarked
package io.github.secretsgate.wrangler;

import org.jspecify.annotations.NullMarked;
