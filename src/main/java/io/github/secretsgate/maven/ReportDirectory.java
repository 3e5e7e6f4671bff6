package io.github.secretsgate.maven;

import io.github.secretsgate.report.ReportFormat;
import io.github.secretsgate.report.RunIdentity;
import io.github.secretsgate.result.Report;
import io.github.secretsgate.source.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.aether.SessionData;
import org.jspecify.annotations.Nullable;

/** The files of the report. Of the executions of a build, one writes to a directory. */
final class ReportDirectory {
    private static final String NAME_ANOTHER = " Set reportDirectory to a directory that this user can write.";

    private final Path directory;
    private final boolean named;
    private final List<Path> trees;
    private final String owner;
    private final SessionData build;

    /**
     * @param named whether a parameter names it: then it can be anywhere
     * @param trees the directories of the module and of the build: below them, a change could plant links, so none is followed
     * @param owner the execution that writes, as people know it
     * @param build what the executions of this build share, also with {@code -T}
     */
    ReportDirectory(Path directory, boolean named, List<Path> trees, String owner, SessionData build) {
        this.directory = directory.toAbsolutePath().normalize();
        this.named = named;
        this.trees = trees;
        this.owner = owner;
        this.build = build;
    }

    /** The file to look at first. */
    Path file(List<String> names) {
        return directory.resolve(ReportFormat.chosen(names).iterator().next().fileName());
    }

    /**
     * Writes the report in these formats and removes it in others; returns a sentence for each that can't be.
     *
     * @param identity what the report is of
     */
    List<String> write(Report report, List<String> names, RunIdentity identity) {
        String other = build.set(key(), null, owner) ? null : otherOwner();
        if (other != null) {
            return List.of("The directory " + directory + " holds the reports of " + other
                    + ", which would be overwritten. Give each execution a reportDirectory of its own.");
        }
        String unusable = unusable();
        if (unusable != null) {
            return List.of(unusable);
        }
        Set<ReportFormat> chosen = ReportFormat.chosen(names);
        List<String> undone = new ArrayList<>();
        for (ReportFormat format : ReportFormat.values()) {
            Path file = directory.resolve(format.fileName());
            boolean wanted = chosen.contains(format);
            try {
                Files.deleteIfExists(file); // if it can't be written, nobody should upload that of an earlier run
                if (wanted) {
                    WholeFile.replace(file, out -> format.write(report, identity, out));
                }
            } catch (IOException | RuntimeException e) {
                undone.add("The report " + file + " can't be " + (wanted ? "written: " : "removed: ") + e + ".");
            }
        }
        return undone;
    }

    /** Removes what an earlier run wrote, so that no report is stale; returns a sentence if it can't be, else null. */
    @Nullable
    String clear() {
        if (otherOwner() != null) {
            return null;
        }
        String elsewhere = elsewhere();
        if (elsewhere != null) {
            return elsewhere;
        }
        try {
            for (ReportFormat format : ReportFormat.values()) {
                Files.deleteIfExists(directory.resolve(format.fileName()));
            }
            return null;
        } catch (IOException e) {
            return "The report of an earlier run can't be removed: " + e + "." + NAME_ANOTHER;
        }
    }

    /** Makes the directory; returns why it can't be used, or null if it can. */
    private @Nullable String unusable() {
        String elsewhere = elsewhere();
        if (elsewhere != null) {
            return elsewhere;
        }
        String why = "this user isn't allowed to write there";
        try {
            Files.createDirectories(directory);
            if (Files.isWritable(directory)) {
                return null;
            }
        } catch (IOException e) {
            why = e.toString();
        }
        return "The reports can't be written to the directory " + directory + ": " + why + "." + NAME_ANOTHER;
    }

    /** Why nothing is written or removed there: a change could make it happen anywhere. Null if all is well. */
    private @Nullable String elsewhere() {
        Path link = WholeFile.linkOnTheWay(directory, trees);
        if (link != null) {
            return "The directory of the reports, " + directory + ", isn't used: " + link
                    + " is a link, and a change could make it lead anywhere. Remove the link, or set reportDirectory to a"
                    + " directory outside of the checkout.";
        }
        boolean within = false;
        for (Path tree : trees) {
            within |= directory.startsWith(tree);
        }
        return named || within
                ? null
                : "The directory of the reports, " + directory + ", isn't used: it's outside of the build, and no"
                        + " parameter names it. Set reportDirectory.";
    }

    private @Nullable String otherOwner() {
        Object first = build.get(key());
        return first == null || first.equals(owner) ? null : first.toString();
    }

    private String key() {
        return "secrets-store reports in " + directory;
    }
}
