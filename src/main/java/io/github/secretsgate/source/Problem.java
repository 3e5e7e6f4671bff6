package io.github.secretsgate.source;

/**
 * Something in a document that is wrong whatever the document is for.
 *
 * @param related the other location that it is about; the same as {@code place} if there is none
 * @param message a full sentence
 */
public record Problem(Kind kind, Location location, Location related, String message) {
    /** What can be wrong. */
    public enum Kind {
        /** The file can't be read, or its syntax is wrong. */
        SYNTAX,
        /** It can be parsed but holds something that is not taken here, such as a YAML alias. */
        UNSUPPORTED,
        /** A key is given twice. */
        REPEATED_KEY
    }

    static Problem syntax(Location location, String message) {
        return new Problem(Kind.SYNTAX, location, location, message);
    }

    static Problem unsupported(Location location, String message) {
        return new Problem(Kind.UNSUPPORTED, location, location, message);
    }

    static Problem repeatedKey(Node.Member again, Node.Member first) {
        return new Problem(
                Kind.REPEATED_KEY,
                again.keyLocation(),
                first.keyLocation(),
                "The key \"" + again.key() + "\" is used twice, first at line "
                        + first.keyLocation().line() + ".");
    }
}
