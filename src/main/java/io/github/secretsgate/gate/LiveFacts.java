package io.github.secretsgate.gate;

import io.github.secretsgate.access.Action;
import io.github.secretsgate.access.Caller;
import io.github.secretsgate.access.TokenPermission;
import io.github.secretsgate.cloudflare.ApiError;
import io.github.secretsgate.cloudflare.ApiResult;
import io.github.secretsgate.cloudflare.CloudflareApi;
import io.github.secretsgate.cloudflare.TokenStatus;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Rule;
import io.github.secretsgate.inventory.Inventory;
import io.github.secretsgate.inventory.Provenance;
import io.github.secretsgate.inventory.Secret;
import io.github.secretsgate.inventory.Store;
import io.github.secretsgate.manifest.DeclaredCaller;
import io.github.secretsgate.manifest.DeclaredCaller.Kind;
import io.github.secretsgate.manifest.DeclaredCaller.Origin;
import io.github.secretsgate.manifest.Manifest;
import io.github.secretsgate.wrangler.Binding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What Cloudflare says about accounts, in place of what is declared. Each account is asked once. */
final class LiveFacts {
    private static final Account UNKNOWN =
            new Account(new Inventory(List.of(), true, false), ApiResult.missing(ApiError.Kind.ACCOUNT_MISSING, ""));

    private final Live live;
    private final Manifest manifest;
    private final Map<String, Account> accounts = new LinkedHashMap<>();
    private final Set<Finding> findings = new LinkedHashSet<>();
    private final Set<String> notes = new LinkedHashSet<>();

    /**
     * @param inventory what it holds; nothing, and not complete, if that could not be had
     * @param permissions what the token may do there; null if that is not shown and a declaration counts
     */
    private record Account(Inventory inventory, @Nullable ApiResult<Set<TokenPermission>> permissions) {}

    LiveFacts(Live live, Manifest manifest) {
        this.live = live;
        this.manifest = manifest;
    }

    Set<String> notes() {
        return notes;
    }

    /** The manifest, as far as an account does not say otherwise. */
    Manifest manifest(@Nullable String accountId) {
        Account account = account(accountId);
        return manifest.with(account.inventory, !(account.permissions instanceof ApiResult.Missing));
    }

    /** Who deploys: a token as Cloudflare shows it, or whoever is declared. A member is not who asks here. */
    @Nullable
    DeclaredCaller caller(@Nullable String accountId, @Nullable DeclaredCaller declared) {
        ApiResult<Set<TokenPermission>> fetched = account(accountId).permissions;
        if (fetched == null || (declared != null && declared.kind() == Kind.MEMBER)) {
            return declared;
        }
        if (fetched instanceof ApiResult.Value<Set<TokenPermission>> shown) {
            return seen(shown.value(), declared);
        }
        return declared == null ? null : declared.undecided();
    }

    private DeclaredCaller seen(Set<TokenPermission> permissions, @Nullable DeclaredCaller declared) {
        List<String> names =
                permissions.stream().map(TokenPermission::officialName).toList();
        List<DeclaredCaller.Operation> operations = declared == null ? List.of() : declared.operations();
        Caller token = new Caller.Token(permissions);
        DeclaredCaller seen = new DeclaredCaller(token, Kind.TOKEN, names, new Origin.InCloudflare(), operations);
        findings.addAll(Callers.notAllowed(seen, operations));
        if (declared != null
                && declared.caller() != null
                && Stream.of(Action.values()).anyMatch(action -> declared.may(action) != seen.may(action))) {
            String message = declared.origin() + " declares the " + declared.describe() + "; Cloudflare shows a "
                    + seen.describe() + ", and that counts.";
            Finding drift = declared.origin() instanceof Origin.InManifest origin
                    ? Finding.at(origin.location(), Rule.PERMISSION_DRIFT, message)
                    : Finding.nowhere(Rule.PERMISSION_DRIFT, message);
            findings.add(drift.hint("Declare what the token really has, or change the token."));
        }
        return seen;
    }

    /** Scopes that Cloudflare does not document, of secrets that matter here. */
    void warnOfUnknownScopes(Manifest seen, List<Binding> bindings) {
        for (Binding binding : bindings) {
            seen.inventory()
                    .store(binding.secret().storeId())
                    .filter(store -> store.source() == Provenance.LIVE)
                    .flatMap(store -> store.secret(binding.secret().secretName()))
                    .map(Secret::scopes)
                    .ifPresent(scopes -> scopes.unknown()
                            .forEach(scope -> findings.add(Finding.at(
                                    binding.secretLocation(),
                                    Rule.SCOPE_UNKNOWN,
                                    "In the account the secret "
                                            + binding.secret().secretName() + " has the scope " + scope
                                            + ", which Cloudflare does not list, so it does not count."))));
        }
    }

