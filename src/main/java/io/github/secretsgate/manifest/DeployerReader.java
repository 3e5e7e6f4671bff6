package io.github.secretsgate.manifest;

import io.github.secretsgate.access.Action;
import io.github.secretsgate.finding.Credentials;
import io.github.secretsgate.finding.DidYouMean;
import io.github.secretsgate.finding.NodeReader;
import io.github.secretsgate.finding.Quoted;
import io.github.secretsgate.finding.Rule;
import io.github.secretsgate.inventory.Fact;
import io.github.secretsgate.manifest.Deployer.Kind;
import io.github.secretsgate.manifest.Deployer.Operation;
import io.github.secretsgate.manifest.Deployer.Origin;
import io.github.secretsgate.source.Location;
import io.github.secretsgate.source.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a {@code caller}. */
final class DeployerReader {
    private static final Set<String> KEYS = Set.of("token", "roles", "operations");
    private static final List<String> OPERATIONS = List.of("create", "edit", "duplicate", "delete", "view");

    private final NodeReader nodes;

    DeployerReader(NodeReader nodes) {
        this.nodes = nodes;
    }

    /** Reads a caller; null if there is no node. */
    @Nullable
    Deployer read(Node.@Nullable Member member) {
        if (member == null) {
            return null;
        }
        Node.Mapping caller = nodes.mapping(member.value(), "\"caller\"");
        if (caller == null) {
            return unknown(member);
        }
        nodes.knownKeysOnly(caller, "a caller", KEYS);
        Node.Member token = caller.member("token");
        Node.Member roles = caller.member("roles");
        if (token != null && roles != null) {
            nodes.invalid(
                    roles.keyLocation(),
                    "A caller has either a token or roles: Cloudflare evaluates a request against one or the other."
                            + " Keep the one that deploys.");
            return unknown(roles);
        }
        List<Operation> operations = operations(caller.get("operations"));
        if (token != null) {
            return declared(token, Kind.TOKEN, operations);
        } else if (roles != null) {
            return declared(roles, Kind.MEMBER, operations);
        }
        nodes.invalid(
                member.keyLocation(),
                "The caller has neither a token nor roles. Add one, such as \"token: Account Secrets Store Edit\".");
        return unknown(member);
    }

    private Deployer declared(Node.Member member, Kind kind, List<Operation> operations) {
        boolean single = kind == Kind.TOKEN && member.value() instanceof Node.Text;
        String what = kind == Kind.TOKEN
                ? "\"token\" must be a permission or a list of permissions"
                : "\"roles\" must be a list of roles";
        List<Node> items = single ? List.of(member.value()) : nodes.items(member.value(), what);
        List<String> words = new ArrayList<>();
        for (Node item : items) {
            String word = nodes.text(item, "A name in \"" + member.key() + "\"");
            if (word != null) {
                words.add(word);
            }
        }
        boolean understood = words.size() == items.size() && (single || member.value() instanceof Node.Sequence);
        Grants grants = kind == Kind.TOKEN
                ? Grants.ofToken(words, Rule.MANIFEST_INVALID)
                : Grants.ofMember(words, Rule.MANIFEST_INVALID);
        if (understood) {
            for (Grants.Remark remark : grants.remarks()) {
                Location location = items.get(remark.index()).location();
                nodes.warn(location, remark.rule(), remark.message());
                if (!remark.repeatable()) {
                    location.hide();
                }
            }
        }
        if (understood && kind == Kind.MEMBER && words.isEmpty()) {
            nodes.invalid(member.keyLocation(), "The list \"roles\" is empty.");
        }
        Origin origin =
                new Origin.InManifest(member.keyLocation().to(member.value().location()));
        return new Deployer(understood ? grants.caller() : Fact.unclear(), kind, grants.names(), origin, operations);
    }

    private List<Operation> operations(@Nullable Node node) {
        List<Operation> operations = new ArrayList<>();
        for (Node item : nodes.items(node, "\"operations\" must be a list")) {
            String word = nodes.text(item, "An operation");
            Optional<Action> action = word == null || !OPERATIONS.contains(word) ? Optional.empty() : Action.of(word);
            action.ifPresent(known -> operations.add(new Operation(known, item.location())));
            if (word != null && action.isEmpty()) {
                nodes.invalid(
                        item.location(),
                        "Unknown operation " + Quoted.of(Credentials.masked(word)) + "."
                                + DidYouMean.question(word, OPERATIONS) + " The operations besides binding are "
                                + Quoted.list(OPERATIONS) + ".");
            }
        }
        return operations;
    }

    /** A deployer whose declaration isn't understood. */
    private static Deployer unknown(Node.Member member) {
        Origin origin = new Origin.InManifest(member.keyLocation());
        return new Deployer(Fact.unclear(), Kind.TOKEN, List.of(), origin, List.of());
    }
}
