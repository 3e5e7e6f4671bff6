/** Cloudflare's API: the inventory of an account, and what becomes of the token that asks for it. */
@NullMarked
package io.github.secretsgate.cloudflare;

import org.jspecify.annotations.NullMarked;
