package io.github.secretsgate.gate;

import io.github.secretsgate.cloudflare.ApiResult;
import io.github.secretsgate.cloudflare.CloudflareApi;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run that asks Cloudflare itself.
 *
 * @param api what to ask, or why there is nothing to ask
 * @param account the account of configs that name none; null if only configs name one
 * @param tokenExpiryDays how many days before its end a token is worth a warning
 */
public record Live(ApiResult<CloudflareApi> api, @Nullable String account, int tokenExpiryDays, Instant now) {}
