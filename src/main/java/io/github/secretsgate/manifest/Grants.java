package io.github.secretsgate.manifest;

import io.github.secretsgate.access.Caller;
import io.github.secretsgate.access.Role;
import io.github.secretsgate.access.TokenPermission;
import io.github.secretsgate.finding.Credentials;
import io.github.secretsgate.finding.DidYouMean;
import io.github.secretsgate.finding.Quoted;
import io.github.secretsgate.finding.Rule;
import io.github.secretsgate.inventory.Fact;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The meaning of a list of permissions or roles, as written.
 *
 * @param caller unclear if an entry isn't understood
 * @param names the official names
 * @param remarks the remarks about single entries
 */
public record Grants(Fact<Caller> caller, List<String> names, List<Remark> remarks) {
    /**
     * The word for a token without a Secrets Store permission, the dashboard template that creates such tokens, and Cloudflare's own
     * CI, which creates such a token, too.
     */
    private static final Set<String> NO_PERMISSION = Set.of("none", "edit cloudflare workers", "workers builds");

    /**
     * A remark about an entry of the list.
     *
     * @param index the entry, counted from 0
     * @param repeatable whether the entry can be shown: an unknown one may be the token itself
     */
    public record Remark(int index, Rule rule, String message, boolean repeatable) {}

    /**
     * A token's permissions.
     *
     * @param words a single Secrets Store permission, or all permissions of the token, most of which belong to other products
     * @param invalid the rule for an entry that isn't understood
     */
    public static Grants ofToken(List<String> words, Rule invalid) {
        Set<TokenPermission> permissions = EnumSet.noneOf(TokenPermission.class);
        List<Remark> remarks = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = squeeze(words.get(i));
            Optional<TokenPermission> permission = TokenPermission.of(word);
            if (permission.isPresent()) {
                permissions.add(permission.get());
            } else if (mayMeanSecretsStore(word, words.size() == 1)) {
                remarks.add(new Remark(i, invalid, unknownPermission(word), isRepeatable(word)));
            }
        }
        if (!permissions.isEmpty() && contradicts(words)) {
            remarks.add(new Remark(0, invalid, "\"none\" can't be combined with a Secrets Store permission.", true));
        }
        List<String> names = new ArrayList<>();
        for (TokenPermission permission : permissions) {
            names.add(permission.officialName());
        }
        return new Grants(
                remarks.isEmpty() ? new Fact.Known<>(new Caller.Token(permissions)) : Fact.unclear(), names, remarks);
    }

    /**
     * A member's roles. Undocumented roles grant nothing and aren't an error: members hold them, too.
     *
     * @param invalid the rule for an entry that can't be a role
     */
    public static Grants ofMember(List<String> words, Rule invalid) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        List<String> names = new ArrayList<>();
        List<Remark> remarks = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = squeeze(words.get(i));
            if (Credentials.isIn(word)) {
                remarks.add(new Remark(i, invalid, Credentials.insteadOf("the name of a role"), false));
                continue;
            }
            Optional<Role> role = Role.of(word);
            role.ifPresent(roles::add);
            names.add(role.map(Role::officialName).orElse(word));
            Optional<String> meant = DidYouMean.nearest(word, roleNames());
            if (role.isEmpty() && (meant.isPresent() || mentionsSecretsStore(word))) {
                remarks.add(new Remark(i, Rule.ROLE_UNKNOWN, unknownRole(word, meant), true));
            }
        }
        boolean understood = remarks.stream().allMatch(Remark::repeatable);
        return new Grants(understood ? new Fact.Known<>(new Caller.Member(roles)) : Fact.unclear(), names, remarks);
    }

    /** Returns whether "none" is listed with other permissions. A template can be one of several entries. */
    private static boolean contradicts(List<String> words) {
        for (String word : words) {
            if (squeeze(word).toLowerCase(Locale.ROOT).equals("none")) {
                return true;
            }
        }
        return false;
    }

    private static boolean mayMeanSecretsStore(String word, boolean only) {
        if (NO_PERMISSION.contains(word.toLowerCase(Locale.ROOT))) {
            return false;
        }
        return only
                || mentionsSecretsStore(word)
                || DidYouMean.nearest(word, permissionNames()).isPresent();
    }

    private static boolean mentionsSecretsStore(String word) {
        String letters = word.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        return letters.contains("secret");
    }

    private static String unknownPermission(String word) {
        return (isRepeatable(word)
                        ? word.isEmpty() ? "An empty string" : Quoted.of(Credentials.masked(word))
                        : "This value")
                + " isn't the name of a Secrets Store permission."
                + DidYouMean.question(word, permissionNames())
                + " The permissions are \"Account Secrets Store Read\", \"Account Secrets Store Edit\" and \"none\".";
    }

    private static String unknownRole(String word, Optional<String> meant) {
        return "Role " + Quoted.of(word)
                + " isn't a Secrets Store role, so it grants nothing here."
                + meant.map(name -> " Did you mean " + Quoted.of(name) + "?").orElse("");
    }

    /** Returns whether an entry can be shown: an unknown one may be the token itself. */
    private static boolean isRepeatable(String word) {
        return word.isEmpty()
                || mentionsSecretsStore(word)
                || DidYouMean.nearest(word, permissionNames()).isPresent();
    }

    /** The names that somebody may have meant. */
    private static List<String> permissionNames() {
        return Stream.concat(
                        Stream.of(TokenPermission.values()).flatMap(permission -> permission.names().stream()),
                        Stream.of("none"))
                .toList();
    }

    private static List<String> roleNames() {
        return Stream.of(Role.values()).map(Role::officialName).toList();
    }

    private static String squeeze(String word) {
        return word.trim().replaceAll("\\s+", " ");
    }
}
