package io.github.secretsgate.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseOptions;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;
import org.tomlj.TomlVersion;

/**
 * What tomlj 2.0.0 reads, a second reader of TOML 1.1.
 *
 * @param shape see {@link Shape}; {@link Shape#REFUSED} with errors
 */
record Tomlj(String shape, List<String> errors) {
    private static final SourceFile NOWHERE = new SourceFile("tomlj", "", false);

    static Tomlj read(String toml) {
        TomlParseOptions options =
                TomlParseOptions.defaults().withVersion(TomlVersion.V1_1_0).withoutSource();
        try {
            TomlParseResult result = Toml.parse(toml, options);
            List<String> errors =
                    result.errors().stream().map(TomlParseError::getMessage).toList();
            return new Tomlj(errors.isEmpty() ? Shape.of(node(result)) : Shape.REFUSED, errors);
        } catch (RuntimeException e) { // for some mistakes it has no message
            return new Tomlj(Shape.REFUSED, List.of(String.valueOf(e)));
        }
    }

    /** Whether this is all that it has against the document. */
    boolean refuses(String error) {
        return !errors.isEmpty() && errors.stream().allMatch(message -> message.matches(error));
    }

    private static Node node(Object value) {
        Location start = NOWHERE.start();
        if (value instanceof TomlTable table) {
            Map<String, Node.Member> members = new LinkedHashMap<>();
            for (Map.Entry<String, Object> entry : table.entrySet()) {
                members.put(entry.getKey(), new Node.Member(entry.getKey(), start, node(entry.getValue())));
            }
            return new Node.Mapping(start, members);
        } else if (value instanceof TomlArray array) {
            List<Node> items = new ArrayList<>();
            for (int i = 0; i < array.size(); i++) {
                items.add(node(array.get(i)));
            }
            return new Node.Sequence(start, items);
        } else if (value instanceof String text) {
            return new Node.Text(start, text);
        } else if (value instanceof Boolean bool) {
            return new Node.Other(start, bool ? Node.Type.TRUE : Node.Type.FALSE);
        }
        return new Node.Other(start, value instanceof Number ? Node.Type.NUMBER : Node.Type.DATE);
    }
}
