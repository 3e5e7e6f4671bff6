package io.github.secretsgate.pull;

import io.github.secretsgate.cloudflare.ApiError;
import io.github.secretsgate.cloudflare.ApiResult;
import io.github.secretsgate.cloudflare.CloudflareApi;
import io.github.secretsgate.finding.Environment;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.inventory.Inventory;
import io.github.secretsgate.inventory.InventoryChange;
import io.github.secretsgate.inventory.InventoryReader;
import io.github.secretsgate.inventory.InventoryWriter;
import io.github.secretsgate.inventory.Store;
import io.github.secretsgate.manifest.ManifestReader;
import io.github.secretsgate.result.Report;
import io.github.secretsgate.source.Format;
import io.github.secretsgate.source.SourceReader;
import io.github.secretsgate.source.WholeFile;
import io.github.secretsgate.wrangler.ConfigFinder;
import io.github.secretsgate.wrangler.LocatedConfig;
import io.github.secretsgate.wrangler.WranglerConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
     */
    public record Request(
            Path root,
            Path base,
            @Nullable Path manifest,
            @Nullable String account) {}

    /** What came of it. */
    public sealed interface Outcome {
        /** The file was written. */
        record Pulled(List<String> lines) implements Outcome {}

        /** The file can't be written where it belongs; a sentence. */
        record Refused(String why) implements Outcome {}

        /** The wrangler config that may name the account can't be read. */
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
        LocatedConfig located = new ConfigFinder(reader).locate(request.base());
        Optional<WranglerConfig> config = Optional.ofNullable(located.config())
                .map(path -> new ConfigFinder(reader).read(path, located.redirected()));
        List<Finding> wrong = new ArrayList<>(located.findings());
        config.ifPresent(read -> wrong.addAll(read.findings()));
        wrong.removeIf(finding -> !finding.fails());
        if (!wrong.isEmpty()) {
            return new Outcome.ConfigUnreadable(Report.of(List.of(), List.of(), List.of(), wrong));
        }
        String account =
                config.map(read -> read.accountId(Environment.TOP_LEVEL)).orElse(request.account());
        ApiResult<Inventory> pulled = account == null
                ? ApiResult.missing(ApiError.Kind.ACCOUNT_MISSING, "")
                : api.get().then(cloudflare -> cloudflare.inventory(account));
        return pulled instanceof ApiResult.Value<Inventory> value
                ? new Outcome.Pulled(written(value.value(), reader, file, target, manifest))
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

    private static List<String> written(Inventory now, SourceReader reader, Path file, Path target, Path manifest)
            throws IOException {
        boolean first = !Files.exists(file);
        Inventory before = InventoryReader.saved(reader.readPublic(file, Format.JSON));
        InventoryWriter.write(now, target);
        int secrets = 0;
        for (Store store : now.stores()) {
            secrets += store.secrets().size();
        }
        String held = reader.name(file) + ": " + count(now.stores().size(), "store") + ", " + count(secrets, "secret");
        if (first) {
            return List.of(held, "Name it in " + reader.name(manifest) + ":  inventory: " + InventoryWriter.NAME);
        }
        List<InventoryChange> changes = InventoryChange.between(before, now);
        List<String> lines = new ArrayList<>();
        lines.add(held + ", " + count(changes.size(), "change"));
        changes.stream().limit(MOST_CHANGES).forEach(change -> lines.add("  " + change));
        if (changes.size() > MOST_CHANGES) {
            lines.add("  and " + (changes.size() - MOST_CHANGES) + " more");
        }
        return lines;
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
