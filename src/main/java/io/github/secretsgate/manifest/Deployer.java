package io.github.secretsgate.manifest;

import io.github.secretsgate.access.Action;
import io.github.secretsgate.access.Caller;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.inventory.Fact;
import io.github.secretsgate.source.Location;
import java.util.List;

/**
 * Who deploys, according to the team.
 *
 * @param caller what they may do, never undeclared
 * @param kind token or member
 * @param grants the permissions or roles that count, by their official names, and roles about which nothing is documented
 * @param origin where that is declared
 * @param operations what this caller does in the pipeline besides binding
 */
public record Deployer(Fact<Caller> caller, Kind kind, List<String> grants, Origin origin, List<Operation> operations) {
    /** An API token, or a member with roles. */
    public enum Kind {
        TOKEN,
        MEMBER
    }

    /** Where a caller is declared. */
    public sealed interface Origin {
        /** It as a part of a sentence. */
        default String phrase() {
            return this instanceof InCloudflare ? "as Cloudflare shows it" : "declared in " + this;
        }

        /** In a manifest. */
        record InManifest(Location location) implements Origin {
            @Override
            public String toString() {
                return location.fileAndLine();
            }
        }

        /** Nowhere: Cloudflare itself shows what the token may do. */
        record InCloudflare() implements Origin {}

        /** In the build. */
        record InParameter(String name) implements Origin {
            @Override
            public String toString() {
                return "the parameter " + name;
            }
        }
    }

    /** Something that the caller does in the pipeline. */
    public record Operation(Action action, Location location) {}

    /** The same deployer, of whom it is not known what they may do. */
    public Deployer unclear(Finding why) {
        return new Deployer(new Fact.Unclear<>(why), kind, grants, origin, operations);
    }

    /** Whether the caller may do this; false if it is not known. */
    public boolean may(Action action) {
        return caller instanceof Fact.Known<Caller> known && known.value().may(action);
    }

    /** The caller in words, such as "token Account Secrets Store Edit". */
    public String describe() {
        if (kind == Kind.TOKEN) {
            return grants.isEmpty()
                    ? "token without a Secrets Store permission"
                    : "token " + String.join(" and ", grants);
        }
        return (grants.size() == 1 ? "role " : "roles ") + String.join(", ", grants);
    }
}
