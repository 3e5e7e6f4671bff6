package io.github.secretsgate.cloudflare;

import io.github.secretsgate.access.Scope;
import io.github.secretsgate.access.TokenPermission;
import io.github.secretsgate.cloudflare.ApiError.Kind;
import io.github.secretsgate.inventory.Fact;
import io.github.secretsgate.inventory.Inventory;
import io.github.secretsgate.inventory.Provenance;
import io.github.secretsgate.inventory.Secret;
import io.github.secretsgate.inventory.Secret.Status;
import io.github.secretsgate.inventory.Store;
import io.github.secretsgate.source.Document;
import io.github.secretsgate.source.Node;
import io.github.secretsgate.source.Node.Mapping;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** What is asked of Cloudflare: to look, never to change anything. */
public final class CloudflareApi {
    private static final int PER_PAGE = 100;
    private static final int PAGES_A_LINE = 5;
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{32}");

    private final ApiToken token;
    private final Requests requests;
    private final Consumer<String> progress;

    CloudflareApi(Connection connection, RetryTiming timing, Consumer<String> progress) {
        this(connection.token(), new Transport(connection, timing), progress);
    }

    CloudflareApi(ApiToken token, Requests requests, Consumer<String> progress) {
        this.token = token;
        this.requests = requests;
        this.progress = progress;
    }

    /** Something that answers, whatever its syntax. */
    interface Requests {
        Document get(String path) throws ApiException;
    }

    /** An API of which the deadline begins now. */
    public static CloudflareApi at(Connection connection, Clock clock, Consumer<String> progress) {
        return new CloudflareApi(connection, RetryTiming.real(clock), progress);
    }

    /** What has become of the token: a user's, or the account's own, which are asked for at different places. */
    public ApiResult<TokenStatus> verifyToken(String account) {
        return ApiException.caught(token, () -> {
            String own = account(account) + "/tokens";
            try {
                return verify("/user/tokens");
            } catch (ApiException failure) {
                return switch (failure.error().kind()) {
                    case UNAUTHORIZED, FORBIDDEN, REFUSED -> verify(own);
                    default -> throw failure;
                };
            }
        });
    }

    /** What the token may do with the secrets of an account. Most tokens may not ask: {@link Kind#FORBIDDEN}. */
    public ApiResult<Set<TokenPermission>> permissions(String account, TokenStatus status) {
        return ApiException.caught(token, () -> Policies.permissions(get(status.path()), account));
    }

    /** All stores and secrets of an account. */
    public ApiResult<Inventory> inventory(String account) {
        return ApiException.caught(token, () -> {
            List<Store> stores = new ArrayList<>();
            for (Item store : stores(account)) {
                stores.add(store(account, store));
            }
            return Inventory.live(stores);
        });
    }

    /** An object of a list, and the answer in which it is. */
    private record Item(ApiResponse answer, Mapping fields) {
        String required(String key) throws ApiException {
            return answer.required(fields, key);
        }
    }

    private List<Item> stores(String account) throws ApiException {
        return pages(account(account) + "/secrets_store/stores", "stores");
    }

    private List<Item> secrets(String account, String store) throws ApiException {
        return pages(account(account) + "/secrets_store/stores/" + store + "/secrets", "secrets of the store " + store);
    }

    private Store store(String account, Item item) throws ApiException {
        String id = item.required("id");
        if (!Store.isId(id)) {
            throw item.answer.notUnderstood("id", item.fields.get("id"));
        }
        Map<String, Secret> secrets = new LinkedHashMap<>();
        for (Item secret : secrets(account, id)) {
            // One that was deleted may have a successor of the same name.
            secrets.merge(secret.required("name"), secret(secret), (a, b) -> a.status() == Status.ACTIVE ? a : b);
        }
        return new Store(id, item.required("name"), List.of(), secrets, item.fields.location(), Provenance.LIVE);
    }

    private static Secret secret(Item item) throws ApiException {
        Set<Scope> known = EnumSet.noneOf(Scope.class);
        List<String> written = new ArrayList<>();
        for (Node node : item.answer.items(item.fields, "scopes")) {
            if (!(node instanceof Node.Text scope)) {
                throw item.answer.notUnderstood("a scope", node);
            }
            written.add(scope.value());
            Scope.of(scope.value()).ifPresent(known::add);
        }
        Secret.Scopes scopes = new Secret.Scopes(known, written, item.fields.location());
        return new Secret(item.required("name"), new Fact.Known<>(scopes), status(item), item.fields.location());
    }

    private static Status status(Item item) throws ApiException {
        String written = item.required("status");
        for (Status status : Status.values()) {
            if (status.name().toLowerCase(Locale.ROOT).equals(written)) {
                return status;
            }
        }
        throw new ApiException(Kind.NOT_UNDERSTOOD, item.answer.where(), "the status is " + written);
    }

    /** All pages of a list. Its total is a help, not a promise: only a page that is not full can be the last. */
    private List<Item> pages(String path, String what) throws ApiException {
        List<Item> all = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int page = 1; ; page++) {
            ApiResponse answer = get(path + "?page=" + page + "&per_page=" + PER_PAGE);
            List<Node> items = answer.items();
            int before = all.size();
            for (Node node : items) {
                Item item = new Item(answer, answer.mapping(node, "an entry"));
                if (seen.add(item.required("id"))) {
                    all.add(item);
                }
            }
            if (all.size() == before && !items.isEmpty()) {
                throw new ApiException(Kind.PAGE_REPEATED, answer.where(), "");
            }
            long total = answer.info("total_count");
            long full = answer.info("per_page") > 0 ? Math.min(PER_PAGE, answer.info("per_page")) : PER_PAGE;
            if (items.isEmpty() || (all.size() >= total && items.size() < full)) {
                return all;
            }
            if (page % PAGES_A_LINE == 0) {
                progress.accept(all.size() + (total > 0 ? " of " + total : "") + " " + what + " read");
            }
        }
    }

    private TokenStatus verify(String tokens) throws ApiException {
        return TokenStatus.of(get(tokens + "/verify"), tokens);
    }

    private ApiResponse get(String path) throws ApiException {
        return ApiResponse.of(requests.get(path));
    }

    /** The path of an account; what is no id of one would make another path. */
    private static String account(String account) throws ApiException {
        if (!ID.matcher(account).matches()) {
            throw new ApiException(Kind.ACCOUNT_MISSING, "", account + " is not the id of one (32 hexadecimal digits)");
        }
        return "/accounts/" + account;
    }
}
