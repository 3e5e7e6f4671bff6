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
import io.github.secretsgate.source.Location;
import io.github.secretsgate.source.Node;
import io.github.secretsgate.source.Node.Mapping;
import io.github.secretsgate.source.SourceFile;
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

/** Cloudflare's API, read only. */
public final class CloudflareApi {
    private static final int PER_PAGE = 100;
    private static final int PAGES_A_LINE = 5;
    private static final int MOST_PAGES = 1_000;

    /** Limits stores, secrets and scopes together: in memory, each takes about ten times its bytes in the answer. */
    private static final int MOST_ENTRIES = 200_000;

    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{32}");

    private final ApiToken token;
    private final Requests requests;
    private final Consumer<String> progress;
    private int entries;

    CloudflareApi(Connection connection, RetryTiming timing, Consumer<String> progress) {
        this(connection.token(), new Transport(connection, timing), progress);
    }

    CloudflareApi(ApiToken token, Requests requests, Consumer<String> progress) {
        this.token = token;
        this.requests = requests;
        this.progress = progress;
    }

    interface Requests {
        Document get(String path) throws ApiException;
    }

    /** Returns the API. Its deadline starts now. */
    public static CloudflareApi at(Connection connection, Clock clock, Consumer<String> progress) {
        return new CloudflareApi(connection, RetryTiming.real(clock), progress);
    }

    /** Fetches the token's status. User tokens and account-owned tokens have different endpoints. */
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

    /** Fetches the token's permissions on an account's secrets. Most tokens can't read them: {@link Kind#FORBIDDEN}. */
    public ApiResult<Set<TokenPermission>> permissions(String account, TokenStatus status) {
        return ApiException.caught(token, () -> Policies.permissions(get(status.path()), account));
    }

    /** Fetches all stores and secrets of an account. */
    public ApiResult<Inventory> inventory(String account) {
        return ApiException.caught(token, () -> {
            String path = account(account) + "/secrets_store/stores";
            return Inventory.live(pages(path, "stores", store -> store(account, store)));
        });
    }

    /** An object in a list, and the answer that contains it. */
    private record Item(ApiResponse answer, Mapping fields) {
        String required(String key) throws ApiException {
            return answer.required(fields, key);
        }

        /** The request, as a location. A location in the answer would keep the whole answer in memory. */
        Location location() {
            return new SourceFile(answer.where(), "", false).start();
        }
    }

    private Store store(String account, Item item) throws ApiException {
        String id = item.required("id");
        if (!Store.isId(id)) {
            throw item.answer.notUnderstood("id", item.fields.get("id"));
        }
        String path = account(account) + "/secrets_store/stores/" + id + "/secrets";
        Map<String, Secret> secrets = new LinkedHashMap<>();
        for (Secret secret : pages(path, "secrets of the store " + id, listed -> secret(id, listed))) {
            Secret other = secrets.put(secret.name(), secret);
            if (other != null && other.status() == Status.ACTIVE && secret.status() == Status.ACTIVE) {
                throw new ApiException(Kind.NOT_UNDERSTOOD, "GET " + path, "two active secrets have the same name");
            } else if (other != null && other.status() == Status.ACTIVE) {
                secrets.put(other.name(), other); // one that was deleted may have a successor of the same name
            }
        }
        return new Store(id, item.required("name"), List.of(), secrets, item.location(), Provenance.LIVE);
    }

    private Secret secret(String store, Item item) throws ApiException {
        String own = item.answer.text(item.fields, "store_id");
        if (own != null && !own.equals(store)) {
            throw new ApiException(Kind.NOT_UNDERSTOOD, item.answer.where(), "a secret is of another store");
        }
        Set<Scope> known = EnumSet.noneOf(Scope.class);
        List<String> written = new ArrayList<>();
        List<Node> scopeNodes = item.answer.items(item.fields, "scopes");
        count(scopeNodes, item.answer);
        for (Node node : scopeNodes) {
            if (!(node instanceof Node.Text scope)) {
                throw item.answer.notUnderstood("a scope", node);
            }
            written.add(scope.value());
            Scope.of(scope.value()).ifPresent(known::add);
        }
        Secret.Scopes scopes = new Secret.Scopes(known, written, item.location());
        return new Secret(item.required("name"), new Fact.Known<>(scopes), status(item), item.location());
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

    /** Reads one entry of a list. */
    private interface Reader<T> {
        T read(Item item) throws ApiException;
    }

    /** Fetches all pages of a list. The total isn't reliable: only a page that isn't full can be the last one. */
    private <T> List<T> pages(String path, String what, Reader<T> reader) throws ApiException {
        List<T> all = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int page = 1; page <= MOST_PAGES; page++) {
            ApiResponse answer = get(path + "?page=" + page + "&per_page=" + PER_PAGE);
            List<Node> items = answer.items();
            count(items, answer);
            int before = all.size();
            for (Node node : items) {
                Item item = new Item(answer, answer.mapping(node, "an entry"));
                if (seen.add(item.required("id"))) {
                    all.add(reader.read(item));
                }
            }
            if (all.size() == before && !items.isEmpty()) {
                throw new ApiException(Kind.PAGE_REPEATED, answer.where(), "");
            }
            long total = answer.info("total_count");
            long full = answer.info("per_page") > 0 ? Math.min(PER_PAGE, answer.info("per_page")) : PER_PAGE;
            if (items.isEmpty() && all.size() < total) {
                String less = "the list ends at " + all.size() + " of " + total;
                throw new ApiException(Kind.NOT_UNDERSTOOD, answer.where(), less);
            } else if (items.isEmpty() || (all.size() >= total && items.size() < full)) {
                return all;
            }
            if (page % PAGES_A_LINE == 0) {
                progress.accept(all.size() + (total > 0 ? " of " + total : "") + " " + what + " read");
            }
        }
        throw new ApiException(Kind.TOO_LARGE, "GET " + path, "more than " + MOST_PAGES + " pages");
    }

    private void count(List<Node> more, ApiResponse answer) throws ApiException {
        entries += more.size();
        if (entries > MOST_ENTRIES) {
            throw new ApiException(Kind.TOO_LARGE, answer.where(), "more than " + MOST_ENTRIES + " entries in all");
        }
    }

    private TokenStatus verify(String tokens) throws ApiException {
        return TokenStatus.of(get(tokens + "/verify"), tokens);
    }

    private ApiResponse get(String path) throws ApiException {
        return ApiResponse.of(requests.get(path));
    }

    /** The path of an account. Only an account ID is accepted: anything else could lead to another path. */
    private static String account(String account) throws ApiException {
        if (!ID.matcher(account).matches()) {
            throw new ApiException(Kind.ACCOUNT_MISSING, "", account + " isn't an account ID (32 hexadecimal digits)");
        }
        return "/accounts/" + account;
    }
}
