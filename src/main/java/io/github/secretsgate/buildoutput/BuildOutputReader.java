package io.github.secretsgate.buildoutput;

import io.github.secretsgate.finding.Credentials;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Quoted;
import io.github.secretsgate.finding.Rule;
import io.github.secretsgate.finding.Subject;
import io.github.secretsgate.source.Document;
import io.github.secretsgate.source.FileName;
import io.github.secretsgate.source.Format;
import io.github.secretsgate.source.Location;
import io.github.secretsgate.source.Node;
import io.github.secretsgate.source.Problem;
import io.github.secretsgate.source.SourceFile;
import io.github.secretsgate.source.SourceReader;
import io.github.secretsgate.wrangler.Deployable;
import io.github.secretsgate.wrangler.VersionDirectories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the Build Output of a project as cf does: if anything in it is invalid, cf deploys none of it.
 *
 * @see <a href="https://www.npmjs.com/package/@cloudflare/build-output-utils">@cloudflare/build-output-utils</a>
 */
final class BuildOutputReader {
    private static final String AGAIN =
            "cf refuses the whole Build Output. Delete the directory .cloudflare/output and build it again:\n"
                    + BuildOutputReader.BUILD;

    /** The command that writes Build Output. */
    static final String BUILD = "npx cf build";

    private final SourceReader reader;
    private final Path project;
    private final Path output;
    private final List<Finding> findings = new ArrayList<>();

    private BuildOutputReader(SourceReader reader, Path project) {
        this.reader = reader;
        this.project = project;
        this.output = project.resolve(VersionDirectories.OUTPUT);
    }

    /** Returns a project's Workers, or a single {@link UnusableOutput} if cf refuses the Build Output or it is missing. */
    static List<Deployable> read(SourceReader reader, Path project) {
        return new BuildOutputReader(reader, project).read();
    }

    private List<Deployable> read() {
        List<String> versions = VersionDirectories.of(project);
        String version = versions.size() == 1 ? versions.get(0) : "";
        List<Deployable> workers = List.of();
        if (!version.equals("v0") && !version.equals("v1")) {
            findings.add(unusable(versions));
        } else if (link() == null) {
            workers = workers(output.resolve(version), version.equals("v0"));
        }
        boolean refused = Finding.anyFails(findings);
        if (workers.isEmpty() || refused) {
            return List.of(new UnusableOutput(new SourceFile(reader.name(output), "", true), about(findings)));
        }
        return workers;
    }

