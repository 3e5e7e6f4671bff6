package io.github.secretsgate.access;

import java.util.Set;

/**
 * The two independent checks that control access to a secret. Both must pass. They are separate here because Cloudflare's error
 * doesn't tell which one failed.
 *
 * @see <a href="https://developers.cloudflare.com/secrets-store/access-control/">Secrets Store access control</a>
 */
public final class AccessControl {
    private AccessControl() {}

    /** Authorization: the caller must have permission to perform the action. */
    public static boolean authorizes(Caller caller, Service service) {
        return caller.may(service.action());
    }

    /** Secret scope: the scope list on the secret must include the consuming service. */
    public static boolean inScope(Set<Scope> scopes, Service service) {
        return scopes.contains(service.scope());
    }
}
