package io.github.secretsgate.source;

import java.util.List;

/**
 * A key or the name in a header.
 *
 * @param parts the names between its dots
 * @param start the offset of its first character; of the brackets for a header
 * @param end the offset after its last character
 */
record TomlKey(List<String> parts, int start, int end) {
    private static final int LONGEST_NAME = 60;

    String last() {
        return parts.get(parts.size() - 1);
    }

    /** The first parts of the key, as the subject of a message. Only plain names are repeated: a key may contain a secret. */
    String called(String what, int count) {
        String name = String.join(".", parts.subList(0, count));
        boolean plain = !name.isEmpty() && name.length() <= LONGEST_NAME;
        for (int i = 0; i < name.length() && plain; i++) {
            plain = name.charAt(i) == '.' || isBare(name.charAt(i));
        }
        return plain ? "The " + what + " \"" + name + "\"" : "This " + what;
    }

    /** Returns whether a key without quotes can contain this character. */
    static boolean isBare(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    }
}
