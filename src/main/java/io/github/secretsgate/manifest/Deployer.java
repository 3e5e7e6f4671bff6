package io.github.secretsgate.manifest;

import io.github.secretsgate.access.Action;
import io.github.secretsgate.access.Caller;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Quoted;
import io.github.secretsgate.inventory.Fact;
import io.github.secretsgate.source.Location;
import java.util.List;

/**
 * The API token or member that deploys.
 *
 * @param caller the permissions or roles, never undeclared
 * @param kind token or member
 * @param grants the official names of the permissions or roles, and the names of roles that aren't documented
 * @param origin the source of these facts
 * @param operations the deployer's other actions in the pipeline, besides binding
 */
public record Deployer(Fact<Caller> caller, Kind kind, List<String> grants, Origin origin, List<Operation> operations) {
    /** An API token, or a member with roles. */
    public enum Kind {
        TOKEN,
        MEMBER
    }

    /** The source of a deployer's permissions. Its string form goes into parentheses. */
    public sealed interface Origin {
        /** A manifest. */
        record InManifest(Location location) implements Origin {
            @Override
            public String toString() {
                return location.fileAndLine();
            }
        }

        /** Cloudflare's API, which showed the token's permissions. */
        record InCloudflare() implements Origin {
            @Override
            public String toString() {
                return "as Cloudflare shows it";
            }
        }

        /** A parameter of the build. */
        record InParameter(String name) implements Origin {
            @Override
            public String toString() {
                return "parameter " + Quoted.of(name);
            }
        }
    }

    /** An action of the deployer in the pipeline. */
    public record Operation(Action action, Location location) {}

    /** The same deployer, with unknown permissions. */
    public Deployer unclear(Finding why) {
        return new Deployer(new Fact.Unclear<>(why), kind, grants, origin, operations);
    }

    /** Returns whether the deployer is allowed to perform an action; false if that isn't known. */
    public boolean may(Action action) {
        return caller instanceof Fact.Known<Caller> known && known.value().may(action);
    }

    /** The deployer as a phrase, such as {@code API token with "Account Secrets Store Edit" (secrets-store.yaml:2)}. */
    public String describe() {
        return (kind == Kind.TOKEN ? "API token" : "member") + (grants.isEmpty() ? "" : " with") + granted(" without ")
                + " (" + origin + ")";
    }

    /** The deployer as the beginning of a sentence, such as {@code The API token has …}. */
    public String sentence() {
        return "The " + (kind == Kind.TOKEN ? "API token" : "member") + " has" + granted(" no ") + " (" + origin + ")";
    }

    private String granted(String none) {
        if (kind == Kind.TOKEN) {
            return grants.isEmpty()
                    ? none + (none.equals(" no ") ? "" : "a ") + "Secrets Store permission"
                    : " " + Quoted.list(grants);
        }
        return (grants.size() == 1 ? " the role " : " the roles ") + Quoted.list(grants);
    }
}
