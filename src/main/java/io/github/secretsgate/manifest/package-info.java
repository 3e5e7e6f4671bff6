/** <code>secrets-store.yaml</code>: who deploys, and what the stores hold. */
@NullMarked
package io.github.secretsgate.manifest;

import org.jspecify.annotations.NullMarked;
