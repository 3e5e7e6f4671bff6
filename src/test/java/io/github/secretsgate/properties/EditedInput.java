package io.github.secretsgate.properties;

import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.inventory.Inventory;
import io.github.secretsgate.inventory.Secret;
import io.github.secretsgate.manifest.Manifest;
import io.github.secretsgate.manifest.ManifestReader;
import io.github.secretsgate.source.Document;
import io.github.secretsgate.source.Format;
import io.github.secretsgate.source.Location;
import io.github.secretsgate.source.Node;
import io.github.secretsgate.source.SourceReader;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A string with changes whose consequences are known, made at the locations that the readers give. */
final class EditedInput {
    private static final String BINDINGS = "secrets_store_secrets";

    private EditedInput() {}

    /** A manifest in which each list of scopes has the scope workers; null if it is not understood as it is. */
    static @Nullable String withWorkersEverywhere(Path file) {
        Manifest manifest = ManifestReader.read(new SourceReader(file.getParent()), file, true);
        Inventory inventory = manifest.inventory().orNull();
        if (inventory == null || manifest.findings().stream().anyMatch(Finding::fails)) {
            return null;
        }
        TreeSet<Location> lists = inventory.stores().stream()
                .flatMap(store -> store.secrets().values().stream())
                .map(secret -> secret.scopes().orNull())
                .filter(Objects::nonNull)
                .map(Secret.Scopes::location)
                .collect(Collectors.toCollection(() -> new TreeSet<Location>(Comparator.reverseOrder())));
        String text = null;
        for (Location list : lists) {
            String before = text == null ? list.file().text() : text;
            int start = list.start();
            String rest = before.substring(start);
            if (rest.startsWith("[")) {
                text = before.substring(0, start + 1) + "workers, " + before.substring(start + 1);
            } else if (rest.startsWith("- ")) {
                String next = "- workers\n" + " ".repeat(list.column() - 1);
                text = before.substring(0, start) + next + rest;
            }
        }
        return text;
    }

    /** A config in which each list of bindings between brackets is the other way round; null if there is none. */
    static @Nullable String withBindingsReversed(Path file, Format format) {
        Document document = new SourceReader(file.getParent()).readConfidential(file, format);
        if (!(document.root() instanceof Node.Mapping root)
                || !document.problems().isEmpty()) {
            return null;
        }
        Stream<Node> environments = root.get("env") instanceof Node.Mapping env
                ? env.members().stream().map(Node.Member::value)
                : Stream.of();
        TreeMap<Location, List<Node>> lists = new TreeMap<>(Comparator.reverseOrder());
        Stream.concat(Stream.of(root), environments)
                .map(node -> node instanceof Node.Mapping table ? table.get(BINDINGS) : null)
                .forEach(node -> {
                    if (node instanceof Node.Sequence list && isBetweenBrackets(list)) {
                        lists.put(list.location(), list.items());
                    }
                });
        String text = document.file().text();
        for (var list : lists.entrySet()) {
            text = text.substring(0, list.getKey().start())
                    + reversed(list.getValue())
                    + text.substring(list.getKey().end());
        }
        return lists.isEmpty() ? null : text;
    }

    /** Not a list that is made of TOML's headers. */
    private static boolean isBetweenBrackets(Node.Sequence list) {
        return !list.items().isEmpty()
                && list.items().get(0).location().start() > list.location().start();
    }

    private static String reversed(List<Node> items) {
        List<String> texts = items.stream()
                .map(item -> item.location()
                        .file()
                        .text()
                        .substring(item.location().start(), item.location().end()))
                .collect(Collectors.toList());
        Collections.reverse(texts);
        return "[" + String.join(",", texts) + "]";
    }
}
