package io.github.secretsgate.maven;

import io.github.secretsgate.cloudflare.ApiResult;
import io.github.secretsgate.cloudflare.CloudflareApi;
import java.nio.file.Path;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** The parameters of goals that can ask Cloudflare. */
abstract class CloudflareMojo extends PrintingMojo {
    final MavenSession session;
    final MavenProject project;
    private final SettingsDecrypter decrypter;

    /**
     * The manifest: who deploys, and what the stores hold. The default is {@code secrets-store.yaml} next to the pom (or in the
     * current directory), else in the build's root.
     *
     * <pre>&lt;manifest>${maven.multiModuleProjectDirectory}/deploy/secrets-store.yaml&lt;/manifest></pre>
     *
     * @since 1.0.0
     */
    @Parameter(property = "secrets-store.manifest")
    private @Nullable String manifest;

    /**
     * The {@code <server>} of settings.xml whose password is the API token, if the environment variable
     * {@code CLOUDFLARE_API_TOKEN} isn't set. Maven decrypts it. None by default. From a pom or a file in {@code .mvn}, only a
     * server with {@code <configuration><cloudflare>true</cloudflare></configuration>} is accepted: a repository can't send the
     * password of another server to Cloudflare.
     *
     * <pre>{@code <serverId>cloudflare</serverId>}</pre>
     *
     * @since 1.0.0
     */
    @Parameter(property = "secrets-store.serverId")
    private @Nullable String serverId;

    /**
     * The account of wrangler configs that have no {@code account_id}. The default is the environment variable
     * {@code CLOUDFLARE_ACCOUNT_ID}.
     *
     * <pre>{@code <accountId>023e105f4ecef8ad9ca31a8372d0c353</accountId>}</pre>
     *
     * @since 1.0.0
     */
    @Parameter(property = "secrets-store.accountId")
    private @Nullable String accountId;

    /**
     * The time for all requests to Cloudflare together: seconds, or a number with {@code s} or {@code m}.
     *
     * <pre>{@code <deadline>2m</deadline>}</pre>
     *
     * @since 1.0.0
     */
    @Parameter(property = "secrets-store.deadline", defaultValue = "60s")
    private String deadline = "60s";

    CloudflareMojo(MavenSession session, MavenProject project, SettingsDecrypter decrypter) {
        this.session = session;
        this.project = project;
        this.decrypter = decrypter;
    }

    /** The API to ask, or the reason why it can't be asked. */
    final ApiResult<CloudflareApi> cloudflare() {
        return access().api(serverId, deadline, line -> getLog().info(line));
    }

    /** The account if nothing else names one; null if nothing does. */
    final @Nullable String account() {
        return access().account(accountId);
    }

    /** The server of settings.xml that has the token; null if no parameter names one. */
    final @Nullable String server() {
        return serverId;
    }

    final String deadline() {
        return deadline;
    }

    private CloudflareAccess access() {
        return new CloudflareAccess(session, decrypter, System::getenv);
    }

    final @Nullable Path manifest(BuildLayout layout) {
        return layout.resolve(manifest);
    }
}
