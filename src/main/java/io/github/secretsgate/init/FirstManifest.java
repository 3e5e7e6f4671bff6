package io.github.secretsgate.init;

import io.github.secretsgate.finding.Environment;
import io.github.secretsgate.finding.Quoted;
import io.github.secretsgate.gate.PluginCommands;
import io.github.secretsgate.inventory.Store;
import io.github.secretsgate.manifest.Deployer;
import io.github.secretsgate.source.YamlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The text of a first manifest. It declares no scopes, and no deployer unless parameters name one: no config contains them, so a
 * check fails until somebody has confirmed them.
 *
 * <p>No space follows the {@code #} of a line that can be uncommented, so that deleting the {@code #} and an editor's shortcut both
 * give valid YAML.
 */
final class FirstManifest {
    static final String SCHEMA =
            "https://raw.githubusercontent.com/secretsgate/secrets-store-maven-plugin/main/docs/secrets-store.schema.json";

    private static final String CALLER = "#caller:";
    private static final String SECRETS = "    secrets:";
    private static final String UNCONFIRMED = ": []  # CONFIRM: bound by ";
    private static final List<String> CALLERS =
            List.of("caller: { token: Account Secrets Store Edit }", "caller: { roles: [Secrets Store Deployer] }");

    private static final String PAGE =
            "https://github.com/secretsgate/secrets-store-maven-plugin/blob/main/docs/manifest.md";
    private static final int MOST_NAMES = 3;

    private final Needs needs;
    private final List<String> lines = new ArrayList<>();

    private FirstManifest(Needs needs) {
        this.needs = needs;
    }

    /** @param deployer the deployer that parameters name; null if they name none */
    static FirstManifest of(Needs needs, @Nullable Deployer deployer) {
        FirstManifest manifest = new FirstManifest(needs);
        manifest.head();
        if (deployer == null) {
            manifest.openCaller();
        } else {
            manifest.caller(deployer);
        }
        if (needs.severalEnvironments()) {
            manifest.environments();
        }
        if (needs.previews()) {
            manifest.previews();
        }
        manifest.stores();
        return manifest;
    }

    /** The whole file. */
    String text() {
        return String.join("\n", lines) + "\n";
    }

    /**
     * The summary for the log: what was written and what to confirm.
     *
     * @param commands the commands to run afterwards
     */
    List<String> toConfirm(String file, PluginCommands commands) {
        List<String> said = new ArrayList<>();
        said.add("Wrote " + file + ": " + count(needs.stores().size(), "store") + " and "
                + count(needs.secrets(), "secret") + " of " + String.join(", ", needs.configs()) + ".");
        said.add("The check fails until you confirm:");
        int caller = lines.indexOf(CALLER);
        if (caller >= 0) {
            said.add("  " + file + ":" + (caller + 1)
                    + ": who deploys. Delete the # before \"caller:\" and before exactly" + " one line below it.");
        }
        int line = 0;
        for (Map.Entry<String, Map<String, Set<String>>> store : needs.stores().entrySet()) {
            line += lines.subList(line, lines.size()).indexOf(SECRETS) + 1;
            said.add("  " + file + ":" + (line + 1) + ": the scopes of "
                    + names(store.getValue().keySet(), Quoted::of)
                    + ". Replace everything after the colon, as in "
                    + Quoted.of(store.getValue().keySet().iterator().next() + ": [workers]")
                    + ". This prints the scopes:");
            said.add("      " + command(store.getKey()));
        }
        if (needs.stores().keySet().stream().anyMatch(Store::isId)) {
            said.add(
                    "Or let Cloudflare fill in the scopes, with an API token in CLOUDFLARE_API_TOKEN that can read Secrets Store:");
            said.add("  " + commands.of("pull") + " \"-Dsecrets-store.update=manifest\"");
        }
        needs.unnamed()
                .forEach(location -> said.add(location + ": This binding has no store ID or no secret name. Fix it."));
        said.add("Then run:");
        said.add("  " + commands.of("check"));
        return said;
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private void head() {
        add(
                "# yaml-language-server: $schema=" + SCHEMA,
                "",
                "# Who deploys the Workers of this build, and which services can use each secret. Names and scopes, never a value.",
                "# Every key is explained in " + PAGE,
                "# Written by secrets-store:init, from:");
        needs.configs().forEach(config -> add("#   " + comment(config)));
        add(
                "# Confirm what is marked CONFIRM. The check fails without a caller, and for a bound secret without the right scopes.",
                "");
    }

    private void openCaller() {
        add(
                "# CONFIRM who deploys: delete the # before \"caller:\" and before exactly one line below it. Then delete this comment.",
                CALLER,
                "#  token: Account Secrets Store Edit  # an API token that can bind secrets",
                "#  token: Account Secrets Store Read  # an API token that can't",
                "#  roles: [Secrets Store Deployer]    # a member, with all roles; a Super Administrator can bind secrets, too",
                "");
    }

    private void caller(Deployer deployer) {
        List<String> names = deployer.grants().stream().map(YamlText::of).toList();
        boolean member = deployer.kind() == Deployer.Kind.MEMBER;
        String token = names.isEmpty() ? "none" : names.get(names.size() - 1); // Edit includes Read
        add("caller:", member ? "  roles: [" + String.join(", ", names) + "]" : "  token: " + token, "");
    }

    private void environments() {
        add(
                "# Only if an environment has another deployer, or none: delete the # before \"environments:\", before the name of",
                "# the environment, and before exactly one line below it.",
                "#environments:");
        needs.environments().forEach((name, deployed) -> {
            add("#  " + YamlText.of(name) + ":  # " + names(deployed, FirstManifest::comment));
            if (name.equals(Environment.RESERVED)) {
                add("#    deploy: never  # nobody deploys the config without --env");
            }
            CALLERS.forEach(caller -> add("#    " + caller));
        });
        add("");
    }

    private void previews() {
        add(
                "# Only if another token or member deploys Previews, or nobody does: delete the # before \"previews:\" and before",
                "# exactly one line below it.",
                "#previews:",
                "#  deploy: never");
        CALLERS.forEach(caller -> add("#  " + caller));
        add("");
    }

    private void stores() {
        add(
                "# CONFIRM the scopes of each secret: replace everything after its colon, as in [workers] or [workers, ai_gateway].",
                "# A Worker needs workers. This prints the scopes:");
        needs.stores().keySet().stream()
                .map(FirstManifest::command)
                .distinct()
                .forEach(command -> add("#   " + command));
        add("stores:");
        needs.stores().forEach(this::store);
    }

    /** Writes a store as an entry of {@code stores}. */
    private void store(String id, Map<String, Set<String>> secrets) {
        if (Store.isId(id)) {
            add("  - id: " + YamlText.of(id));
        } else {
            add(
                    "  # The configs use this placeholder until the pipeline replaces it with the store ID. Add \"id:\", or omit it in a public",
                    "  # repository. If two entries are the same store, merge them, with both placeholders.",
                    "  - placeholders: [" + YamlText.of(id) + "]");
        }
        add(SECRETS);
        secrets.forEach((name, users) ->
                add("      " + YamlText.of(name) + UNCONFIRMED + names(users, FirstManifest::comment)));
    }

    /** The command that lists the secrets of a store. */
    private static String command(String id) {
        String named = Store.isId(id) ? id : "STORE_ID";
        return "npx wrangler secrets-store secret list " + named + " --per-page 100 --remote";
    }

    private static String names(Set<String> names, UnaryOperator<String> shown) {
        String first =
                String.join(", ", names.stream().limit(MOST_NAMES).map(shown).toList());
        return names.size() > MOST_NAMES ? first + " and " + (names.size() - MOST_NAMES) + " more" : first;
    }

    /** A name as it is safe in a comment: a line break would end the comment. */
    private static String comment(String name) {
        return YamlText.of(name).startsWith("\"") ? YamlText.of(name) : name;
    }

    private void add(String... more) {
        lines.addAll(List.of(more));
    }
}
