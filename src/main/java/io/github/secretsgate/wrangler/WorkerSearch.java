package io.github.secretsgate.wrangler;

import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Quoted;
import io.github.secretsgate.finding.Rule;
import io.github.secretsgate.source.FileName;
import io.github.secretsgate.source.Location;
import io.github.secretsgate.source.SourceFile;
import io.github.secretsgate.source.SourceReader;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the Workers that a build deploys. */
public final class WorkerSearch {
    private final SourceReader reader;
    private final SearchRequest request;
    private final ConfigFinder finder;
    private final DeployGuard guard;
    private final List<Path> searched = new ArrayList<>();
    private final Set<Path> read = new LinkedHashSet<>();
    private final Set<Path> found = new LinkedHashSet<>();
    private final List<WranglerConfig> configs = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    public WorkerSearch(SourceReader reader, SearchRequest request) {
        this.reader = reader;
        this.request = request;
        this.finder = new ConfigFinder(reader);
        this.guard = new DeployGuard(reader);
    }

    /** The searched directories, with or without a config; empty if the build names a config. */
    public List<Path> searched() {
        return searched;
    }

    /** The configs that were found and read. */
    public List<WranglerConfig> configs() {
        return configs;
    }

    /** The findings about the search. */
    public List<Finding> findings() {
        return findings;
    }

    /**
     * Finds and reads the configs that the build's parameters select. If they select nothing that exists, that is a finding.
     */
    public void find() {
        Path config = request.config();
        try {
            if (config != null && request.several()) {
                invalid(
                        "Parameters \"config\" and \"includes\" are both set: \"config\" names one Worker, \"includes\" finds several."
                                + " Keep one of them.");
            } else if (config != null && VersionDirectories.isWithin(config)) {
                invalid(
                        "Parameter \"config\" names a file of Build Output, which isn't a wrangler config. Remove the parameter"
                                + ": the check finds Build Output by itself.");
            } else if (config != null) {
                Path named = request.base().resolve(config).normalize();
                if (!refused(null, new LocatedConfig(named, named, false, false, List.of(), List.of()))) {
                    add(named, false);
                }
            } else if (request.several()) {
                directories();
            } else {
                searched.add(request.base());
                if (request.above() || ConfigFinder.hasConfig(request.base())) {
                    add(request.base(), finder.locate(request.base()));
                }
            }
        } catch (IOException e) {
            findings.add(unlisted(e)
                    .hint(
                            "It could contain Workers. Make it readable, or exclude it: a pattern in \"excludes\" that ends in /** excludes"
                                    + " a directory and all below it."));
        }
    }

    /** The finding for a build in which nothing was found, although a Worker was expected. */
    public Finding nothing() {
        String name = reader.name(request.base());
        String directory = name.equals(".") ? "the current directory" : name;
        String where = request.includes().isEmpty()
                ? directory + (request.above() ? " or above it" : "")
                : "any directory below " + directory + " that matches " + Quoted.list(request.includes());
        return Finding.nowhere(
                        Rule.CONFIG_UNREADABLE,
                        "There is no wrangler.json, wrangler.jsonc or wrangler.toml in " + where + ".")
                .hint(
                        !request.several()
                                ? "Run the check in the Worker's directory. Or name the config with \"-Dsecrets-store.config=FILE\", or the"
                                        + " directories of several Workers with \"-Dsecrets-store.includes=workers/*\"."
                                : toFix(request.includes(), "Fix the patterns in \"includes\" and \"excludes\"."));
    }

    /** The fix for patterns that match no Worker: the reasons why they can't, or another fix if they could. */
    public static String toFix(List<String> patterns, String otherwise) {
        String why = patterns.stream()
                .map(DirectoryPatterns::whyNone)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n"));
        return why.isEmpty() ? otherwise : why;
    }

    /** Adds the configs that wrangler finds in the matching directories. */
    private void directories() throws IOException {
        DirectoryPatterns patterns =
                new DirectoryPatterns(request.base().getFileSystem(), request.includes(), request.excludes());
        for (Path directory : patterns.below(request.base())) {
            searched.add(directory);
            LocatedConfig located = ConfigFinder.hasConfig(directory) ? finder.locate(directory) : null;
            if (located != null && located.generated()) {
                add(Objects.requireNonNull(located.own()), true);
            } else if (located != null) {
                add(directory, located);
            }
        }
    }

