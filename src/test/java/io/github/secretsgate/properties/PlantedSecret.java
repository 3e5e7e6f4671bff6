package io.github.secretsgate.properties;

import io.github.secretsgate.Outputs;
import io.github.secretsgate.result.Report;
import io.github.secretsgate.source.Document;
import io.github.secretsgate.source.Node;
import io.github.secretsgate.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A secret that somebody left in a file, and the places where {@code docs/threat-model.md} promises that no output shows it.
 *
 * @param text the secret; no part of it needs an escape in any format
 * @param looksLikeOne whether it is recognized by its looks; any other secret is masked because of its place
 */
record PlantedSecret(String text, boolean looksLikeOne) {
    static final PlantedSecret TOKEN = new PlantedSecret("vM3xK9pQ2rT7wY1zA4bC6dE8fG0hJ5kL_nOpQrSt", true);
    static final PlantedSecret PASSWORD = new PlantedSecret("zqxjkvwbpfghzmrlwqx", false);
    static final PlantedSecret URL = new PlantedSecret("postgres://zquser:kvpasswqx@zqhostkv/xwdbzzkq", false);
    static final List<PlantedSecret> KINDS = List.of(TOKEN, PASSWORD, URL);

    /** The types that make an entry of any list a Secrets Store binding. */
    private static final Set<String> TYPES = Set.of("secrets_store_secret", "secrets-store-secret");

    /** The names of Workers, environments and files. */
    private static final String NAMES_OF_A_CONFIG = "/name|/env/[^/]*/name|/targetEnvironment|/buildContext/mode"
            + "|/configPath|/auxiliaryWorkers/-/configPath|/manifest/mainModule";

    /** The names of stores, secrets and AI Gateways, and the reason of a waiver, which is written to be shown. */
    private static final String NAMES_OF_A_MANIFEST = "/stores/-/(name|placeholders/-|secrets/-|secrets/-/name)"
            + "|/ai-gateways/-/(id|store|keys/-/(provider|alias|secret))|/waivers/-/reason|/result/-/name|/-/name";

    /** The tables of a manifest with names as keys, so that no key is unknown. */
    private static final String TABLES_OF_NAMES = "/stores/-/secrets|/environments";

    /**
     * A place in a file.
     *
     * @param path the keys that lead to it; empty in a file that nobody could read
     * @param start the offset of the text that is replaced
     * @param end the offset after it
     * @param before what is written before the secret
     * @param after what is written after it
     * @param onlyIfItLooksLikeOne whether another secret can be shown there
     */
    record Place(
            SourceFile file,
            String path,
            int start,
            int end,
            String before,
            String after,
            boolean onlyIfItLooksLikeOne) {
        /** The file with this secret there. */
        String with(PlantedSecret secret) {
            String all = file.text();
            return all.substring(0, start) + before + secret.text() + after + all.substring(end);
        }

        boolean promisedFor(PlantedSecret secret) {
            return secret.looksLikeOne() || !onlyIfItLooksLikeOne;
        }
    }

    /** Fails if a part of it is in any output. */
    void isNotIn(Report report, Place place) {
        Outputs.assertNoPartOf(text, report, () -> place.path() + " of " + place.file() + ":\n" + place.with(this));
    }

    /** The values of a config, except names and Secrets Store bindings, and new keys anywhere. */
    static List<Place> inConfig(Document document) {
        return in(document, NAMES_OF_A_CONFIG, true);
    }

    /** The values of a manifest or an inventory, except names, and new keys. */
    static List<Place> inManifest(Document document) {
        return in(document, NAMES_OF_A_MANIFEST, false);
    }

    private static List<Place> in(Document document, String names, boolean config) {
        List<Place> places = new ArrayList<>();
        if (document.root() == null) {
            inBroken(document.file(), places);
        } else {
            collect(document.root(), "", config, places);
            places.removeIf(place -> place.path().matches(names));
        }
        return places;
    }

    private static void collect(Node node, String path, boolean config, List<Place> places) {
        if (node instanceof Node.Mapping table) {
            newKey(table, path, config).ifPresent(places::add);
            for (Node.Member member : table.members()) {
                if (!isOfBinding(table, path, member.key())) {
                    collect(member.value(), path + "/" + member.key(), config, places);
                }
            }
        } else if (node instanceof Node.Sequence list) {
            list.items().forEach(item -> collect(item, path + "/-", config, places));
        } else {
            places.add(new Place(node.file(), path, node.start(), node.end(), "\"", "\"", !config));
        }
    }

    private static boolean isOfBinding(Node.Mapping table, String path, String key) {
        boolean binding = path.endsWith("/secrets_store_secrets/-")
                || (table.get("type") instanceof Node.Text type && TYPES.contains(type.value()));
        return binding
                && Set.of("binding", "name", "type", "store_id", "secret_name", "storeId", "secretName")
                        .contains(key);
    }

    /** A key that no file of this kind has, as the first one of a table. */
    private static Optional<Place> newKey(Node.Mapping table, String path, boolean config) {
        SourceFile file = table.file();
        boolean onlyTokens = !config && path.matches(TABLES_OF_NAMES);
        String where = path + "/value";
        if (table.end() > table.start() && file.text().charAt(table.start()) == '{') {
            boolean toml = file.name().endsWith(".toml");
            String key = toml ? "value = \"" : "\"value\": \"";
            String comma = table.members().isEmpty() ? "\"" : "\", ";
            return Optional.of(new Place(file, where, table.start() + 1, table.start() + 1, key, comma, onlyTokens));
        } else if (!file.name().endsWith(".yaml") || table.members().isEmpty()) {
            return Optional.empty();
        }
        int start = table.members().iterator().next().start();
        String line = file.text().substring(file.text().lastIndexOf('\n', start - 1) + 1, start);
        String indent = "\n" + line.replaceAll("[^ ]", " ");
        return Optional.of(new Place(file, where, start, start, "value: \"", "\"" + indent, onlyTokens));
    }

    /** Where a word begins in a file that nobody could read. */
    private static void inBroken(SourceFile file, List<Place> places) {
        for (int i = 0; i <= file.text().length(); i++) {
            if (i == 0 || " \n=:,\"'".indexOf(file.text().charAt(i - 1)) >= 0) {
                places.add(new Place(file, "", i, i, "", "", true));
            }
        }
    }
}
