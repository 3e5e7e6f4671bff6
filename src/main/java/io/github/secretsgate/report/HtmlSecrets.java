package io.github.secretsgate.report;

import io.github.secretsgate.inventory.Secret;
import io.github.secretsgate.inventory.Store;
import io.github.secretsgate.result.CheckedBinding;
import io.github.secretsgate.result.CheckedDeployment;
import io.github.secretsgate.result.Report;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The section about secrets: the scopes of each secret, and the deployments that use it. */
final class HtmlSecrets {
    private static final int MOST_ROWS = 300;
    private static final int MOST_USERS = 5;

    private final Html html = new Html();
    private int rows;
    private int left;

    private HtmlSecrets() {}

    /** Returns the section; empty if no stores are known. */
    static String of(Report report) {
        HtmlSecrets secrets = new HtmlSecrets();
        Map<String, Set<String>> users = users(report);
        for (Store store : report.stores()) {
            if (!store.secrets().isEmpty()) {
                secrets.store(store, users);
            }
        }
        if (secrets.rows == 0) {
            return "";
        }
        if (secrets.left > 0) {
            secrets.html.element("p", secrets.left + " more secrets aren't shown here.", "class", "soft");
        }
        Html section = new Html().open("section", "aria-labelledby", "secrets");
        section.element("h2", "Secrets", "id", "secrets");
        return section + secrets.html.close("section").toString();
    }

    /** The deployments that use each secret, by the store as written in configs and the secret's name. */
    private static Map<String, Set<String>> users(Report report) {
        Map<String, Set<String>> users = new HashMap<>();
        for (CheckedDeployment checked : report.deployments()) {
            for (CheckedBinding binding : checked.bindings()) {
                var secret = binding.binding().secret();
                users.computeIfAbsent(key(secret.storeId(), secret.secretName()), key -> new LinkedHashSet<>())
                        .add(checked.title());
            }
        }
        return users;
    }

    private static String key(String store, String secret) {
        return Store.normalized(store) + "\0" + secret;
    }

    private void store(Store store, Map<String, Set<String>> users) {
        String id = "s" + rows + "-" + left;
        html.open("div", "class", "scroll secrets", "role", "group", "tabindex", "0", "aria-labelledby", id);
        html.open("table").open("caption", "id", id).open("div");
        html.name("h3", store.name() == null ? "Store" : store.name()).name(store.idOrPlaceholder());
        html.close("div", "caption").open("thead").open("tr");
        for (String head : List.of("Secret", "Scopes", "Used by")) {
            html.element("th", head, "scope", "col");
        }
        html.close("tr", "thead").open("tbody");
        for (Secret secret : store.secrets().values()) {
            if (rows == MOST_ROWS) {
                left++;
            } else {
                rows++;
                row(secret, usedBy(store, secret, users));
            }
        }
        html.close("tbody", "table", "div");
    }

    private static List<String> usedBy(Store store, Secret secret, Map<String, Set<String>> users) {
        Set<String> used = new LinkedHashSet<>();
        List<String> names = new ArrayList<>(store.placeholders());
        names.add(store.idOrPlaceholder());
        for (String name : names) {
            used.addAll(users.getOrDefault(key(name, secret.name()), Set.of()));
        }
        return List.copyOf(used);
    }

    private void row(Secret secret, List<String> used) {
        Secret.Scopes scopes = secret.scopes().orNull();
        html.open("tr").open("th", "scope", "row").name(secret.name());
        if (secret.status() != Secret.Status.ACTIVE) {
            html.element("span", secret.status().name().toLowerCase(Locale.ROOT), "class", "badge invalid");
        }
        html.close("th").open("td");
        html.text(
                scopes == null
                        ? "not understood"
                        : scopes.spelled().isEmpty() ? "none" : String.join(", ", scopes.spelled()));
        html.close("td").open("td");
        if (used.isEmpty()) {
            html.element("span", "no checked deployment", "class", "soft");
        } else {
            int shown = Math.min(MOST_USERS, used.size());
            html.breakable(String.join(", ", used.subList(0, shown))
                    + (shown < used.size() ? " and " + (used.size() - shown) + " more" : ""));
        }
        html.close("td", "tr");
    }
}
