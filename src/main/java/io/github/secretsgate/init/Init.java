package io.github.secretsgate.init;

import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.manifest.Manifest;
import io.github.secretsgate.manifest.ManifestReader;
import io.github.secretsgate.source.SourceReader;
import io.github.secretsgate.wrangler.SearchRequest;
import io.github.secretsgate.wrangler.WorkerSearch;
import io.github.secretsgate.wrangler.WranglerConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a first manifest where there is none, and says what one lacks that is there. */
public final class Init {
    private final SourceReader reader;
    private final WorkerSearch search;
    private final Path file;
    private final String name;

    /**
     * What came of it.
     *
     * @param lines what is to be said
     * @param failed whether nothing could be done
     */
    public record Result(List<String> lines, boolean failed) {}

    private Init(Path root, SearchRequest workers, @Nullable Path manifest) {
        this.reader = new SourceReader(root);
        this.search = new WorkerSearch(reader, workers);
        this.file = ManifestReader.locate(workers.base(), root, manifest);
        this.name = reader.name(file);
    }

    /**
     * Does it.
     *
     * @param root the build's root, to which paths are relative
     * @param workers where the Workers are for which a manifest is wanted
     * @param manifest the manifest; null for the one that a check would find
     * @throws IOException if the manifest cannot be written
     */
    public static Result run(Path root, SearchRequest workers, @Nullable Path manifest) throws IOException {
        return new Init(root, workers, manifest).run();
    }

    private Result run() throws IOException {
        search.find();
        List<Finding> findings = new ArrayList<>(search.findings());
        search.configs().forEach(config -> findings.addAll(findings(config)));
        List<Finding> errors =
                findings.stream().filter(Finding::fails).sorted(Finding.ORDER).toList();
        if (search.configs().isEmpty() && errors.isEmpty()) {
            errors = List.of(search.nothing());
        }
        return errors.isEmpty()
                ? of(Needs.of(search.configs()))
                : failed("What the Workers bind is not known, so nothing is written:", errors);
    }

    /** What is wrong in any environment: what a config that wrangler refuses binds is not known. */
    private static List<Finding> findings(WranglerConfig config) {
        List<Finding> findings = new ArrayList<>(config.findings());
        if (!config.unreadable()) {
            config.environments()
                    .forEach(environment ->
                            findings.addAll(config.deployment(environment).findings()));
        }
        return findings;
    }

    private Result of(Needs needs) throws IOException {
        List<String> lines = new ArrayList<>();
        if (ManifestReader.isThere(file)) {
            lines.add(name + " is there already, and stays as it is.");
        } else if (needs.isEmpty()) {
            lines.add("No Secrets Store bindings in " + String.join(", ", needs.configs())
                    + ": no manifest is needed, and none is written.");
            return new Result(lines, false);
        } else {
            create(FirstManifest.of(needs));
            lines.add(name + " is written, with " + count(needs.stores().size(), "store") + " and "
                    + count(needs.secrets(), "secret") + " of " + String.join(", ", needs.configs()) + ".");
        }
        Manifest manifest = ManifestReader.read(reader, file, true);
        List<Finding> errors =
                manifest.findings().stream().filter(Finding::fails).toList();
        if (!errors.isEmpty()) {
            return failed("What is missing in " + name + " cannot be said until it is mended:", errors);
        }
        needs.unnamed()
                .forEach(location -> lines.add(location + ": this binding names no store or no secret; mend it."));
        List<String> open = OpenPoints.of(needs, manifest, name, Files.readString(file));
        if (open.isEmpty()) {
            lines.add(
                    "Nothing that the configs bind is missing in it. Whether it is allowed, secrets-store:check says.");
        } else {
            lines.add("secrets-store:check fails until somebody who knows has filled in:");
            open.forEach(line -> lines.add("  " + line));
            lines.add("Then run secrets-store:check.");
        }
        return new Result(lines, false);
    }

    /** Whole or not at all, and never over another file: the name is taken first, with an empty file that only this run made. */
    private void create(String text) throws IOException {
        Path whole = file.resolveSibling(file.getFileName() + ".unfinished");
        try {
            Files.writeString(whole, text);
            Files.createFile(file);
            Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(whole);
        }
    }

    private static Result failed(String why, List<Finding> errors) {
        List<String> lines = new ArrayList<>(List.of(why));
        for (Finding error : errors) {
            lines.add((error.location() == null ? "" : error.location() + ": ") + error.message());
            if (error.hint() != null) {
                error.hint().lines().forEach(line -> lines.add("  " + line));
            }
        }
        return new Result(lines, true);
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
