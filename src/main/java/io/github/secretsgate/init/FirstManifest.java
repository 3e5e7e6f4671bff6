package io.github.secretsgate.init;

import io.github.secretsgate.finding.Environment;
import io.github.secretsgate.inventory.Store;
import io.github.secretsgate.source.YamlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The text of a first manifest. What no config says stays open, so that a check fails until somebody has filled it in: nobody
 * deploys, and no secret may be used for anything.
 */
final class FirstManifest {
    static final String SCHEMA =
            "https://raw.githubusercontent.com/secretsgate/secrets-store-maven-plugin/main/docs/secrets-store.schema.json";

    private static final String CALLER = "# caller:";
    private static final String UNCONFIRMED = ": []  # CONFIRM; bound by ";

    private static final String PAGE =
            "https://github.com/secretsgate/secrets-store-maven-plugin/blob/main/docs/manifest.md";
    private static final int MOST_USERS = 3;

    private final List<String> lines = new ArrayList<>();

    private FirstManifest() {}

    static FirstManifest of(Needs needs) {
        FirstManifest manifest = new FirstManifest();
        manifest.head(needs);
        manifest.caller();
        if (needs.severalEnvironments()) {
            manifest.environments(needs.environments());
        }
        manifest.stores(needs.stores());
        return manifest;
    }

    /** The whole file. */
    String text() {
        return String.join("\n", lines) + "\n";
    }

    /** What somebody who knows has to confirm, as lines for people. */
    List<String> toConfirm(String file, Needs needs) {
        List<String> said = new ArrayList<>();
        said.add(file + " is written, with " + count(needs.stores().size(), "store") + " and "
                + count(needs.secrets(), "secret") + " of " + String.join(", ", needs.configs()) + ".");
        said.add("secrets-store:check fails until somebody who knows has filled in:");
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.equals(CALLER)) {
                said.add("  " + file + ":" + (i + 1)
                        + ": who runs wrangler deploy: take the # from the lines that are true");
            } else if (line.contains(UNCONFIRMED)) {
                String secret = line.substring(0, line.indexOf(UNCONFIRMED)).trim();
                said.add("  " + file + ":" + (i + 1) + ": what " + secret
                        + " may be used for: write it between the brackets, as in [workers]");
            }
        }
        needs.stores().keySet().stream()
                .map(FirstManifest::command)
                .distinct()
                .forEach(command -> said.add("      " + command + "  shows it"));
        needs.unnamed()
                .forEach(location -> said.add(location + ": this binding names no store or no secret; mend it."));
        said.add("Then run secrets-store:check.");
        return said;
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private void head(Needs needs) {
        add(
                "# yaml-language-server: $schema=" + SCHEMA,
                "",
                "# Who deploys the Workers of this build, and what each secret may be used for: names and scopes, never a value.",
                "# Every key is explained in " + PAGE);
        add("# Written by secrets-store:init, from:");
        needs.configs().forEach(config -> add("#   " + comment(config)));
        add(
                "# No config says what is marked CONFIRM. Until somebody who knows has filled it in, secrets-store:check fails.",
                "");
    }

    private void caller() {
        add(
                "# CONFIRM who runs wrangler deploy: a token or a member. Take the # and the blank after it from caller and from the",
                "# one line below it that is true. Only Account Secrets Store Edit, and only these two roles, may bind secrets.",
                CALLER,
                "#   token: Account Secrets Store Edit  # an API token; else Account Secrets Store Read, or none",
                "#   roles: [Secrets Store Deployer]    # a member, with all roles; or [Super Administrator]",
                "");
    }

    private void environments(Map<String, Set<String>> environments) {
        add(
                "# CONFIRM where that is not the same for all: take the # from environments, from the name and from one line below",
                "# it. An environment that nobody deploys is not checked.",
                "# environments:");
        environments.forEach((name, deployed) -> {
            add("#   " + YamlText.of(name) + ":  # " + users(deployed));
            if (name.equals(Environment.RESERVED)) {
                add("#     deploy: never  # if this, the config without --env, is for wrangler dev only");
            }
            add(
                    "#     caller: { token: Account Secrets Store Edit }",
                    "#     caller: { roles: [Secrets Store Deployer] }");
        });
        add("");
    }

    private void stores(Map<String, Map<String, Set<String>>> stores) {
        add(
                "# CONFIRM what each secret may be used for, and write that between its brackets, as in [workers] or",
                "# [workers, ai_gateway]. A Worker needs workers. This shows it:");
        stores.keySet().stream().map(FirstManifest::command).distinct().forEach(command -> add("#   " + command));
        add("stores:");
        stores.forEach((id, secrets) -> lines.addAll(store(id, secrets)));
    }

    /** The lines of a store, as an entry of {@code stores}. */
    private static List<String> store(String id, Map<String, Set<String>> secrets) {
        List<String> lines = new ArrayList<>();
        if (Store.isId(id)) {
            lines.add("  - id: " + YamlText.of(id));
        } else {
            lines.add(
                    "  # What the configs hold until the id of the store is put in, before the deploy. Add its id, or leave it");
            lines.add(
                    "  # out in a public repository. If two entries are one store, make them one, with both placeholders.");
            lines.add("  - placeholders: [" + YamlText.of(id) + "]");
        }
        lines.add("    secrets:");
        secrets.forEach((name, users) -> lines.add("      " + secret(name, users)));
        return lines;
    }

    /** The line of a secret that may be used for nothing yet. */
    private static String secret(String name, Set<String> users) {
        return YamlText.of(name) + UNCONFIRMED + users(users);
    }

    /** What shows the secrets of a store. */
    private static String command(String id) {
        String named = Store.isId(id) ? id : "STORE_ID";
        return "npx wrangler secrets-store secret list " + named + " --remote";
    }

    private static String users(Set<String> users) {
        String first = String.join(
                ", ",
                users.stream().limit(MOST_USERS).map(FirstManifest::comment).toList());
        return users.size() > MOST_USERS ? first + " and " + (users.size() - MOST_USERS) + " more" : first;
    }

    /** A name in a comment, which ends with the line. */
    private static String comment(String name) {
        return YamlText.of(name).startsWith("\"") ? YamlText.of(name) : name;
    }

    private void add(String... more) {
        lines.addAll(List.of(more));
    }
}
