package io.github.secretsgate.access;

/** A service that consumes secrets, with the action and the scope that it requires. */
public enum Service {
    /** A Worker with a Secrets Store binding. */
    WORKERS(Action.BIND, Scope.WORKERS),
    /** An AI Gateway with a stored key. */
    AI_GATEWAY(Action.ASSOCIATE, Scope.AI_GATEWAY);

    private final Action action;
    private final Scope scope;

    Service(Action action, Scope scope) {
        this.action = action;
        this.scope = scope;
    }

    /** The action that the caller must be allowed to perform. */
    public Action action() {
        return action;
    }

    /** The scope that the secret's list must include. */
    public Scope scope() {
        return scope;
    }
}
