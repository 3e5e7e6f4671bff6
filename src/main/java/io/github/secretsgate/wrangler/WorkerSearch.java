package io.github.secretsgate.wrangler;

import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Rule;
import io.github.secretsgate.source.SourceFile;
import io.github.secretsgate.source.SourceReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the Workers that a build deploys. */
public final class WorkerSearch {
    private final SourceReader reader;
    private final ConfigFinder finder;
    private final Set<Path> read = new LinkedHashSet<>();
    private final Set<Path> found = new LinkedHashSet<>();
    private final List<WranglerConfig> configs = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    public WorkerSearch(SourceReader reader) {
        this.reader = reader;
        this.finder = new ConfigFinder(reader);
    }

    /** The configs that were found and read. */
    public List<WranglerConfig> configs() {
        return configs;
    }

    /** What is to be said about the search. */
    public List<Finding> findings() {
        return findings;
    }

    /** The config that is named, as with {@code wrangler --config}: no search and no redirect. */
    public void file(Path config) {
        add(config, false);
    }

    /** The config that wrangler finds in a directory or above it. */
    public void directory(Path directory) {
        add(finder.locate(directory));
    }

    /**
     * The configs that wrangler finds in the directories that match and have one.
     *
     * @throws IOException if a directory cannot be listed
     */
    public void directories(Path base, List<String> includes, List<String> excludes) throws IOException {
        for (Path directory : new DirectoryPatterns(includes, excludes).below(base)) {
            Location location = ConfigFinder.hasConfig(directory) ? finder.locate(directory) : null;
            if (location != null && !location.generated()) {
                add(location);
            }
        }
    }

    /** Warns of configs of a directory that nothing reads, except those that are read by others. */
    public void warnOfOthers(Path directory, Set<Path> readByOthers) {
        Set<String> said = new LinkedHashSet<>();
        findings.forEach(finding -> said.add(String.valueOf(finding.place())));
        try (Stream<Path> files = Files.list(directory)) {
            files.filter(WorkerSearch::looksLikeConfig)
                    .filter(file -> !read.contains(file) && !found.contains(file) && !readByOthers.contains(file))
                    .sorted()
                    .map(file -> new SourceFile(reader.name(file), "", true).start())
                    .filter(place -> !said.contains(place.toString()))
                    .forEach(place -> findings.add(Finding.at(
                                    place, Rule.CONFIG_NOT_CHECKED, "Nothing reads this config, so it is not checked.")
                            .hint("If it is deployed with wrangler --config, check it in an execution of its own"
                                    + " with <config>" + place.file().name() + "</config>.")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean looksLikeConfig(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.matches("wrangler.*\\.(toml|json|jsonc)") && Files.isRegularFile(file);
    }

    private void add(Location location) {
        findings.addAll(location.findings());
        if (location.own() != null) {
            found.add(location.own());
        }
        if (location.config() != null) {
            add(location.config(), location.redirected());
        }
    }

    private void add(Path config, boolean redirected) {
        if (read.add(config)) {
            configs.add(finder.read(config, redirected));
        }
    }
}
