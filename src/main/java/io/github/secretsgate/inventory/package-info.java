/** What the stores of an account hold: stores, secrets and their scopes, how they are read, compared and written. */
@NullMarked
package io.github.secretsgate.inventory;

import org.jspecify.annotations.NullMarked;