    /** Warns about configs next to those found that wrangler ignores and nobody else reads. */
    public void warnOfOthers(Set<Path> readByOthers) {
        // Compared by name: on macOS, two different paths in Java can be the same file.
        Set<String> known = new HashSet<>();
        for (Set<Path> files : List.of(read, found, readByOthers)) {
            for (Path file : files) {
                known.add(reader.name(file));
            }
        }
        Set<String> said = new HashSet<>();
        for (Finding finding : findings) {
            said.add(String.valueOf(finding.location()));
        }
        Set<Path> directories = new TreeSet<>(FileName.ORDER);
        directories.addAll(searched);
        directories.add(request.base());
        for (Path directory : directories) {
            for (Path config : configsIn(directory)) {
                Location location = new SourceFile(reader.name(config), "", true).start();
                if (!known.contains(location.file().name()) && said.add(location.toString())) {
                    findings.add(notChecked(location));
                }
            }
        }
    }

    /** The files in a directory that look like configs. If it can't be listed, that is a finding. */
    private Set<Path> configsIn(Path directory) {
        Set<Path> configs = new TreeSet<>(FileName.ORDER);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(finder.real(directory))) {
            for (Path file : files) {
                if (looksLikeConfig(file)) {
                    configs.add(file);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            findings.add(unlisted(e));
        }
        return configs;
    }

    private static Finding notChecked(Location location) {
        return Finding.at(location, Rule.CONFIG_NOT_CHECKED, "No deployment uses this config, so it isn't checked.")
                .hint("If you deploy it with \"wrangler deploy --config\", check it in another execution with <config>"
                        + location.file().name() + "</config>.");
    }

    /** The {@code includes} patterns that match no directory with anything to deploy. */
    public List<String> matchingNone(Predicate<Path> holdsAnything) {
        List<Path> holding = searched.stream().filter(holdsAnything).toList();
        return request.several()
                ? DirectoryPatterns.matchingNone(request.includes(), request.base(), holding)
                : List.of();
    }

    private static boolean looksLikeConfig(Path file) {
        String name = String.valueOf(file.getFileName());
        boolean format = name.endsWith(".toml") || name.endsWith(".json") || name.endsWith(".jsonc");
        return name.startsWith("wrangler") && format && Files.isRegularFile(file);
    }

    /** The finding about a directory that can't be listed: the one that the problem names, or the base. */
    Finding unlisted(Exception problem) {
        String file = problem instanceof FileSystemException named ? named.getFile() : null;
        String name = reader.name(file == null ? request.base() : request.base().resolve(file));
        String why = "it can't be read";
        if (problem instanceof NoSuchFileException) {
            why = "there is no such directory";
        } else if (problem instanceof AccessDeniedException) {
            why = "this user isn't allowed to read it";
        }
        return Finding.nowhere(
                Rule.CONFIG_UNREADABLE, Quoted.of(name) + " can't be searched for Workers: " + why + ".");
    }

    private void add(Path start, LocatedConfig located) {
        if (located.own() != null) {
            found.add(located.own());
        }
        if (refused(start, located)) {
            return;
        }
        findings.addAll(located.findings());
        if (located.config() != null) {
            add(located.config(), located.redirected());
        }
        located.auxiliary().forEach(config -> add(config, false)); // "wrangler deploy -c"
    }

    /** Returns whether wrangler would refuse to deploy a config, and adds a finding if so. */
    private boolean refused(@Nullable Path start, LocatedConfig located) {
        Finding refused = guard.refused(start, located);
        if (refused != null) {
            findings.add(refused);
        }
        return refused != null;
    }

    private void add(Path config, boolean redirected) {
        if (read.add(config)) {
            configs.add(finder.read(config, redirected));
        }
    }

    private void invalid(String message) {
        findings.add(Finding.nowhere(Rule.PARAMETER_INVALID, message));
    }
}
