package io.github.secretsgate.source;

/** The formats that can be read. */
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
            return new JsonReader(file).read();
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
}
