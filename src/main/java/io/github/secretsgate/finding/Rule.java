package io.github.secretsgate.finding;

import java.util.Locale;
import java.util.Optional;

/** Everything that the gate can find. The names are those of the sections in {@code docs/rules.md}. */
public enum Rule {
    /** The caller's token or roles do not allow binding. */
    CALLER_CANNOT_BIND(Verdict.DENIED),
    /** The secret's scopes lack the consuming service. */
    SCOPE_MISSING(Verdict.DENIED),
    /** The inventory has the store but not the secret. */
    SECRET_NOT_FOUND(Verdict.DENIED),
    /** The inventory has no such store. */
    STORE_NOT_FOUND(Verdict.DENIED),
    /** A placeholder stands where the id of a store is needed. */
    STORE_ID_PLACEHOLDER(Verdict.DENIED),
    /** A declared operation that the caller may not do. */
    OPERATION_NOT_ALLOWED(Verdict.DENIED),
    /** A secret that is not called as AI Gateway looks for it. */
    AI_GATEWAY_KEY_NAME(Verdict.DENIED),
    /** Nothing says who deploys. */
    CALLER_UNDECLARED(Verdict.INVALID),
    /** Nothing says what the stores hold. */
    INVENTORY_UNDECLARED(Verdict.INVALID),
    /** A selected environment that the config does not have. */
    ENVIRONMENT_UNKNOWN(Verdict.INVALID),
    /** A wrangler config that cannot be parsed. */
    CONFIG_UNREADABLE(Verdict.INVALID),
    /** A wrangler config that wrangler would reject. */
    CONFIG_INVALID(Verdict.INVALID),
    /** A manifest or inventory that cannot be parsed. */
    MANIFEST_UNREADABLE(Verdict.INVALID),
    /** A manifest or inventory with something that is not understood. */
    MANIFEST_INVALID(Verdict.INVALID),
    /** A parameter of the build with something that is not understood. */
    PARAMETER_INVALID(Verdict.INVALID),
    /** A name given to two bindings. */
    BINDING_NAME_DUPLICATE(Verdict.INVALID),
    /** A Pages project with Secrets Store bindings. */
    PAGES_UNSUPPORTED(Verdict.INVALID),
    /** A live check that could not be made. */
    LIVE_UNAVAILABLE(Verdict.INVALID),
    /** A token that is disabled, expired or not yet valid. */
    TOKEN_INACTIVE(Verdict.INVALID),
    /** A waiver past its date. */
    WAIVER_EXPIRED(Verdict.INVALID),
    /** A selected environment does not repeat the bindings of the top level. */
    BINDINGS_NOT_INHERITED(Verdict.ALLOWED),
    /** Another config wins over this one. */
    CONFIG_SHADOWED(Verdict.ALLOWED),
    /** Nothing reads this config. */
    CONFIG_NOT_CHECKED(Verdict.ALLOWED),
    /** A key that is given twice in a JSON object. */
    KEY_REPEATED(Verdict.ALLOWED),
    /** A binding of a Worker that has only assets. */
    BINDING_WITHOUT_EFFECT(Verdict.ALLOWED),
    /** Edit is declared for a caller that does not need it. */
    CALLER_OVER_PRIVILEGED(Verdict.ALLOWED),
    /** A parameter grants more than the manifest does. */
    CALLER_OVERRIDDEN(Verdict.ALLOWED),
    /** A scope that Cloudflare does not list. */
    SCOPE_UNKNOWN(Verdict.ALLOWED),
    /** A role that looks like one of Secrets Store but is none. */
    ROLE_UNKNOWN(Verdict.ALLOWED),
    /** What is declared about stores and secrets differs from what the account holds. */
    INVENTORY_DRIFT(Verdict.ALLOWED),
    /** What is declared about the token differs from what Cloudflare shows. */
    PERMISSION_DRIFT(Verdict.ALLOWED),
    /** A token that expires soon. */
    TOKEN_EXPIRING(Verdict.ALLOWED),
    /** A waiver that matches nothing. */
    WAIVER_UNUSED(Verdict.ALLOWED);

    private static final String DOCUMENTATION =
            "https://github.com/secretsgate/secrets-store-maven-plugin/blob/main/docs/rules.md#";

    private final Verdict verdict;

    Rule(Verdict verdict) {
        this.verdict = verdict;
    }

    /** The stable name, such as {@code scope-missing}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The rule with this id. */
    public static Optional<Rule> of(String id) {
        for (Rule rule : values()) {
            if (rule.id().equals(id)) {
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }

    /** What an error of this rule makes of a deployment. */
    public Verdict verdict() {
        return verdict;
    }

    /** How grave its findings are, unless a finding says otherwise. */
    public Severity severity() {
        return verdict == Verdict.ALLOWED ? Severity.WARNING : Severity.ERROR;
    }

    /** Whether a team may decide to accept it. What says that nothing could be decided cannot be accepted. */
    public boolean waivable() {
        String id = id();
        return !(id.endsWith("-unreadable")
                || id.endsWith("-invalid")
                || id.endsWith("-undeclared")
                || id.startsWith("waiver-")
                || this == ENVIRONMENT_UNKNOWN
                || this == LIVE_UNAVAILABLE
                || this == TOKEN_INACTIVE);
    }

    /** The section that explains it. */
    public String helpUri() {
        return DOCUMENTATION + id();
    }
}