    /** What is to be said, also about all accounts together: a store of the manifest may be in any of them. */
    List<Finding> findings() {
        List<Finding> all = new ArrayList<>(findings);
        List<Inventory> held =
                accounts.values().stream().map(Account::inventory).toList();
        if (!held.isEmpty() && held.stream().allMatch(Inventory::complete)) {
            List<Store> stores = held.stream()
                    .flatMap(inventory -> inventory.stores().stream())
                    .toList();
            all.addAll(InventoryDrift.between(manifest.inventory(), new Inventory(stores, true, true)));
        }
        return all;
    }

    private Account account(@Nullable String named) {
        String id = named == null ? live.account() : named;
        if (id == null) {
            unavailable(new ApiError(ApiError.Kind.ACCOUNT_MISSING, "", ""));
            return UNKNOWN;
        }
        Account known = accounts.get(id);
        return known == null ? asked(id) : known;
    }

    private Account asked(String id) {
        CloudflareApi api = value(live.api());
        TokenStatus token = api == null ? null : value(api.verifyToken(id));
        Account account = UNKNOWN;
        if (api != null && token != null && usable(token)) {
            Inventory inventory = value(api.inventory(id));
            account =
                    new Account(inventory == null ? UNKNOWN.inventory : merged(inventory), permissions(api, id, token));
        }
        accounts.put(id, account);
        return account;
    }

    private @Nullable ApiResult<Set<TokenPermission>> permissions(CloudflareApi api, String id, TokenStatus token) {
        ApiResult<Set<TokenPermission>> permissions = api.permissions(id, token);
        if (permissions instanceof ApiResult.Missing<Set<TokenPermission>> missing
                && missing.error().kind() == ApiError.Kind.FORBIDDEN) {
            notes.add("Cloudflare does not show this token its own permissions (403), as is usual: what is declared"
                    + " counts; it is declared, not seen");
            return null;
        } else if (permissions instanceof ApiResult.Missing<Set<TokenPermission>> missing) {
            unavailable(missing.error());
        }
        return permissions;
    }

    private boolean usable(TokenStatus token) {
        String inactive = token.inactive(live.now());
        if (inactive != null) {
            findings.add(Finding.nowhere(Rule.TOKEN_INACTIVE, "The API token " + inactive + ".")
                    .hint("Make a new token, or activate this one, in the Cloudflare dashboard under API Tokens."));
        } else if (token.expires() != null
                && token.expires().isBefore(live.now().plus(Duration.ofDays(live.tokenExpiryDays())))) {
            findings.add(Finding.nowhere(Rule.TOKEN_EXPIRING, "The API token expires on " + token.expires() + ".")
                    .hint("Roll it in time, in the Cloudflare dashboard under API Tokens."));
        }
        return inactive == null;
    }

    /** What the account holds, with the placeholders that the manifest declares for it. */
    private Inventory merged(Inventory account) {
        notes.add("Stores and secrets are those of the account, as Cloudflare shows them now");
        List<Store> stores = new ArrayList<>();
        for (Store store : account.stores()) {
            List<String> placeholders = manifest.inventory().stores().stream()
                    .filter(declared -> Objects.equals(declared.id(), store.id()))
                    .flatMap(declared -> declared.placeholders().stream())
                    .toList();
            stores.add(new Store(
                    store.id(), store.name(), placeholders, store.secrets(), store.location(), store.source()));
        }
        manifest.inventory().stores().stream()
                .filter(declared -> declared.id() == null)
                .forEach(stores::add);
        return Inventory.live(stores);
    }

    private <T> @Nullable T value(ApiResult<T> fetched) {
        if (fetched instanceof ApiResult.Value<T> value) {
            return value.value();
        }
        unavailable(((ApiResult.Missing<T>) fetched).error());
        return null;
    }

    private void unavailable(ApiError error) {
        Rule rule = error.kind() == ApiError.Kind.PARAMETER ? Rule.PARAMETER_INVALID : Rule.LIVE_UNAVAILABLE;
        findings.add(Finding.nowhere(rule, error.message()).hint(error.hint()));
    }
}
