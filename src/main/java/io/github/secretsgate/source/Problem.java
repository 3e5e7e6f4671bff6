package io.github.secretsgate.source;

/**
 * A problem of a document that doesn't depend on its purpose.
 *
 * @param related the other location that it is about; the same as {@code location} if there is none
 * @param message a full sentence
 */
public record Problem(Kind kind, Location location, Location related, String message) {
    /** The kinds of problem. */
    public enum Kind {
        /** The file can't be read, or its syntax is wrong. */
        SYNTAX,
        /** The file uses a feature that isn't supported here, such as a YAML alias. */
        UNSUPPORTED,
        /** A key is repeated. */
        REPEATED_KEY
    }

    static Problem syntax(Location location, String message) {
        return new Problem(Kind.SYNTAX, location, location, message);
    }

    static Problem unsupported(Location location, String message) {
        return new Problem(Kind.UNSUPPORTED, location, location, message);
    }

    /** The first value is masked wherever the file is quoted: no tree holds it, so nobody else can say what it is. */
    static Problem repeatedKey(Node.Member again, Node.Member first) {
        first.value().location().hide();
        return new Problem(
                Kind.REPEATED_KEY,
                again.keyLocation(),
                first.keyLocation(),
                "The key \"" + again.key() + "\" is used twice, first at line "
                        + first.keyLocation().line() + ".");
    }
}
