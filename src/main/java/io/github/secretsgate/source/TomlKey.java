package io.github.secretsgate.source;

import java.util.List;

/**
 * A key or the name in a header.
 *
 * @param parts what stands between its dots
 * @param start the offset of all of it; a header's of its brackets
 * @param end the offset behind it
 */
record TomlKey(List<String> parts, int start, int end) {
    private static final int LONGEST_NAME = 60;

    String last() {
        return parts.get(parts.size() - 1);
    }

    /** Its first parts, as the subject of a message. Only a plain name is repeated: a token may stand anywhere. */
    String called(String what, int count) {
        String name = String.join(".", parts.subList(0, count));
        boolean plain = !name.isEmpty() && name.length() <= LONGEST_NAME;
        for (int i = 0; i < name.length() && plain; i++) {
            plain = name.charAt(i) == '.' || isBare(name.charAt(i));
        }
        return plain ? "The " + what + " \"" + name + "\"" : "This " + what;
    }

    /** Whether a key without quotes can have this character. */
    static boolean isBare(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    }
}
