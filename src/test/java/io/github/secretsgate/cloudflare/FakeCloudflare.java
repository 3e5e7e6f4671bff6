package io.github.secretsgate.cloudflare;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A server on loopback that answers as Cloudflare's API does, and misbehaves where a test wants it to. */
public final class FakeCloudflare implements AutoCloseable {
    public static final String ACCOUNT = "023e105f4ecef8ad9ca31a8372d0c353";
    public static final String STORE = "8f7a1cdced6342c18d223ece462fd88d";
    public static final String TOKEN = "q9VeryGeheim_and-long-0123456789abcdef";

    static final String VERIFY = "/user/tokens/verify";
    static final String VERIFY_OWN = "/accounts/" + ACCOUNT + "/tokens/verify";
    static final String POLICIES = "/user/tokens/ed17574386854bf78a67040be0a770b0";
    public static final String STORES = "/accounts/" + ACCOUNT + "/secrets_store/stores";
    public static final String SECRETS = STORES + "/" + STORE + "/secrets";

    private final Map<String, HttpHandler> handlers = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> methods = new CopyOnWriteArrayList<>();
    private final List<String> tokens = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "fake-cloudflare");
        thread.setDaemon(true);
        return thread;
    });
    private final HttpServer server;

    /** A server with one account, one store and a few secrets. */
    public FakeCloudflare() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
        answer(VERIFY, 200, fixture("verify-active.json"));
        answer(POLICIES, 200, fixture("token.json"));
        answer(STORES, 200, fixture("stores.json"));
        answer(SECRETS, 200, fixture("secrets.json"));
    }

    public URI base() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/client/v4");
    }

    /** What was asked: path and query. */
    public List<String> requests() {
        return requests;
    }

    /** How it was asked, as in GET, a method for each request. */
    public List<String> methods() {
        return methods;
    }

    /** The Authorization headers that came. */
    public List<String> tokens() {
        return tokens;
    }

    public void on(String path, HttpHandler handler) {
        handlers.put("/client/v4" + path, handler);
    }

    public void answer(String path, int status, String body, String... headers) {
        on(path, exchange -> send(exchange, status, body, headers));
    }

    /** The store holds so many secrets, in pages of a hundred. */
    public void secrets(int count) {
        on(SECRETS, exchange -> {
            int page = Integer.parseInt(exchange.getRequestURI().getQuery().replaceAll(".*\\bpage=(\\d+).*", "$1"));
            String items = IntStream.range((page - 1) * 100, Math.min(count, page * 100))
                    .mapToObj(i -> secret(i, "SECRET_" + i))
                    .collect(Collectors.joining(","));
            send(exchange, 200, page(items, 100, count));
        });
    }

    /** The store holds this one secret, for Workers. */
    public void secret(String name) {
        answer(SECRETS, 200, page(secret(1, name), 100, 1));
    }

    static String secret(int id, String name) {
        return String.format(
                "{\"id\":\"%032x\",\"store_id\":\"%s\",\"name\":\"%s\",\"status\":\"active\",\"scopes\":[\"workers\"]}",
                id, STORE, name);
    }

    static String page(String items, int perPage, int total) {
        return "{\"success\":true,\"errors\":[],\"messages\":[],\"result\":[" + items
                + "],\"result_info\":{\"page\":1,\"per_page\":" + perPage + ",\"total_count\":" + total + "}}";
    }

    static void send(HttpExchange exchange, int status, String body, String... headers) throws IOException {
        for (int i = 0; i < headers.length; i += 2) {
            exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
        }
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    public static String fixture(String name) {
        try (InputStream in = FakeCloudflare.class.getResourceAsStream("/cloudflare/" + name)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        URI asked = exchange.getRequestURI();
        requests.add(asked.toString().replaceFirst("^/client/v4", ""));
        methods.add(exchange.getRequestMethod());
        tokens.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        HttpHandler handler = handlers.get(asked.getPath());
        if (handler == null) {
            send(
                    exchange,
                    404,
                    "{\"success\":false,\"errors\":[{\"code\":7003,\"message\":\"Could not route to " + asked.getPath()
                            + "\"}],\"messages\":[],\"result\":null}");
        } else {
            handler.handle(exchange);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
