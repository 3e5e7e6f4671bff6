package io.github.secretsgate.manifest;

import io.github.secretsgate.access.Action;
import io.github.secretsgate.access.Caller;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Quoted;
import io.github.secretsgate.inventory.Fact;
import io.github.secretsgate.source.Location;
import java.util.List;

/**
 * Who deploys: an API token, or a member with roles.
 *
 * @param caller what they are allowed to do, never undeclared
 * @param kind token or member
 * @param grants the permissions or roles that count, by their official names, and roles about which nothing is documented
 * @param origin where that is declared
 * @param operations what this deployer does in the pipeline besides binding
 */
public record Deployer(Fact<Caller> caller, Kind kind, List<String> grants, Origin origin, List<Operation> operations) {
    /** An API token, or a member with roles. */
    public enum Kind {
        TOKEN,
        MEMBER
    }

    /** The location where a deployer is declared. As a string, it is written in parentheses. */
    public sealed interface Origin {
        /** In a manifest. */
        record InManifest(Location location) implements Origin {
            @Override
            public String toString() {
                return location.fileAndLine();
            }
        }

        /** Nowhere: Cloudflare itself shows what the token is allowed to do. */
        record InCloudflare() implements Origin {
            @Override
            public String toString() {
                return "as Cloudflare shows it";
            }
        }

        /** In the build. */
        record InParameter(String name) implements Origin {
            @Override
            public String toString() {
                return "parameter " + Quoted.of(name);
            }
        }
    }

    /** Something that the deployer does in the pipeline. */
    public record Operation(Action action, Location location) {}

    /** The same deployer, with unknown permissions. */
    public Deployer unclear(Finding why) {
        return new Deployer(new Fact.Unclear<>(why), kind, grants, origin, operations);
    }

    /** Whether the deployer is allowed to do this; false if that isn't known. */
    public boolean may(Action action) {
        return caller instanceof Fact.Known<Caller> known && known.value().may(action);
    }

    /** The deployer in words, such as {@code API token with "Account Secrets Store Edit" (secrets-store.yaml:2)}. */
    public String describe() {
        return (kind == Kind.TOKEN ? "API token" : "member") + (grants.isEmpty() ? "" : " with") + granted(" without ")
                + " (" + origin + ")";
    }

    /** The same as the beginning of a sentence, such as {@code The API token has …}. */
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
