package com.example.shop;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Tells the Workers what things cost: {@code GET /prices/tea}. */
public final class PriceService {
    private static final Map<String, Integer> CENTS = Map.of("tea", 350, "coffee", 420);

    private PriceService() {}

    /** Serves on the port that is named, until the process ends. */
    public static void main(String[] args) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(Integer.parseInt(args[0])), 0);
        server.createContext("/prices/", PriceService::answer);
        server.start();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        Integer cents = CENTS.get(exchange.getRequestURI().getPath().substring("/prices/".length()));
        byte[] body = String.valueOf(cents == null ? "unknown" : cents).getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(cents == null ? 404 : 200, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