    private static List<Finding> about(List<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.location() == null
                        ? finding
                        : finding.about(new Subject.WholeConfig(
                                finding.location().file().name(), List.of())))
                .toList();
    }

    private Finding unusable(List<String> versions) {
        String where = reader.name(output);
        if (versions.isEmpty()) {
            return at(output, where + " has no version of Build Output, such as v1.");
        } else if (versions.size() > 1) {
            return at(
                    output,
                    where + " has several versions of Build Output: " + String.join(", ", versions)
                            + ". One of them is left over from an earlier build.");
        }
        return at(output, where + " has " + versions.get(0) + ". This plugin reads v0 and v1.")
                .hint("Build it with a version of the tool that writes v1, or use a newer version of this plugin.");
    }

    /** The first symbolic link in the tree; null if there is none. cf refuses links. */
    private @Nullable Path link() {
        Path found = null;
        Path above = output.getParent();
        if (above != null && Files.isSymbolicLink(above)) {
            found = above;
        } else {
            try (Stream<Path> all = Files.walk(output)) {
                found = all.filter(Files::isSymbolicLink).min(FileName.ORDER).orElse(null);
            } catch (IOException | UncheckedIOException e) {
                findings.add(at(output, reader.name(output) + " can't be read by this user."));
                return output;
            }
        }
        if (found != null) {
            findings.add(at(found, reader.name(found) + " is a link. Build Output can't have links."));
        }
        return found;
    }

    private List<Deployable> workers(Path version, boolean isV0) {
        Node.Mapping root = file(version.resolve("config.json"), isV0 ? FileShapes.ROOT_OF_V0 : FileShapes.ROOT);
        for (Path directory : directories(version.resolve("containers"))) {
            file(directory.resolve("container.config.json"), ContainerShapes.CONTAINER);
        }
        List<Path> directories = new ArrayList<>(directories(version.resolve("workers")));
        Path main = version.resolve("workers").resolve("default");
        directories.remove(main);
        directories.add(0, main);
        List<WorkerOutput> workers = new ArrayList<>();
        for (Path directory : directories) {
            Node.Mapping config = file(directory.resolve("worker.config.json"), FileShapes.WORKER);
            if (root != null && config != null) {
                Content content = Content.of(directory, config);
                if (content != Content.NONE) {
                    BuildContext context = BuildContext.of(root, isV0, source());
                    workers.add(new WorkerOutput(context, config, content, selectable(config, workers), findings));
                } else if (directory.equals(main)) {
                    findings.add(at(directory, reader.name(directory) + " has neither \"bundle\" nor \"assets\"."));
                }
            }
        }
        return List.copyOf(workers);
    }

    /** Returns whether {@code cf deploy --worker} can select this Worker. The first Worker needs no option. */
    private static boolean selectable(Node.Mapping config, List<WorkerOutput> before) {
        return before.stream()
                .noneMatch(other -> config.get("name") instanceof Node.Text name
                        && name.value().equals(other.name()));
    }

    private @Nullable Location source() {
        Path source = project.resolve(ProjectSearch.SOURCE);
        return Files.isRegularFile(source) ? new SourceFile(reader.name(source), "", true).start() : null;
    }

    /** The directories in a directory; empty if it doesn't exist. */
    private static List<Path> directories(Path parent) {
        if (!Files.isDirectory(parent, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(parent)) {
            return entries.filter(entry -> Files.isDirectory(entry))
                    .sorted(FileName.ORDER)
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of(parent.resolve("default")); // what can't be listed can't be read either: that is then said
        }
    }

    /** Reads a file; null, with findings, if it can't be read or doesn't have this shape. */
    private Node.@Nullable Mapping file(Path path, Shape shape) {
        Document document = reader.readConfidential(path, Format.STRICT_JSON);
        for (Problem problem : document.problems()) {
            if (problem.kind() == Problem.Kind.REPEATED_KEY) {
                findings.add(Finding.at(
                                problem.location(),
                                Rule.KEY_REPEATED,
                                Credentials.masked(problem.message()) + " cf uses the last one.")
                        .related(problem.related(), "The key is first used here."));
            } else {
                findings.add(
                        Finding.at(problem.location(), Rule.BUILD_OUTPUT_INVALID, Credentials.masked(problem.message()))
                                .hint(AGAIN));
            }
        }
        if (document.root() == null) {
            return null;
        }
        List<Shape.Wrong> wrong = shape.wrong(document.root(), "");
        for (Shape.Wrong what : wrong) {
            findings.add(Finding.at(what.location(), Rule.BUILD_OUTPUT_INVALID, what.message())
                    .hint(AGAIN));
        }
        return wrong.isEmpty() && document.root() instanceof Node.Mapping mapping ? mapping : null;
    }

    private Finding at(Path where, String message) {
        SourceFile file = new SourceFile(reader.name(where), "", true);
        return Finding.at(file.start(), Rule.BUILD_OUTPUT_INVALID, message).hint(AGAIN);
    }

    /** The contents of a Worker's directory, apart from its config. */
    enum Content {
        /** A main module, with or without assets. */
        CODE,
        /** Only assets. */
        ASSETS,
        /** Code without a main module. */
        NO_MAIN,
        /** Nothing to deploy. */
        NONE;

        static Content of(Path directory, Node.Mapping config) {
            boolean bundle = Files.isDirectory(directory.resolve("bundle"));
            boolean assets = Files.isDirectory(directory.resolve("assets"));
            if (bundle && config.get("manifest") != null) {
                return CODE;
            }
            return assets ? ASSETS : bundle ? NO_MAIN : NONE;
        }
    }

    /** The settings of the build that wrote the output. */
    record BuildContext(
            @Nullable String accountId,
            boolean isPreview,
            String mode,
            boolean isV0,
            @Nullable Location source) {
        static BuildContext of(Node.Mapping root, boolean isV0, @Nullable Location source) {
            Node.Mapping settings = root.get("settings") instanceof Node.Mapping mapping ? mapping : root;
            String account = settings.get("accountId") instanceof Node.Text text ? text.value() : "";
            Node.Mapping context = root.get("buildContext") instanceof Node.Mapping mapping ? mapping : root;
            boolean preview = context.get("isPreview") instanceof Node.Other other && other.type() == Node.Type.TRUE;
            String mode = context.get("mode") instanceof Node.Text text ? text.value() : "";
            return new BuildContext(account.isEmpty() ? null : account, preview, mode, isV0, source);
        }

        /** The mode, as part of a sentence. */
        String described() {
            return mode.isEmpty() ? "without a mode" : "in the mode " + Quoted.of(mode);
        }
    }
}
