package io.github.secretsgate.gate;

import io.github.secretsgate.access.Action;
import io.github.secretsgate.access.Caller;
import io.github.secretsgate.access.TokenPermission;
import io.github.secretsgate.cloudflare.ApiError;
import io.github.secretsgate.cloudflare.ApiResult;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Rule;
import io.github.secretsgate.gate.LiveAccounts.Account;
import io.github.secretsgate.inventory.Fact;
import io.github.secretsgate.inventory.Inventory;
import io.github.secretsgate.inventory.Store;
import io.github.secretsgate.manifest.Deployer;
import io.github.secretsgate.manifest.Deployer.Kind;
import io.github.secretsgate.manifest.Deployer.Origin;
import io.github.secretsgate.manifest.Manifest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The facts about an account in a live check.
 *
 * @param inventory its stores
 * @param permissions the token's permissions; undeclared if Cloudflare doesn't show them, so that the declared ones are used
 * @param findings the findings about the token, or about a failed request
 * @param notes notes for the reader
 */
record LiveFacts(
        Fact<Inventory> inventory, Fact<Set<TokenPermission>> permissions, List<Finding> findings, List<String> notes) {
    private static final String LIVE = "Stores, secrets and scopes: as Cloudflare shows them now";
    private static final String NOT_SHOWN = "Cloudflare doesn't show this token its own permissions (403, the usual"
            + " case), so the declared ones are used";

    /** The deployer, and the findings about it. */
    record Seen(Fact<Deployer> deployer, List<Finding> findings) {}

    /** @param named the account that a config names; null if it doesn't name one */
    static LiveFacts of(Live live, @Nullable String named, Manifest manifest) {
        String id = named == null ? live.account() : named;
        if (id == null) {
            return unknown(unavailable(new ApiError(ApiError.Kind.ACCOUNT_MISSING, "", "")));
        }
        Account account = live.accounts().account(id);
        if (account instanceof Account.Unavailable unavailable) {
            return unknown(unavailable(unavailable.error()));
        } else if (account instanceof Account.Inactive inactive) {
            return unknown(Finding.nowhere(Rule.TOKEN_INACTIVE, "The API token " + inactive.why() + ".")
                    .hint("Create a new token, or enable this one, in the Cloudflare dashboard under API Tokens."));
        }
        return answered(live, (Account.Answered) account, manifest);
    }

    private static LiveFacts unknown(Finding why) {
        return new LiveFacts(new Fact.Unclear<>(why), new Fact.Unclear<>(why), List.of(why), List.of());
    }

    private static LiveFacts answered(Live live, Account.Answered account, Manifest manifest) {
        List<Finding> findings = new ArrayList<>(expiring(live, account));
        List<String> notes = new ArrayList<>();
        Fact<Inventory> inventory;
        if (account.inventory() instanceof ApiResult.Missing<Inventory> missing) {
            Finding why = unavailable(missing.error());
            findings.add(why);
            inventory = new Fact.Unclear<>(why);
        } else {
            notes.add(LIVE);
            Inventory held = ((ApiResult.Value<Inventory>) account.inventory()).value();
            inventory = new Fact.Known<>(withPlaceholders(held, manifest));
        }
        Fact<Set<TokenPermission>> permissions;
        if (!(account.permissions() instanceof ApiResult.Missing<Set<TokenPermission>> missing)) {
            permissions = new Fact.Known<>(((ApiResult.Value<Set<TokenPermission>>) account.permissions()).value());
        } else if (missing.error().kind() == ApiError.Kind.FORBIDDEN) {
            notes.add(NOT_SHOWN);
            permissions = new Fact.Undeclared<>();
        } else {
            Finding why = unavailable(missing.error());
            findings.add(why);
            permissions = new Fact.Unclear<>(why);
        }
        return new LiveFacts(inventory, permissions, findings, notes);
    }

    private static List<Finding> expiring(Live live, Account.Answered account) {
        var expires = account.token().expires();
        return expires == null || !expires.isBefore(live.now().plus(Duration.ofDays(live.tokenExpiryDays())))
                ? List.of()
                : List.of(Finding.nowhere(Rule.TOKEN_EXPIRING, "The API token expires on " + expires + ".")
                        .hint("Roll it before then, in the Cloudflare dashboard under API Tokens."));
    }

    /** Adds the placeholders that the manifest declares for the account's stores. */
    private static Inventory withPlaceholders(Inventory account, Manifest manifest) {
        Inventory declared = manifest.inventory().orNull();
        List<Store> known = declared == null ? List.of() : declared.stores();
        List<Store> stores = new ArrayList<>();
        for (Store store : account.stores()) {
            List<String> placeholders = known.stream()
                    .filter(same -> Objects.equals(same.id(), store.id()))
                    .flatMap(same -> same.placeholders().stream())
                    .toList();
            stores.add(new Store(
                    store.id(), store.name(), placeholders, store.secrets(), store.location(), store.provenance()));
        }
        known.stream().filter(store -> store.id() == null).forEach(stores::add);
        return Inventory.live(stores);
    }

    private static Finding unavailable(ApiError error) {
        Rule rule = error.kind() == ApiError.Kind.PARAMETER ? Rule.PARAMETER_INVALID : Rule.LIVE_UNAVAILABLE;
        return Finding.nowhere(rule, error.message()).hint(error.hint());
    }

    /** The deployer: the token as Cloudflare shows it, or the declared one. A declared member isn't this token. */
    Seen deployer(Fact<Deployer> declared) {
        Deployer known = declared.orNull();
        if (permissions instanceof Fact.Undeclared || (known != null && known.kind() == Kind.MEMBER)) {
            return new Seen(declared, List.of());
        } else if (permissions instanceof Fact.Known<Set<TokenPermission>> shown) {
            return seen(shown.value(), known);
        }
        Finding why = permissions instanceof Fact.Unclear<Set<TokenPermission>> unclear ? unclear.why() : null;
        return new Seen(
                known == null || why == null ? new Fact.Unclear<>(why) : new Fact.Known<>(known.unclear(why)),
                List.of());
    }

    private static Seen seen(Set<TokenPermission> permissions, @Nullable Deployer declared) {
        List<String> names =
                permissions.stream().map(TokenPermission::officialName).toList();
        List<Deployer.Operation> operations = declared == null ? List.of() : declared.operations();
        Fact<Caller> token = new Fact.Known<>(new Caller.Token(permissions));
        Deployer seen = new Deployer(token, Kind.TOKEN, names, new Origin.InCloudflare(), operations);
        List<Finding> findings = new ArrayList<>(Deployers.notAllowed(seen, operations));
        if (declared != null
                && declared.caller() instanceof Fact.Known<Caller>
                && Stream.of(Action.values()).anyMatch(action -> declared.may(action) != seen.may(action))) {
            String message = "Permissions differ. Declared: " + declared.describe() + ". Actual: " + seen.describe()
                    + ". Cloudflare's value is used.";
            Finding drift = declared.origin() instanceof Origin.InManifest origin
                    ? Finding.at(origin.location(), Rule.PERMISSION_DRIFT, message)
                    : Finding.nowhere(Rule.PERMISSION_DRIFT, message);
            findings.add(drift.hint("Declare the permission that the token has, or change the token."));
        }
        return new Seen(new Fact.Known<>(seen), findings);
    }
}
