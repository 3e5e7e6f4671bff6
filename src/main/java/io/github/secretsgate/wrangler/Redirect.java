package io.github.secretsgate.wrangler;

import io.github.secretsgate.finding.Credentials;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Rule;
import io.github.secretsgate.source.Document;
import io.github.secretsgate.source.Format;
import io.github.secretsgate.source.Node;
import io.github.secretsgate.source.Problem;
import io.github.secretsgate.source.SourceReader;
import io.github.secretsgate.source.WindowsNames;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@code .wrangler/deploy/config.json}, with which a build tool makes wrangler deploy a generated config. */
final class Redirect {
    private final SourceReader reader;
    private final Path file;
    private final List<Finding> findings = new ArrayList<>();
    private final @Nullable Path target;
    private final List<Path> auxiliary;

    private Redirect(SourceReader reader, Path file) {
        this.reader = reader;
        this.file = file;
        Document document = reader.readConfidential(file, Format.JSON);
        for (Problem problem : document.problems()) {
            Rule rule = problem.kind() == Problem.Kind.SYNTAX ? Rule.CONFIG_UNREADABLE : Rule.KEY_REPEATED;
            findings.add(Finding.at(problem.location(), rule, Credentials.masked(problem.message())));
        }
        Node root = document.root();
        this.target = root == null ? null : target(root);
        this.auxiliary = root == null || target == null ? List.of() : auxiliary(root);
    }

    static Redirect read(SourceReader reader, Path file) {
        return new Redirect(reader, file);
    }

    /** The config that it names; null, with a finding, if it doesn't name one. */
    @Nullable
    Path target() {
        return target;
    }

    /** The configs of {@code auxiliaryWorkers}. The prerender Worker is never deployed. */
    List<Path> auxiliary() {
        return auxiliary;
    }

    /** The findings about it. */
    List<Finding> findings() {
        return findings;
    }

    private @Nullable Path target(Node root) {
        Node configPath = EffectiveConfig.child(root, "configPath");
        if (!(configPath instanceof Node.Text text) || text.value().isEmpty()) {
            Node wrong = configPath == null ? root : configPath;
            findings.add(
                    Finding.at(
                            wrong.location(),
                            Rule.CONFIG_INVALID,
                            "This file redirects wrangler to the config that a build tool generated, but has no string \"configPath\"."));
            return null;
        }
        Path named = named(text);
        Path existing = existing(named);
        if (existing == null) {
            findings.add(Finding.at(
                            text.location().showing(text.location()),
                            Rule.CONFIG_INVALID,
                            "This file redirects wrangler to \"" + text.value() + "\", which " + problem(named) + ".")
                    .hint(hint()));
        }
        return existing;
    }

    private List<Path> auxiliary(Node root) {
        List<Path> configs = new ArrayList<>();
        Node workers = EffectiveConfig.child(root, "auxiliaryWorkers");
        for (Node worker : workers instanceof Node.Sequence list ? list.items() : List.<Node>of()) {
            Node name = EffectiveConfig.child(worker, "configPath");
            Path named = name instanceof Node.Text text ? named(text) : null;
            Path config = existing(named);
            if (config != null) {
                configs.add(config);
            } else {
                Node written = name == null ? worker : name;
                findings.add(Finding.at(
                                written.location().showing(written.location()),
                                Rule.CONFIG_NOT_CHECKED,
                                "The config of this auxiliary Worker " + problem(named)
                                        + ", so the Worker isn't checked.")
                        .hint(hint()));
            }
        }
        return configs;
    }

    private String hint() {
        return "Run the build that generates it, or remove " + reader.name(file) + ".";
    }

    /** The path with this name; null if it isn't a valid file name. */
    private @Nullable Path named(Node.Text name) {
        try {
            return file.resolveSibling(name.value()).normalize();
        } catch (InvalidPathException e) {
            return null;
        }
    }

    private @Nullable Path existing(@Nullable Path named) {
        return named != null && !WindowsNames.isOnAnotherHost(named, file) && Files.exists(named) ? named : null;
    }

    private String problem(@Nullable Path named) {
        return named != null && WindowsNames.isOnAnotherHost(named, file)
                ? "is on another host, where the check doesn't look"
                : "doesn't exist";
    }
}
