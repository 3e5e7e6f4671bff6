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
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/**
 * Writes what the stores of an account hold (names, scopes and status of secrets, never a value) to
 * {@code secrets-store.inventory.json} next to the manifest, which names it with {@code inventory:}, and prints what changed. The
 * account is the one of the wrangler config or Build Output, else {@code accountId}.
 *
 * @since 1.0.0
 */
@Mojo(name = "pull", requiresProject = false, aggregator = true, threadSafe = true)
public class PullMojo extends CloudflareMojo {
    private final MojoExecution execution;

    @Inject
    PullMojo(MavenSession session, MavenProject project, MojoExecution execution, SettingsDecrypter decrypter) {
        super(session, project, decrypter);
        this.execution = execution;
    }

    @Override
    void run() throws MojoExecutionException, MojoFailureException {
        new WrittenParameters(session, project, execution).require();
        BuildLayout layout = new BuildLayout(session, project);
        Pull.Request request =
                new Pull.Request(layout.root(), layout.baseDirectory(), manifest(layout), account(), Instant.now());
        Pull.Outcome outcome;
        try {
            outcome = Pull.run(request, this::cloudflare);
        } catch (IOException e) {
            throw new MojoExecutionException("The inventory can't be written: " + e + ".", e);
        }
        if (outcome instanceof Outcome.Pulled pulled) {
            pulled.lines().forEach(line -> getLog().info(line));
        } else if (outcome instanceof Outcome.Unavailable unavailable) {
            throw new MojoFailureException(
                    unavailable.error().message() + "\n" + unavailable.error().hint() + "\n" + unavailable.file()
                            + (unavailable.kept() ? " stays as it was." : " isn't written."));
        } else if (outcome instanceof Outcome.Refused refused) {
            throw new MojoFailureException(refused.why());
        } else if (outcome instanceof Outcome.ConfigUnreadable unreadable) {
            throw new MojoFailureException(FailureMessage.of(unreadable.why(), ""));
        }
    }
}
