package io.github.secretsgate.wrangler;

import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Rule;
import io.github.secretsgate.source.Document;
import io.github.secretsgate.source.Format;
import io.github.secretsgate.source.Problem;
import io.github.secretsgate.source.SourceFile;
import io.github.secretsgate.source.SourceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds and reads the config that wrangler would deploy.
 *
 * @see <a href="https://github.com/cloudflare/workers-sdk/blob/main/packages/workers-utils/src/config/config-helpers.ts">config-helpers.ts</a>
 */
public final class ConfigFinder {
    private static final List<String> NAMES = List.of("wrangler.json", "wrangler.jsonc", "wrangler.toml");
    private static final String REDIRECT = ".wrangler/deploy/config.json";

    private final SourceReader reader;

    public ConfigFinder(SourceReader reader) {
        this.reader = reader;
    }

    /** Returns whether a directory itself contains a config, or a redirect to one. */
    public static boolean hasConfig(Path directory) {
        return isConfig(directory.resolve(REDIRECT)) || !configsIn(directory).isEmpty();
    }

    /** Returns the config that wrangler finds if it runs in a directory. */
    public LocatedConfig locate(Path start) {
        Path directory = real(start.toAbsolutePath().normalize());
        Path own = null;
        for (String name : NAMES) {
            own = own == null ? findUp(directory, name) : own;
        }
        List<Finding> findings = shadowed(directory, own);
        Path redirect = findUp(directory, REDIRECT);
        if (redirect == null) {
            return new LocatedConfig(own, own, false, false, List.of(), findings);
        }
        Redirect read = Redirect.read(reader, redirect);
        findings.addAll(read.findings());
        Path target = read.target();
        List<Path> auxiliary = read.auxiliary();
        if (target != null && own != null && !own.resolveSibling(REDIRECT).equals(redirect)) {
            findings.add(otherBase(own, redirect));
            return new LocatedConfig(null, own, false, isGenerated(own, target, auxiliary), List.of(), findings);
        }
        boolean redirected = target != null && !target.equals(own);
        return new LocatedConfig(target, own, redirected, false, auxiliary, findings);
    }

    private static boolean isGenerated(Path config, Path target, List<Path> auxiliary) {
        return target.equals(config) || auxiliary.contains(config);
    }

    /** Resolves links in a directory's path, as Node.js does: wrangler searches upward from there. */
    Path real(Path directory) {
        try {
            Path root = reader.root();
            Path realRoot = root.toRealPath();
            Path real = directory.toRealPath(); // on another drive, it can't be relative to the root
            return real.startsWith(realRoot)
                    ? root.resolve(realRoot.relativize(real)).normalize()
                    : real;
        } catch (IOException e) {
            return directory; // the error is reported when the directory is listed or read
        }
    }

    /** Reads a config. wrangler reads a file with an unknown extension as an empty config; here it is an error. */
    public WranglerConfig read(Path config, boolean redirected) {
        String name = String.valueOf(config.getFileName());
        if (name.endsWith(".toml")) {
            return new WranglerConfig(reader.readConfidential(config, Format.TOML), redirected);
        } else if (name.endsWith(".json") || name.endsWith(".jsonc") || Files.isDirectory(config)) {
            return new WranglerConfig(reader.readConfidential(config, Format.JSON), redirected);
        }
        SourceFile file = new SourceFile(reader.name(config), "", true);
        String message = "The extension of a config must be .toml, .json or .jsonc, in lower case:"
                + " wrangler treats any other file as an empty config.";
        Problem problem = new Problem(Problem.Kind.SYNTAX, file.start(), file.start(), message);
        return new WranglerConfig(new Document(file, null, List.of(problem)), redirected);
    }

    private static @Nullable Path findUp(Path directory, String name) {
        for (Path up = directory; up != null; up = up.getParent()) {
            if (isConfig(up.resolve(name))) {
                return up.resolve(name);
            }
        }
        return null;
    }

    private static List<Path> configsIn(Path directory) {
        List<Path> configs = new ArrayList<>();
        for (String name : NAMES) {
            if (isConfig(directory.resolve(name))) {
                configs.add(directory.resolve(name));
            }
        }
        return configs;
    }

    /** wrangler skips a dangling link and a pipe. There may be a file when it runs, so here they are configs that can't be read. */
    private static boolean isConfig(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(file);
    }

    private List<Finding> shadowed(Path directory, @Nullable Path winner) {
        List<Finding> findings = new ArrayList<>();
        for (Path config : configsIn(directory)) {
            if (!config.equals(winner) && winner != null) {
                findings.add(
                        Finding.at(
                                        new SourceFile(reader.name(config), "", true).start(),
                                        Rule.CONFIG_SHADOWED,
                                        "Wrangler doesn't read this config: it finds " + reader.name(winner)
                                                + " first.")
                                .hint(
                                        "Remove one of the two. Or name the one to deploy, with \"wrangler deploy --config\" and \"-Dsecrets-store.config=FILE\"."));
            }
        }
        return findings;
    }

    private Finding otherBase(Path own, Path redirect) {
        SourceFile file = new SourceFile(reader.name(redirect), "", true);
        return Finding.at(
                        file.start(),
                        Rule.CONFIG_INVALID,
                        "Wrangler finds this redirect and the config " + reader.name(own)
                                + " in another directory, and refuses to choose.")
                .hint("Remove " + reader.name(redirect) + " if it is left over from an earlier build.");
    }
}
