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
 * The meaning of a list of permissions or roles, as people write them.
 *
 * @param caller unclear if one of the words might mean something that was not understood
 * @param names the official names
 * @param remarks what is to be said about single words
 */
public record Grants(Fact<Caller> caller, List<String> names, List<Remark> remarks) {
    /** The permission of a token that has none for Secrets Store, and the dashboard's template that makes such tokens. */
    private static final Set<String> NO_PERMISSION = Set.of("none", "edit cloudflare workers");

    private static final List<String> PERMISSION_NAMES = Stream.concat(
                    Stream.of(TokenPermission.values()).flatMap(permission -> permission.names().stream()),
                    Stream.of("none"))
            .toList();

    private static final List<String> ROLE_NAMES =
            Stream.of(Role.values()).map(Role::officialName).toList();

    /**
     * Something about a word of the list.
     *
     * @param index which word, from 0
     * @param rule an error if it is one of an error
     * @param repeatable whether the word can be shown: an unknown one may be the token itself
     */
    public record Remark(int index, Rule rule, String message, boolean repeatable) {}

    /**
     * A token's permissions.
     *
     * @param words a single word is its Secrets Store permission; several are all its permissions, of which most are others'
     * @param invalid the rule that a word breaks that is not understood
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
            remarks.add(new Remark(0, invalid, "A token with a Secrets Store permission can't have \"none\".", true));
        }
        List<String> names =
                permissions.stream().map(TokenPermission::officialName).toList();
        return new Grants(
                remarks.isEmpty() ? new Fact.Known<>(new Caller.Token(permissions)) : Fact.unclear(), names, remarks);
    }

    /**
     * A member's roles. Those about which nothing is documented grant nothing, and are no error: people hold them as well.
     *
     * @param invalid the rule that a word breaks that can't be a role
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
            Optional<String> meant = DidYouMean.nearest(word, ROLE_NAMES);
            if (role.isEmpty() && (meant.isPresent() || mentionsSecretsStore(word))) {
                remarks.add(new Remark(i, Rule.ROLE_UNKNOWN, unknownRole(word, meant), true));
            }
        }
        boolean understood = remarks.stream().allMatch(Remark::repeatable);
        return new Grants(understood ? new Fact.Known<>(new Caller.Member(roles)) : Fact.unclear(), names, remarks);
    }

    /** Whether one of the words means that there is no Secrets Store permission. A template is one of several permissions. */
    private static boolean contradicts(List<String> words) {
        return words.stream()
                .anyMatch(word -> squeeze(word).toLowerCase(Locale.ROOT).equals("none"));
    }

    private static boolean mayMeanSecretsStore(String word, boolean only) {
        if (NO_PERMISSION.contains(word.toLowerCase(Locale.ROOT))) {
            return false;
        }
        return only
                || mentionsSecretsStore(word)
                || DidYouMean.nearest(word, PERMISSION_NAMES).isPresent();
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
                + DidYouMean.question(word, PERMISSION_NAMES)
                + " The permissions are \"Account Secrets Store Read\", \"Account Secrets Store Edit\" and \"none\".";
    }

    private static String unknownRole(String word, Optional<String> meant) {
        return "Role " + Quoted.of(word)
                + " isn't one of Secrets Store's, so it grants nothing here."
                + meant.map(name -> " Did you mean " + Quoted.of(name) + "?").orElse("");
    }

    /** Whether a word can be shown: an unknown one may be the token itself. */
    private static boolean isRepeatable(String word) {
        return word.isEmpty()
                || mentionsSecretsStore(word)
                || DidYouMean.nearest(word, PERMISSION_NAMES).isPresent();
    }

    private static String squeeze(String word) {
        return word.trim().replaceAll("\\s+", " ");
    }
}
