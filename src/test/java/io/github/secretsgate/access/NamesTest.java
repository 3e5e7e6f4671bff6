package io.github.secretsgate.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The dashboard, the API, wrangler and the documentation have different words for the same thing. */
class NamesTest {
    @ParameterizedTest(name = "{0}")
    @MethodSource
    void everyNameOfAPermissionInAnyLetterCase(String written, TokenPermission meant) {
        assertEquals(Optional.of(meant), TokenPermission.of(written));
        assertTrue(meant.names().stream().anyMatch(written::equalsIgnoreCase));
    }

    static Stream<Arguments> everyNameOfAPermissionInAnyLetterCase() {
        return Stream.concat(
                letterCases(
                        TokenPermission.ACCOUNT_SECRETS_STORE_READ,
                        "Read",
                        "Account Secrets Store Read",
                        "Secrets Store Read",
                        "secrets_store:read"),
                letterCases(
                        TokenPermission.ACCOUNT_SECRETS_STORE_EDIT,
                        "Edit",
                        "Write",
                        "Account Secrets Store Edit",
                        "Account Secrets Store Write",
                        "Secrets Store Edit",
                        "Secrets Store Write",
                        "secrets_store:write"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void everyNameOfARoleInAnyLetterCase(String written, Role meant) {
        assertEquals(Optional.of(meant), Role.of(written));
    }

    static Stream<Arguments> everyNameOfARoleInAnyLetterCase() {
        return Stream.of(
                        letterCases(
                                Role.SUPER_ADMINISTRATOR,
                                "Super Administrator",
                                "Super Administrator - All Privileges"),
                        letterCases(Role.SECRETS_STORE_ADMIN, "Secrets Store Admin"),
                        letterCases(Role.SECRETS_STORE_DEPLOYER, "Secrets Store Deployer"),
                        letterCases(Role.SECRETS_STORE_REPORTER, "Secrets Store Reporter"))
                .flatMap(names -> names);
    }

    /** In Turkish the small letter of I is another one than elsewhere. */
    @Test
    void theLanguageOfTheMachineChangesNothing() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertEquals(Optional.of(Role.SUPER_ADMINISTRATOR), Role.of("SUPER ADMINISTRATOR"));
            assertEquals(Optional.of(TokenPermission.ACCOUNT_SECRETS_STORE_EDIT), TokenPermission.of("EDIT"));
            assertEquals(Optional.of(Scope.AI_GATEWAY), Scope.of("ai_gateway"));
            assertEquals(Optional.of(Action.VIEW), Action.of("view"));
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "none",
                "Edit Cloudflare Workers",
                "Workers Scripts Edit",
                "Account Secret Store Edit",
                "Secrets Store",
                "secrets_store:edit",
                "secrets_store",
                "Readonly",
                " Edit",
                "EDİT", // in Turkish, edit
                "wrıte",
                "\u017Fecrets store edit" // an old letter s
            })
    void otherPermissionsAreNone(String name) {
        assertEquals(Optional.empty(), TokenPermission.of(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Administrator",
                "Admin",
                "Workers Platform Admin",
                "Workers Editor",
                "Secrets Store Editor",
                "Secret Store Admin",
                "Super Administrator - Read Only"
            })
    void rolesAboutWhichNothingIsDocumentedAreNone(String name) {
        assertEquals(Optional.empty(), Role.of(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "read", "View", "update", "binding"})
    void otherWordsAreNoActions(String word) {
        assertEquals(Optional.empty(), Action.of(word));
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "workers, WORKERS",
        "ai_gateway, AI_GATEWAY",
        "ai-gateway, AI_GATEWAY",
        "dex, DEX",
        "access, ACCESS",
        "containers, CONTAINERS",
        "websearch, WEBSEARCH",
    })
    void scopesAsTheApiAndTheDashboardWriteThem(String written, Scope scope) {
        assertEquals(Optional.of(scope), Scope.of(written));
    }

    @ParameterizedTest
    @EnumSource
    void scopesAreWrittenAsTheApiDoes(Scope scope) {
        assertEquals(Optional.of(scope), Scope.of(scope.apiName()));
        assertEquals(scope.apiName(), scope.apiName().replaceAll("[^a-z_]", ""));
    }

    /** A scope that Cloudflare would not understand must not count: unlike for roles, no other spelling is documented. */
    @ParameterizedTest
    @ValueSource(strings = {"", "worker", "Workers", "WORKERS", "ai gateway", "ai_gateways", "AI_GATEWAY", "all", "*"})
    void otherWordsAreNoScopes(String name) {
        assertEquals(Optional.empty(), Scope.of(name));
    }

    private static Stream<Arguments> letterCases(Object meant, String... names) {
        return Arrays.stream(names)
                .flatMap(name -> Stream.of(
                        name, name.toLowerCase(Locale.ROOT), name.toUpperCase(Locale.ROOT), alternating(name)))
                .distinct()
                .map(name -> Arguments.of(name, meant));
    }

    private static String alternating(String name) {
        StringBuilder mixed = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            String letter = name.substring(i, i + 1);
            mixed.append(i % 2 == 0 ? letter.toLowerCase(Locale.ROOT) : letter.toUpperCase(Locale.ROOT));
        }
        return mixed.toString();
    }
}
