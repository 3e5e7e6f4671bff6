package io.github.secretsgate.gate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run that asks Cloudflare itself.
 *
 * @param account the account of configs that name none; null if only configs name one
 * @param tokenExpiryDays warn if the token expires within this many days
 */
public record Live(LiveAccounts accounts, @Nullable String account, int tokenExpiryDays, Instant now) {}
