package io.github.secretsgate.maven;

import io.github.secretsgate.cloudflare.ApiError;
import io.github.secretsgate.cloudflare.ApiResult;
import io.github.secretsgate.finding.Environment;
import io.github.secretsgate.inventory.Inventory;
import io.github.secretsgate.inventory.InventoryChange;
import io.github.secretsgate.inventory.InventoryReader;
import io.github.secretsgate.inventory.InventoryWriter;
import io.github.secretsgate.manifest.ManifestReader;
import io.github.secretsgate.source.Format;
import io.github.secretsgate.source.SourceReader;
import io.github.secretsgate.wrangler.ConfigFinder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Writes what the stores of an account hold (names, scopes and status of secrets, never a value) to
 * {@code secrets-store.inventory.json} beside the manifest, which names it with {@code inventory:}, and says what changed.
 *
 * @since 1.0.0
 */
@Mojo(name = "pull", requiresProject = false, aggregator = true, threadSafe = true)
public class PullMojo extends CloudflareMojo {
    private static final int MOST = 100;

    @Inject
    PullMojo(MavenSession session, MavenProject project, SettingsDecrypter decrypter) {
        super(session, project, decrypter);
    }

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        BuildLayout layout = new BuildLayout(session, project);
        SourceReader reader = new SourceReader(layout.root());
        Path beside = ManifestReader.locate(layout.baseDirectory(), layout.root(), manifest());
        Path file = beside.resolveSibling(InventoryWriter.NAME);
        String account = accountOf(layout, reader);
        ApiResult<Inventory> fetched = account == null
                ? ApiResult.missing(ApiError.Kind.ACCOUNT_MISSING, "")
                : cloudflare().then(api -> api.inventory(account));
        if (fetched instanceof ApiResult.Missing<Inventory> missing) {
            throw new MojoFailureException(
                    missing.error().message() + "\n" + missing.error().hint() + "\n" + reader.name(file)
                            + (Files.exists(file) ? " is left as it was." : " is not written."));
        } else if (fetched instanceof ApiResult.Value<Inventory> pulled) {
            write(pulled.value(), reader, file, beside);
        }
    }

    private @Nullable String accountOf(BuildLayout layout, SourceReader reader) {
        ConfigFinder finder = new ConfigFinder(reader);
        var located = finder.locate(layout.baseDirectory());
        String named = located.config() == null
                ? null
                : finder.read(located.config(), located.redirected()).accountId(Environment.TOP_LEVEL);
        return named == null ? account() : named;
    }

    private void write(Inventory now, SourceReader reader, Path file, Path manifest) throws MojoExecutionException {
        boolean first = !Files.exists(file);
        Inventory before = InventoryReader.saved(reader.readPublic(file, Format.JSON));
        try {
            InventoryWriter.write(now, file);
        } catch (IOException e) {
            throw new MojoExecutionException("The inventory " + file + " cannot be written: " + e + ".", e);
        }
        int secrets =
                now.stores().stream().mapToInt(store -> store.secrets().size()).sum();
        List<InventoryChange> changes = first ? List.of() : InventoryChange.between(before, now);
        getLog().info(reader.name(file) + ": " + count(now.stores().size(), "store") + ", " + count(secrets, "secret")
                + (first ? "" : ", " + count(changes.size(), "change")));
        changes.stream()
                .limit(MOST)
                .forEach(change -> getLog().info("  " + change.toString().replaceAll("\\p{Cntrl}", "?")));
        if (changes.size() > MOST) {
            getLog().info("  and " + (changes.size() - MOST) + " more");
        }
        if (first) {
            getLog().info("Name it in " + reader.name(manifest) + ":  inventory: " + InventoryWriter.NAME);
        }
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
