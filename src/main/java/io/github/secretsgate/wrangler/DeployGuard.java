package io.github.secretsgate.wrangler;

import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Rule;
import io.github.secretsgate.source.SourceFile;
import io.github.secretsgate.source.SourceReader;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * wrangler's refusal to deploy next to Build Output, which only cf deploys. It looks in the directory where it runs (or of {@code
 * --config}), and in the directory of the config that it finds.
 */
record DeployGuard(SourceReader reader) {
    /**
     * Returns the finding about a config that wrangler refuses to deploy; null if it doesn't refuse.
     *
     * @param start the directory where wrangler runs; null if {@code --config} names the config
     */
    @Nullable
    Finding refused(@Nullable Path start, LocatedConfig located) {
        Path own = located.own() != null ? located.own() : located.config();
        if (own == null) {
            return null;
        }
        Set<Path> looked = new LinkedHashSet<>();
        if (start != null) {
            looked.add(start.toAbsolutePath().normalize());
        }
        Path directory = own.toAbsolutePath().normalize().getParent();
        if (directory != null && located.own() != null) {
            looked.add(directory);
        }
        for (Path project : looked) {
            if (!VersionDirectories.of(project).isEmpty()) {
                boolean checked = start != null && !VersionDirectories.of(start).isEmpty();
                return refused(own, project, checked);
            }
        }
        return null;
    }

    /** @param checked whether the Build Output is checked instead of the config */
    private Finding refused(Path own, Path project, boolean checked) {
        String config = reader.name(own);
        String output = reader.name(project.resolve(VersionDirectories.OUTPUT));
        Finding finding = Finding.at(
                new SourceFile(config, "", true).start(),
                Rule.WRANGLER_DEPLOY_REFUSED,
                "\"wrangler deploy\", \"wrangler versions upload\" and \"wrangler preview\" refuse to deploy " + config
                        + " while there is Build Output in " + output + ". "
                        + (checked ? "The Build Output is checked instead." : "It isn't checked."));
        List<String> ways = List.of(
                "If \"cf deploy\" deploys this Worker, "
                        + (checked
                                ? "delete " + config + "."
                                : "check its Build Output: run the check in " + reader.name(project)
                                        + ", without the parameter \"config\"."),
                "If wrangler deploys it, delete " + output + ".");
        Finding hinted = finding.hint(String.join("\n", ways));
        return checked ? hinted.asWarning() : hinted;
    }
}
