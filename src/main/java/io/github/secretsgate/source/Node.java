package io.github.secretsgate.source;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value of a document and its position. The position is kept as offsets, because a {@link Location} for each value would make the
 * tree a third larger.
 */
public sealed interface Node {
    /** The file that it is written in. */
    SourceFile file();

    /** The offset of its first character. */
    int start();

    /** The offset after its last character. */
    int end();

    /** Its type, for messages: "a string", "a list". */
    String kind();

    /** Its location. */
    default Location location() {
        return new Location(file(), start(), end());
    }

    /** A TOML table, a JSON object, a YAML mapping. The last of repeated keys is used. */
    record Mapping(SourceFile file, int start, int end, Map<String, Member> byKey) implements Node {
        public Mapping(Location location, Map<String, Member> byKey) {
            this(location.file(), location.start(), location.end(), byKey);
        }

        /** The value of a key; null if there is none. */
        public @Nullable Node get(String key) {
            Member member = byKey.get(key);
            return member == null ? null : member.value();
        }

        /** The key with its value and location; null if there is none. */
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

    /** A key and its value, which is in the same file. */
    record Member(String key, int start, int end, Node value) {
        public Member(String key, Location keyLocation, Node value) {
            this(key, keyLocation.start(), keyLocation.end(), value);
        }

        /** The location of the key. */
        public Location keyLocation() {
            return new Location(value.file(), start, end);
        }
    }

    /** A list of values. */
    record Sequence(SourceFile file, int start, int end, List<Node> items) implements Node {
        public Sequence(Location location, List<Node> items) {
            this(location.file(), location.start(), location.end(), items);
        }

        @Override
        public String kind() {
            return "a list";
        }
    }

    /** A string, or a plain YAML scalar as written. */
    record Text(SourceFile file, int start, int end, String value) implements Node {
        public Text(Location location, String value) {
            this(location.file(), location.start(), location.end(), value);
        }

        @Override
        public String kind() {
            return "a string";
        }
    }

    /** Any other value. */
    record Other(SourceFile file, int start, int end, Type type) implements Node {
        public Other(Location location, Type type) {
            this(location.file(), location.start(), location.end(), type);
        }

        @Override
        public String kind() {
            return type.kind;
        }
    }

    /** The types of the remaining scalar values. */
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
