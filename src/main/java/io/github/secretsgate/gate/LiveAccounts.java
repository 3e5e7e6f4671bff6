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

/** The accounts as Cloudflare shows them. A build has one instance, so that each account is fetched once. */
public final class LiveAccounts {
    private final Supplier<ApiResult<CloudflareApi>> api;
    private final Instant now;
    private final Map<String, Account> accounts = new ConcurrentHashMap<>();

    /**
     * @param api gives the API, whose deadline starts then, or the reason why there is none
     * @param now the start of the build
     */
    public LiveAccounts(Supplier<ApiResult<CloudflareApi>> api, Instant now) {
        this.api = api;
        this.now = now;
    }

    /** The facts about an account. */
    sealed interface Account {
        /** The token couldn't be verified. */
        record Unavailable(ApiError error) implements Account {}

        /** The token can't be used, so nothing else was fetched. */
        record Inactive(String why) implements Account {}

        /** The token is active. */
        record Answered(TokenStatus token, ApiResult<Inventory> inventory, ApiResult<Set<TokenPermission>> permissions)
                implements Account {}
    }

    /** Returns the facts about an account, which are fetched at most once. */
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
