package io.github.secretsgate.gate;

import io.github.secretsgate.access.TokenPermission;
import io.github.secretsgate.cloudflare.ApiError;
import io.github.secretsgate.cloudflare.ApiResult;
import io.github.secretsgate.cloudflare.CloudflareApi;
import io.github.secretsgate.cloudflare.TokenStatus;
import io.github.secretsgate.inventory.Inventory;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The accounts as Cloudflare shows them. There is one instance for a whole build: each account is asked once, whichever module is first. */
public final class LiveAccounts {
    private final Supplier<ApiResult<CloudflareApi>> api;
    private final Instant now;
    private final Map<String, Account> accounts = new ConcurrentHashMap<>();

    /**
     * @param api gives what to ask, with a deadline that begins then, or why there is nothing to ask
     * @param now when the build began
     */
    public LiveAccounts(Supplier<ApiResult<CloudflareApi>> api, Instant now) {
        this.api = api;
        this.now = now;
    }

    /** An account, as far as Cloudflare shows it. */
    sealed interface Account {
        /** The token couldn't be asked about. */
        record Unavailable(ApiError error) implements Account {}

        /** The token is of no use, so that nothing else was asked. */
        record Inactive(String why) implements Account {}

        /** The token is fine. */
        record Answered(TokenStatus token, ApiResult<Inventory> inventory, ApiResult<Set<TokenPermission>> permissions)
                implements Account {}
    }

    /** The content of an account; asked for at most once. */
    Account account(String id) {
        return accounts.computeIfAbsent(id, this::ask);
    }

    private Account ask(String id) {
        ApiResult<CloudflareApi> connected = api.get();
        ApiResult<TokenStatus> token = connected.then(cloudflare -> cloudflare.verifyToken(id));
        if (token instanceof ApiResult.Missing<TokenStatus> missing) {
            return new Account.Unavailable(missing.error());
        }
        TokenStatus status = ((ApiResult.Value<TokenStatus>) token).value();
        String inactive = status.inactive(now);
        if (inactive != null) {
            return new Account.Inactive(inactive);
        }
        return new Account.Answered(
                status,
                connected.then(cloudflare -> cloudflare.inventory(id)),
                connected.then(cloudflare -> cloudflare.permissions(id, status)));
    }
}
