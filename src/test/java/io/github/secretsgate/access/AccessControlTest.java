package io.github.secretsgate.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class AccessControlTest {
    private static final Map<String, Map<Action, Boolean>> ROLES = DocumentedAccess.of("role");
    private static final Map<String, Map<Action, Boolean>> PERMISSIONS = DocumentedAccess.of("token");

    @ParameterizedTest(name = "role {0}: {1} {2}")
    @MethodSource
    void everyRoleAllowsWhatIsDocumentedAndNothingElse(Role role, Action action, boolean may) {
        assertEquals(may, new Caller.Member(Set.of(role)).may(action));
    }

    static Stream<Arguments> everyRoleAllowsWhatIsDocumentedAndNothingElse() {
        return rows(ROLES).map(row -> Arguments.of(Role.of(row.name).orElseThrow(), row.action, row.may));
    }

    @ParameterizedTest(name = "token {0}: {1} {2}")
    @MethodSource
    void everyPermissionAllowsWhatIsDocumentedAndNothingElse(TokenPermission permission, Action action, boolean may) {
        assertEquals(may, new Caller.Token(Set.of(permission)).may(action));
    }

    static Stream<Arguments> everyPermissionAllowsWhatIsDocumentedAndNothingElse() {
        return rows(PERMISSIONS)
                .map(row -> Arguments.of(TokenPermission.of(row.name).orElseThrow(), row.action, row.may));
    }

    @Test
    void theTableKnowsEveryRoleEveryPermissionAndEveryAction() {
        assertEquals(List.of(Role.values()), named(ROLES, name -> Role.of(name).orElseThrow()));
        assertEquals(
                List.of(TokenPermission.values()),
                named(PERMISSIONS, name -> TokenPermission.of(name).orElseThrow()));
        Stream.of(ROLES, PERMISSIONS)
                .flatMap(table -> table.values().stream())
                .forEach(row -> assertEquals(EnumSet.allOf(Action.class), row.keySet()));
    }

    @ParameterizedTest(name = "roles {0}")
    @MethodSource("setsOfRoles")
    void severalRolesAllowWhatAnyOfThemAllows(Set<Role> roles) {
        for (Action action : Action.values()) {
            boolean documented = roles.stream()
                    .anyMatch(role -> ROLES.get(role.officialName()).get(action));
            assertEquals(documented, new Caller.Member(roles).may(action), () -> roles + " " + action);
        }
    }

    static Stream<Set<Role>> setsOfRoles() {
        return subsets(Role.class).stream();
    }

    @ParameterizedTest(name = "permissions {0}")
    @MethodSource("setsOfPermissions")
    void severalPermissionsAllowWhatAnyOfThemAllows(Set<TokenPermission> permissions) {
        for (Action action : Action.values()) {
            boolean documented = permissions.stream()
                    .anyMatch(permission ->
                            PERMISSIONS.get(permission.officialName()).get(action));
            assertEquals(documented, new Caller.Token(permissions).may(action), () -> permissions + " " + action);
        }
    }

    static Stream<Set<TokenPermission>> setsOfPermissions() {
        return subsets(TokenPermission.class).stream();
    }

    @Test
    void adminAndDeployerTogetherCanDoEverything() {
        Caller both = new Caller.Member(Set.of(Role.SECRETS_STORE_ADMIN, Role.SECRETS_STORE_DEPLOYER));
        for (Action action : Action.values()) {
            assertTrue(both.may(action), action::word);
        }
    }

    @ParameterizedTest
    @EnumSource
    void withoutAPermissionNothingIsAllowed(Action action) {
        assertFalse(new Caller.Member(Set.of()).may(action));
        assertFalse(new Caller.Token(Set.of()).may(action));
    }

    /** Each of the two checks looks at its own side only: all four combinations occur. */
    @ParameterizedTest(name = "caller {0}, scopes {1}: authorization {2}, scope {3}")
    @CsvSource({
        "Account Secrets Store Edit, workers,    true,  true",
        "Account Secrets Store Edit, ai_gateway, true,  false",
        "Account Secrets Store Read, workers,    false, true",
        "Account Secrets Store Read, ai_gateway, false, false",
    })
    void theTwoChecksAreIndependent(String permission, String scope, boolean authorized, boolean inScope) {
        Caller caller = new Caller.Token(Set.of(TokenPermission.of(permission).orElseThrow()));
        Set<Scope> scopes = Set.of(Scope.of(scope).orElseThrow());

        assertEquals(authorized, AccessControl.authorizes(caller, Service.WORKERS));
        assertEquals(inScope, AccessControl.inScope(scopes, Service.WORKERS));
    }

    @ParameterizedTest(name = "{0} needs the caller to {1} and the scope {2}")
    @CsvSource({"WORKERS, bind, workers", "AI_GATEWAY, associate, ai_gateway"})
    void eachServiceNeedsAnActionAndAScope(Service service, String action, String scope) {
        assertEquals(action, service.action().word());
        assertEquals(scope, service.scope().apiName());
    }

    @ParameterizedTest
    @EnumSource
    void aServiceNeedsItsOwnScope(Scope scope) {
        for (Service service : Service.values()) {
            Set<Scope> allOthers = EnumSet.complementOf(EnumSet.of(scope));
            assertEquals(service.scope() == scope, AccessControl.inScope(Set.of(scope), service));
            assertEquals(service.scope() != scope, AccessControl.inScope(allOthers, service));
        }
    }

    @Test
    void noServiceCanUseASecretWithoutScopes() {
        for (Service service : Service.values()) {
            assertFalse(AccessControl.inScope(Set.of(), service));
        }
    }

    private record Row(String name, Action action, boolean may) {}

    private static Stream<Row> rows(Map<String, Map<Action, Boolean>> table) {
        List<Row> rows = new ArrayList<>();
        table.forEach((name, actions) -> actions.forEach((action, may) -> rows.add(new Row(name, action, may))));
        return rows.stream();
    }

    private static <T> List<T> named(Map<String, Map<Action, Boolean>> table, Function<String, T> byName) {
        return table.keySet().stream().map(byName).toList();
    }

    private static <E extends Enum<E>> List<Set<E>> subsets(Class<E> type) {
        E[] all = type.getEnumConstants();
        List<Set<E>> subsets = new ArrayList<>();
        for (int bits = 0; bits < 1 << all.length; bits++) {
            Set<E> subset = EnumSet.noneOf(type);
            for (int i = 0; i < all.length; i++) {
                if ((bits & (1 << i)) != 0) {
                    subset.add(all[i]);
                }
            }
            subsets.add(subset);
        }
        return subsets;
    }
}
