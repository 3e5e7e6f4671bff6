/** Stores, secrets and scopes of an account: reading, comparing and writing them. */
@NullMarked
package io.github.secretsgate.inventory;

import org.jspecify.annotations.NullMarked;
