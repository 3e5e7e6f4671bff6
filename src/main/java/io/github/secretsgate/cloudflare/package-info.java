/** Cloudflare's API: the inventory of an account, and the state of the token. */
@NullMarked
package io.github.secretsgate.cloudflare;

import org.jspecify.annotations.NullMarked;
