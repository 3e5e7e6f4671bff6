package io.github.secretsgate.gate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A live check.
 *
 * @param account the account for configs that don't name one; null if there is none
 * @param tokenExpiryDays warn if the token expires within this many days
 */
public record Live(LiveAccounts accounts, @Nullable String account, int tokenExpiryDays, Instant now) {}
