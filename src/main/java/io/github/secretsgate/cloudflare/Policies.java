package io.github.secretsgate.cloudflare;

import io.github.secretsgate.access.TokenPermission;
import io.github.secretsgate.source.Node;
import io.github.secretsgate.source.Node.Mapping;
import io.github.secretsgate.source.Node.Text;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The policies of a token. */
final class Policies {
    private static final String ACCOUNT = "com.cloudflare.api.account.";

    /** IDs from public copies of Cloudflare's list of permission groups. Groups are recognized by name, too. */
    private static final Map<String, TokenPermission> BY_ID = Map.of(
            "5e33b7d77788455c9fdf18cbd38ee5a0", TokenPermission.ACCOUNT_SECRETS_STORE_READ,
            "adc8fa2bc6124928a8b3314dc63a1235", TokenPermission.ACCOUNT_SECRETS_STORE_EDIT);

    private Policies() {}

    /** A token's permissions on the secrets of an account. A deny wins: Cloudflare doesn't document the precedence. */
    static Set<TokenPermission> permissions(ApiResponse answer, String account) throws ApiException {
        Set<TokenPermission> allowed = EnumSet.noneOf(TokenPermission.class);
        Set<TokenPermission> denied = EnumSet.noneOf(TokenPermission.class);
        if (answer.result().get("policies") == null) {
            throw answer.notUnderstood("policies", null);
        }
        for (Node node : answer.items(answer.result(), "policies")) {
            Mapping policy = answer.mapping(node, "a policy");
            boolean allows = "allow".equals(answer.required(policy, "effect"));
            if (names(answer.mapping(policy.get("resources"), "resources"), account, allows)) {
                for (Node group : answer.items(policy, "permission_groups")) {
                    permission(answer, group).ifPresent((allows ? allowed : denied)::add);
                }
            }
        }
        allowed.removeAll(denied);
        return allowed;
    }

    /** An allow for zones of an account grants nothing on the account itself. A deny for them is treated as a deny for the account. */
    private static boolean names(Mapping resources, String account, boolean allows) {
        return resources.members().stream()
                .filter(resource -> resource.key().equalsIgnoreCase(ACCOUNT + account)
                        || resource.key().equals(ACCOUNT + "*"))
                .anyMatch(resource -> !allows
                        || (resource.value() instanceof Text all && all.value().equals("*")));
    }

    private static Optional<TokenPermission> permission(ApiResponse answer, Node node) throws ApiException {
        Mapping group = answer.mapping(node, "a permission group");
        String name = answer.text(group, "name");
        Optional<TokenPermission> named = name == null ? Optional.empty() : TokenPermission.of(name);
        String id = answer.text(group, "id");
        return named.isPresent() || id == null ? named : Optional.ofNullable(BY_ID.get(id));
    }
}
