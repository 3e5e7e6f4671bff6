package io.github.secretsgate.buildoutput;

import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Rule;
import io.github.secretsgate.source.SourceFile;
import io.github.secretsgate.source.SourceReader;
import io.github.secretsgate.wrangler.ConfigFinder;
import io.github.secretsgate.wrangler.Deployable;
import io.github.secretsgate.wrangler.SearchRequest;
import io.github.secretsgate.wrangler.VersionDirectories;
import io.github.secretsgate.wrangler.WorkerSearch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds the Build Output and wrangler configs that a build deploys. */
public final class ProjectSearch {
    /** The source that Build Output is built from. It is never run or searched for bindings. */
    public static final String SOURCE = "cloudflare.config.ts";

    private final SourceReader reader;
    private final WorkerSearch configs;
    private final List<Deployable> found = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    public ProjectSearch(SourceReader reader, SearchRequest request) {
        this.reader = reader;
        this.configs = new WorkerSearch(reader, request);
    }

    /** Returns whether a directory contains anything that can be deployed. */
    public static boolean isProject(Path directory) {
        return ConfigFinder.hasConfig(directory)
                || Files.isRegularFile(directory.resolve(SOURCE))
                || !VersionDirectories.of(directory).isEmpty();
    }

    /** Finds and reads the projects that the build's parameters select. */
    public void find() {
        configs.find();
        for (Path directory : configs.searched()) {
            if (!VersionDirectories.of(directory).isEmpty()) {
                add(directory);
            } else if (Files.isRegularFile(directory.resolve(SOURCE))) {
                findings.add(nothingBuilt(directory));
            } else if (configs.configs().isEmpty() && Files.isDirectory(directory.resolve(VersionDirectories.OUTPUT))) {
                found.addAll(BuildOutputReader.read(reader, directory));
            }
        }
        found.addAll(configs.configs());
    }

    private void add(Path directory) {
        List<Deployable> output = BuildOutputReader.read(reader, directory);
        found.addAll(output);
        boolean old = output.stream().anyMatch(worker -> worker instanceof WorkerOutput read && read.isV0());
        if (old) {
            notes.add(reader.name(directory.resolve(VersionDirectories.OUTPUT))
                    + " is Build Output of version 0, which only cf 1.0.0-beta.13 and earlier deploy.");
        }
    }

    /** The finding for a source that wasn't built. A wrangler config next to it can still be deployed. */
    private Finding nothingBuilt(Path directory) {
        String source = reader.name(directory.resolve(SOURCE));
        var location = new SourceFile(source, "", true).start();
        if (!configs.configs().isEmpty() && (configs.searched().size() == 1 || ConfigFinder.hasConfig(directory))) {
            return Finding.at(
                            location,
                            Rule.CONFIG_NOT_CHECKED,
                            source + " hasn't been built, so it isn't checked. \"cf deploy\" and"
                                    + " \"wrangler deploy --x-new-config\" deploy it instead of the wrangler config.")
                    .hint("If it is deployed, build it before the check:\n" + BuildOutputReader.BUILD);
        }
        return Finding.at(
                        location,
                        Rule.BUILD_OUTPUT_MISSING,
                        source + " hasn't been built, so its bindings aren't known.")
                .hint("1. Build it:\n   " + BuildOutputReader.BUILD
                        + "\n2. Run this check.\n3. Deploy the checked output:\n   npx cf deploy --prebuilt");
    }

    /** Everything that was found, in the order of the search. */
    public List<Deployable> found() {
        return found;
    }

    /** The findings about the search. */
    public List<Finding> findings() {
        List<Finding> all = new ArrayList<>(configs.findings());
        all.addAll(findings);
        return all;
    }

    /** Notes for the log. */
    public List<String> notes() {
        return notes;
    }

    /** A finding for each {@code includes} pattern that matches no Worker. */
    public List<Finding> patternsWithoutAMatch() {
        return configs.matchingNone(ProjectSearch::isProject).stream()
                .map(pattern -> Finding.nowhere(
                                Rule.PARAMETER_INVALID,
                                "Pattern \"" + pattern + "\" in \"includes\" matches no Worker.")
                        .hint(WorkerSearch.toFix(
                                List.of(pattern),
                                "Fix the pattern, or set requireConfig=false if no Worker is expected there.")))
                .toList();
    }

    /** The finding for a build in which nothing was found, although a Worker was expected. */
    public Finding nothing() {
        return configs.nothing();
    }

    /** Warns about configs next to those found that wrangler ignores and nobody else reads. */
    public void warnOfOthers(Set<Path> readByOthers) {
        configs.warnOfOthers(readByOthers);
    }
}
