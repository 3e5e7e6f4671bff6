package io.github.secretsgate.pull;

import io.github.secretsgate.buildoutput.ProjectSearch;
import io.github.secretsgate.cloudflare.ApiError;
import io.github.secretsgate.cloudflare.ApiResult;
import io.github.secretsgate.cloudflare.CloudflareApi;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.inventory.Inventory;
import io.github.secretsgate.inventory.InventoryChange;
import io.github.secretsgate.inventory.InventoryReader;
import io.github.secretsgate.inventory.InventoryWriter;
import io.github.secretsgate.inventory.Store;
import io.github.secretsgate.manifest.ManifestReader;
import io.github.secretsgate.result.Report;
import io.github.secretsgate.source.Document;
import io.github.secretsgate.source.Format;
import io.github.secretsgate.source.Node;
import io.github.secretsgate.source.SourceReader;
import io.github.secretsgate.source.WholeFile;
import io.github.secretsgate.wrangler.Deployment;
import io.github.secretsgate.wrangler.SearchRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Saves what the stores of an account hold as {@value InventoryWriter#NAME}, next to the manifest. */
public final class Pull {
    private static final int MOST_CHANGES = 100;

    private Pull() {}

    /**
     * What to pull.
     *
     * @param root the build's root, to which paths are relative
     * @param base the directory of the module
     * @param manifest the manifest; null for the one that a check would find
     * @param account the account if no config names one; null if only a config does
     * @param now the time, to be recorded
     */
    public record Request(
            Path root,
            Path base,
            @Nullable Path manifest,
            @Nullable String account,
            Instant now) {}

    /** What came of it. */
    public sealed interface Outcome {
        /** The file was written. */
        record Pulled(List<String> lines) implements Outcome {}

        /** The file can't be written where it belongs; a sentence. */
        record Refused(String why) implements Outcome {}

        /** The config or Build Output that may name the account can't be read. */
        record ConfigUnreadable(Report why) implements Outcome {}

        /**
         * Cloudflare couldn't be asked.
         *
         * @param file the file that would have been written
         * @param kept whether an earlier one stays as it was
         */
        record Unavailable(ApiError error, String file, boolean kept) implements Outcome {}
    }

    /**
     * Does it.
     *
     * @param api gives what to ask, or why nothing can be asked
     * @throws IOException if the file can't be written
     */
    public static Outcome run(Request request, Supplier<ApiResult<CloudflareApi>> api) throws IOException {
        SourceReader reader = new SourceReader(request.root());
        Path manifest = ManifestReader.locate(request.base(), request.root(), request.manifest());
        Path file = manifest.resolveSibling(InventoryWriter.NAME);
        Path target = target(request, file);
        if (target == null) {
            return new Outcome.Refused(
                    reader.name(file) + " isn't written: there is a link on the way to it, and a change"
                            + " could make it lead anywhere. Remove the link.");
        }
        ProjectSearch search =
                new ProjectSearch(reader, new SearchRequest(request.base(), true, null, List.of(), List.of()));
        search.find();
        List<Finding> unreadable = unreadable(search);
        if (!unreadable.isEmpty()) {
            return new Outcome.ConfigUnreadable(Report.of(List.of(), List.of(), List.of(), unreadable));
        }
        String account = account(search).orElse(request.account());
        ApiResult<Inventory> pulled = account == null
                ? ApiResult.missing(ApiError.Kind.ACCOUNT_MISSING, "")
                : api.get().then(cloudflare -> cloudflare.inventory(account));
        return pulled instanceof ApiResult.Value<Inventory> value
                ? new Outcome.Pulled(written(value.value(), account, request, reader, file, target, manifest))
                : new Outcome.Unavailable(
                        ((ApiResult.Missing<Inventory>) pulled).error(), reader.name(file), Files.exists(file));
    }

    /** The file itself, or the JSON file of this build that a link leads to; null if one leads elsewhere. */
    private static @Nullable Path target(Request request, Path file) throws IOException {
        if (WholeFile.linkOnTheWay(file, List.of(request.base(), request.root())) == null) {
            return file;
        } else if (!Files.isRegularFile(file)) {
            return null;
        }
        Path real = file.toRealPath();
        boolean inventory =
                real.startsWith(request.root().toRealPath()) && real.toString().endsWith(".json");
        return inventory ? real : null;
    }

    /** What leaves open which account is meant. That wrangler wouldn't deploy, or that nothing is built, doesn't. */
    private static List<Finding> unreadable(ProjectSearch search) {
        List<Finding> findings = new ArrayList<>(search.findings());
        search.found().forEach(worker -> findings.addAll(worker.findings()));
        return findings.stream()
                .filter(Finding::fails)
                .filter(Pull::isAboutReading)
                .toList();
    }

    private static boolean isAboutReading(Finding finding) {
        return switch (finding.rule()) {
            case CONFIG_UNREADABLE, CONFIG_INVALID, BUILD_OUTPUT_INVALID -> true;
            default -> false;
        };
    }

    /** The account that the first Worker is deployed to. */
    private static Optional<String> account(ProjectSearch search) {
        return search.found().stream()
                .flatMap(worker -> worker.environments().stream().limit(1).map(worker::deployments))
                .flatMap(List::stream)
                .map(Deployment::accountId)
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** Writes the file unless it would say the same, so that a nightly pull makes a change only if there is one. */
    private static List<String> written(
            Inventory now,
            @Nullable String account,
            Request request,
            SourceReader reader,
            Path file,
            Path target,
            Path manifest)
            throws IOException {
        boolean first = !Files.exists(file);
        Document document = reader.readPublic(file, Format.JSON);
        List<InventoryChange> changes = InventoryChange.between(InventoryReader.saved(document), now);
        if (first || !changes.isEmpty() || !isOf(account, document)) {
            InventoryWriter.write(now, String.valueOf(account), request.now(), target);
        }
        int secrets = 0;
        for (Store store : now.stores()) {
            secrets += store.secrets().size();
        }
        String held = reader.name(file) + ": " + count(now.stores().size(), "store") + ", " + count(secrets, "secret");
        List<String> lines = new ArrayList<>();
        if (first) {
            lines.add(held);
        } else {
            lines.add(held + ", " + count(changes.size(), "change"));
            changes.stream().limit(MOST_CHANGES).forEach(change -> lines.add("  " + change));
            if (changes.size() > MOST_CHANGES) {
                lines.add("  and " + (changes.size() - MOST_CHANGES) + " more");
            }
        }
        lines.addAll(toUse(now, reader, manifest));
        return lines;
    }

    private static boolean isOf(@Nullable String account, Document document) {
        return document.problems().isEmpty()
                && document.root() instanceof Node.Mapping fields
                && fields.get("account") instanceof Node.Text text
                && text.value().equals(account);
    }

    /** How the manifest comes to use the file; empty if it names an inventory already. */
    private static List<String> toUse(Inventory now, SourceReader reader, Path manifest) {
        boolean there = ManifestReader.isThere(manifest);
        Node root = there ? reader.readPublic(manifest, Format.YAML).root() : null;
        if (root instanceof Node.Mapping sections && sections.get("inventory") != null) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add("To use it, add this line to " + reader.name(manifest) + ":");
        lines.add("  inventory: " + InventoryWriter.NAME);
        Inventory declared =
                there ? ManifestReader.read(reader, manifest, true).inventory().orNull() : null;
        List<String> both = declared == null
                ? List.of()
                : declared.ids().stream().filter(now.ids()::contains).toList();
        if (!both.isEmpty()) {
            lines.add("and remove these stores from \"stores\" there, because the file lists them: "
                    + String.join(", ", both));
        }
        return lines;
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
