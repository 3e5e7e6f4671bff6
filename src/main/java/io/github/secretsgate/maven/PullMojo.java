package io.github.secretsgate.maven;

import io.github.secretsgate.pull.Pull;
import io.github.secretsgate.pull.Pull.Outcome;
import io.github.secretsgate.report.FailureMessage;
import java.io.IOException;
import java.time.Instant;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/**
 * Writes what the stores of an account hold (names, scopes and status of secrets, never a value) to
 * {@code secrets-store.inventory.json} next to the manifest, which names it with {@code inventory:}, and prints what changed. With
 * {@code update}, it writes the scopes into the manifest instead. The account is the one of the wrangler config or Build Output,
 * else {@code accountId}.
 *
 * @since 1.0.0
 */
@Mojo(name = "pull", requiresProject = false, aggregator = true, threadSafe = true)
public class PullMojo extends CloudflareMojo {
    private final MojoExecution execution;

    /**
     * What to write: {@code inventory} for {@code secrets-store.inventory.json}, or {@code manifest} for the scopes of the secrets
     * that the manifest declares. A changed line of the manifest is marked {@code CONFIRM}. Its comments, its layout and who deploys
     * stay as they are.
     *
     * <pre>{@code <update>manifest</update>}</pre>
     *
     * @since 1.0.0
     */
    @Parameter(property = "secrets-store.update", defaultValue = "inventory")
    private String update = "inventory";

    @Inject
    PullMojo(MavenSession session, MavenProject project, MojoExecution execution, SettingsDecrypter decrypter) {
        super(session, project, decrypter);
        this.execution = execution;
    }

    @Override
    void run() throws MojoExecutionException, MojoFailureException {
        new WrittenParameters(session, project, execution).require();
        BuildLayout layout = new BuildLayout(session, project);
        Pull.Request request = new Pull.Request(
                layout.root(), layout.baseDirectory(), manifest(layout), account(), update(), Instant.now());
        try {
            print(Pull.run(request, this::cloudflare));
        } catch (IOException e) {
            throw new MojoExecutionException("The file can't be written: " + e + ".", e);
        }
    }

    private Pull.Update update() throws MojoFailureException {
        return Pull.Update.of(update)
                .orElseThrow(
                        () -> new MojoFailureException("Parameter \"update\" must be \"inventory\" or \"manifest\"."));
    }

    private void print(Outcome outcome) throws IOException, MojoFailureException {
        if (outcome instanceof Outcome.Pulled pulled) {
            pulled.lines().forEach(getLog()::info);
        } else if (outcome instanceof Outcome.Compared compared) {
            compared.update().changes().forEach(getLog()::info);
            compared.update().write().forEach(getLog()::info);
        } else if (outcome instanceof Outcome.Unavailable unavailable) {
            throw new MojoFailureException(
                    unavailable.error().message() + "\n" + unavailable.error().hint() + "\n" + unavailable.file()
                            + (unavailable.kept() ? " stays as it was." : " isn't written."));
        } else if (outcome instanceof Outcome.Refused refused) {
            throw new MojoFailureException(refused.why());
        } else if (outcome instanceof Outcome.Unreadable unreadable) {
            throw new MojoFailureException(FailureMessage.of(unreadable.why(), ""));
        }
    }
}
