/** <code>secrets-store.yaml</code>: deployers, stores, AI Gateways and waivers. */
@NullMarked
package io.github.secretsgate.manifest;

import org.jspecify.annotations.NullMarked;
