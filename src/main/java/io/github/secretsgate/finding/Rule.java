package io.github.secretsgate.finding;

import java.util.Locale;
import java.util.Optional;

/** The rules. Each has a section of the same name in {@code docs/rules.md}. */
public enum Rule {
    /** The deployer's token or roles don't allow binding. */
    CALLER_CANNOT_BIND(Verdict.DENIED, Check.AUTHORIZATION),
    /** The secret's scopes lack the consuming service. */
    SCOPE_MISSING(Verdict.DENIED, Check.SCOPE),
    /** The inventory has the store but not the secret. */
    SECRET_NOT_FOUND(Verdict.DENIED, Check.SCOPE),
    /** The inventory has no such store. */
    STORE_NOT_FOUND(Verdict.DENIED, Check.SCOPE),
    /** A placeholder is used where a store's ID is needed. */
    STORE_ID_PLACEHOLDER(Verdict.DENIED, Check.SCOPE),
    /** A declared operation that the deployer isn't allowed to do. */
    OPERATION_NOT_ALLOWED(Verdict.DENIED, Check.NONE),
    /** A secret whose name isn't the one that AI Gateway looks for. */
    AI_GATEWAY_KEY_NAME(Verdict.DENIED, Check.NONE),
    /** No deployer is declared. */
    CALLER_UNDECLARED(Verdict.INVALID, Check.AUTHORIZATION),
    /** No stores are declared. */
    INVENTORY_UNDECLARED(Verdict.INVALID, Check.SCOPE),
    /** A secret whose scopes the manifest doesn't declare. */
    SCOPES_UNCONFIRMED(Verdict.INVALID, Check.SCOPE),
    /** A selected environment that the config doesn't have. */
    ENVIRONMENT_UNKNOWN(Verdict.INVALID, Check.NONE),
    /** A wrangler config that can't be parsed. */
    CONFIG_UNREADABLE(Verdict.INVALID, Check.NONE),
    /** A wrangler config that wrangler would reject. */
    CONFIG_INVALID(Verdict.INVALID, Check.NONE),
    /** Build Output that cf would refuse. */
    BUILD_OUTPUT_INVALID(Verdict.INVALID, Check.NONE),
    /** A {@code cloudflare.config.ts} without Build Output. */
    BUILD_OUTPUT_MISSING(Verdict.INVALID, Check.NONE),
    /** A wrangler config that wrangler refuses to deploy, because Build Output is next to it. */
    WRANGLER_DEPLOY_REFUSED(Verdict.INVALID, Check.NONE),
    /** A manifest or inventory that can't be parsed. */
    MANIFEST_UNREADABLE(Verdict.INVALID, Check.NONE),
    /** A manifest or inventory with invalid content. */
    MANIFEST_INVALID(Verdict.INVALID, Check.NONE),
    /** A parameter with an invalid value. */
    PARAMETER_INVALID(Verdict.INVALID, Check.NONE),
    /** A binding name that is used twice. */
    BINDING_NAME_DUPLICATE(Verdict.INVALID, Check.NONE),
    /** A Pages project with Secrets Store bindings. */
    PAGES_UNSUPPORTED(Verdict.INVALID, Check.NONE),
    /** A live check that couldn't be made. */
    LIVE_UNAVAILABLE(Verdict.INVALID, Check.NONE),
    /** A token that is disabled, expired or not yet valid. */
    TOKEN_INACTIVE(Verdict.INVALID, Check.NONE),
    /** A waiver past its last day. */
    WAIVER_EXPIRED(Verdict.INVALID, Check.NONE),
    /** A selected environment that doesn't repeat the bindings of the top level. */
    BINDINGS_NOT_INHERITED(Verdict.ALLOWED, Check.NONE),
    /** A config that wrangler ignores in favor of another one. */
    CONFIG_SHADOWED(Verdict.ALLOWED, Check.NONE),
    /** A config that the check doesn't read. */
    CONFIG_NOT_CHECKED(Verdict.ALLOWED, Check.NONE),
    /** A repeated key in a JSON object. */
    KEY_REPEATED(Verdict.ALLOWED, Check.NONE),
    /** A binding of an assets-only Worker. */
    BINDING_WITHOUT_EFFECT(Verdict.ALLOWED, Check.NONE),
    /** A deployer with Edit that doesn't need it. */
    CALLER_OVER_PRIVILEGED(Verdict.ALLOWED, Check.NONE),
    /** A parameter that grants more than the manifest. */
    CALLER_OVERRIDDEN(Verdict.ALLOWED, Check.NONE),
    /** A scope that Cloudflare doesn't list. */
    SCOPE_UNKNOWN(Verdict.ALLOWED, Check.NONE),
    /** A role name that resembles a Secrets Store role but isn't one. */
    ROLE_UNKNOWN(Verdict.ALLOWED, Check.NONE),
    /** A declared store or secret that differs from the account. */
    INVENTORY_DRIFT(Verdict.ALLOWED, Check.NONE),
    /** A declared permission that differs from the token's. */
    PERMISSION_DRIFT(Verdict.ALLOWED, Check.NONE),
    /** A token that expires soon. */
    TOKEN_EXPIRING(Verdict.ALLOWED, Check.NONE),
    /** A waiver that matches nothing. */
    WAIVER_UNUSED(Verdict.ALLOWED, Check.NONE);

    private static final String DOCUMENTATION =
            "https://github.com/secretsgate/secrets-store-maven-plugin/blob/main/docs/rules.md#";

    private final Verdict verdict;
    private final Check check;

    Rule(Verdict verdict, Check check) {
        this.verdict = verdict;
        this.check = check;
    }

    /** The stable name, such as {@code scope-missing}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The rule with this ID. */
    public static Optional<Rule> of(String id) {
        for (Rule rule : values()) {
            if (rule.id().equals(id)) {
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }

    /** The verdict of a deployment with a finding of this rule. */
    public Verdict verdict() {
        return verdict;
    }

    /** The severity of its findings, unless a finding has another one. */
    public Severity severity() {
        return verdict == Verdict.ALLOWED ? Severity.WARNING : Severity.ERROR;
    }

    /** The access check that its findings belong to. */
    public Check check() {
        return check;
    }

    /** Returns whether its findings can be waived. They can't if no decision could be made, or if a waiver would be useless. */
    public boolean waivable() {
        return verdict != Verdict.INVALID && this != WAIVER_UNUSED;
    }

    /** The URL of the section that explains it. */
    public String helpUri() {
        return DOCUMENTATION + id();
    }
}
