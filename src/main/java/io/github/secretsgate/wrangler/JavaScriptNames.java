package io.github.secretsgate.wrangler;

import java.util.Set;

/** Names that every JavaScript object already has. wrangler and cf fail on a binding with such a name. */
public final class JavaScriptNames {
    private static final Set<String> TAKEN = Set.of(
            "constructor",
            "toString",
            "valueOf",
            "hasOwnProperty",
            "isPrototypeOf",
            "propertyIsEnumerable",
            "toLocaleString",
            "__proto__",
            "__defineGetter__",
            "__defineSetter__",
            "__lookupGetter__",
            "__lookupSetter__");

    private JavaScriptNames() {}

    /** Returns whether a name is one of them. */
    public static boolean isTaken(String name) {
        return TAKEN.contains(name);
    }
}
