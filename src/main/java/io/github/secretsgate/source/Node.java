package io.github.secretsgate.source;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value of a document, and where it is written. */
public sealed interface Node {
    /** Where it is written. */
    Location location();

    /** What it is, for a sentence: "a string", "a list". */
    String kind();

    /** A TOML table, a JSON object, a YAML mapping. The last of repeated keys is the one that counts. */
    record Mapping(Location location, Map<String, Member> byKey) implements Node {
        /** The value of a key; null if there is none. */
        public @Nullable Node get(String key) {
            Member member = byKey.get(key);
            return member == null ? null : member.value();
        }

        /** The key with its value and place; null if there is none. */
        public @Nullable Member member(String key) {
            return byKey.get(key);
        }

        /** All keys with their values, in the order of the file. */
        public Collection<Member> members() {
            return byKey.values();
        }

        @Override
        public String kind() {
            return "a table";
        }
    }

    /** A key and its value. */
    record Member(String key, Location keyLocation, Node value) {}

    /** A list of values. */
    record Sequence(Location location, List<Node> items) implements Node {
        @Override
        public String kind() {
            return "a list";
        }
    }

    /** A string, or a plain YAML scalar as it was written. */
    record Text(Location location, String value) implements Node {
        @Override
        public String kind() {
            return "a string";
        }
    }

    /** Any other value. */
    record Other(Location location, Type type) implements Node {
        @Override
        public String kind() {
            return type.kind;
        }
    }

    /** The types of value that are neither text nor made of others. */
    enum Type {
        NULL("null"),
        TRUE("a boolean"),
        FALSE("a boolean"),
        NUMBER("a number"),
        DATE("a date");

        private final String kind;

        Type(String kind) {
            this.kind = kind;
        }
    }
}
