package io.github.secretsgate.pull;

import io.github.secretsgate.buildoutput.ProjectSearch;
import io.github.secretsgate.cloudflare.ApiError;
import io.github.secretsgate.cloudflare.ApiResult;
import io.github.secretsgate.cloudflare.CloudflareApi;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.inventory.Inventory;
import io.github.secretsgate.inventory.InventoryWriter;
import io.github.secretsgate.manifest.Manifest;
import io.github.secretsgate.manifest.ManifestReader;
import io.github.secretsgate.result.Report;
import io.github.secretsgate.source.Format;
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

/** Saves what the stores of an account hold, as {@value InventoryWriter#NAME} or in the manifest. */
public final class Pull {
    private Pull() {}

    /** What to write. */
    public enum Update {
        /** {@value InventoryWriter#NAME}, next to the manifest. */
        INVENTORY,
        /** The scopes in the manifest. */
        MANIFEST;

        /** The one with this name. */
        public static Optional<Update> of(String name) {
            return switch (name) {
                case "inventory" -> Optional.of(INVENTORY);
                case "manifest" -> Optional.of(MANIFEST);
                default -> Optional.empty();
            };
        }
    }

    /**
     * What to pull.
     *
     * @param root the build's root, to which paths are relative
     * @param base the directory of the module
     * @param manifest the manifest; null for the one that a check would find
     * @param account the account if no config names one; null if only a config does
     * @param update what to write
     * @param now the time, to be recorded
     */
    public record Request(
            Path root,
            Path base,
            @Nullable Path manifest,
            @Nullable String account,
            Update update,
            Instant now) {}

    /** What came of it. */
    public sealed interface Outcome {
        /** The inventory was written. */
        record Pulled(List<String> lines) implements Outcome {}

        /** The manifest was compared, and can be written. */
        record Compared(ManifestUpdate update) implements Outcome {}

        /** The file can't be written where it belongs; a sentence. */
        record Refused(String why) implements Outcome {}

        /** The manifest to update can't be read, or the config or Build Output that may name the account. */
        record Unreadable(Report why) implements Outcome {}

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
        boolean inventory = request.update() == Update.INVENTORY;
        Path file = inventory ? manifest.resolveSibling(InventoryWriter.NAME) : manifest;
        String refused = inventory ? PulledInventory.refused(request, file) : refused(request, manifest);
        if (refused != null) {
            return new Outcome.Refused(reader.name(file) + " isn't written: " + refused);
        }
        ProjectSearch search =
                new ProjectSearch(reader, new SearchRequest(request.base(), true, null, List.of(), List.of()));
        search.find();
        List<Finding> unreadable = unreadable(search);
        if (!unreadable.isEmpty()) {
            return unreadable(unreadable);
        }
        String account = account(search).orElse(request.account());
        ApiResult<Inventory> pulled = account == null
                ? ApiResult.missing(ApiError.Kind.ACCOUNT_MISSING, "")
                : api.get().then(cloudflare -> cloudflare.inventory(account));
        if (!(pulled instanceof ApiResult.Value<Inventory> value)) {
            ApiError error = ((ApiResult.Missing<Inventory>) pulled).error();
            return new Outcome.Unavailable(error, reader.name(file), Files.exists(file));
        }
        return inventory
                ? new Outcome.Pulled(
                        PulledInventory.write(value.value(), String.valueOf(account), request, reader, file, manifest))
                : compared(value.value(), request, reader, manifest);
    }

    /** Why a manifest isn't updated; null if it can be. */
    private static @Nullable String refused(Request request, Path manifest) {
        if (!ManifestReader.isThere(manifest)) {
            return "it doesn't exist. Let secrets-store:init write it.";
        }
        return WholeFile.linkOnTheWay(manifest, List.of(request.base(), request.root())) == null
                ? null
                : PulledInventory.LINK;
    }

    private static Outcome compared(Inventory listed, Request request, SourceReader reader, Path file) {
        Manifest manifest = request.manifest() == null
                ? ManifestReader.readFound(reader, file, true)
                : ManifestReader.read(reader, file, true);
        List<Finding> wrong =
                manifest.findings().stream().filter(Finding::fails).toList();
        if (!wrong.isEmpty()) {
            return unreadable(wrong);
        }
        Inventory declared = manifest.inventory().orNull();
        return new Outcome.Compared(ManifestUpdate.of(
                file,
                reader.readPublic(file, Format.YAML),
                declared == null ? Inventory.complete(List.of()) : declared,
                listed));
    }

    private static Outcome unreadable(List<Finding> findings) {
        return new Outcome.Unreadable(Report.of(List.of(), List.of(), List.of(), findings));
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
}
