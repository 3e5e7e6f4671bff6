package io.github.secretsgate.source;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The supported formats. */
public enum Format {
    /** TOML 1.1, as smol-toml reads it. */
    TOML {
        @Override
        Document parse(SourceFile file) {
            return new TomlReader(file).read();
        }
    },
    /** JSON with comments and trailing commas, as jsonc-parser reads it. */
    JSON {
        @Override
        Document parse(SourceFile file) {
            return new JsonReader(file, true).read();
        }
    },
    /** JSON as JavaScript's {@code JSON.parse} reads it. */
    STRICT_JSON {
        @Override
        Document parse(SourceFile file) {
            return new JsonReader(file, false).read();
        }

        /** Like Node.js, keeps a byte order mark, with which no JSON can begin, and replaces invalid UTF-8 by U+FFFD. */
        @Override
        String decode(byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    },
    /** YAML without anchors, aliases, tags and merge keys. */
    YAML {
        @Override
        Document parse(SourceFile file) {
            return new YamlReader(file).read();
        }
    };

    static String tooDeep(int levels) {
        return "Values are nested more than " + levels + " levels deep.";
    }

    abstract Document parse(SourceFile file);

    /** Decodes a file; null if the format needs strict UTF-8 without a byte order mark. */
    @Nullable
    String decode(byte[] bytes) {
        return null;
    }
}
