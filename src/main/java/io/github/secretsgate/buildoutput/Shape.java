package io.github.secretsgate.buildoutput;

import io.github.secretsgate.finding.Credentials;
import io.github.secretsgate.finding.DidYouMean;
import io.github.secretsgate.finding.Quoted;
import io.github.secretsgate.source.Location;
import io.github.secretsgate.source.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoublePredicate;
import java.util.function.Predicate;

/** The type and rules that a value must meet. */
@FunctionalInterface
interface Shape {
    /** A violation: where, and the message. */
    record Wrong(Location location, String message) {}

    /** A string. */
    Shape STRING = (node, path) -> node instanceof Node.Text ? List.of() : not(node, path, "a string");
    /** A string that isn't empty. */
    Shape NAME = (node, path) -> node instanceof Node.Text text && !text.value().isEmpty()
            ? List.of()
            : not(node, path, "a string that isn't empty");
    /** A number. */
    Shape NUMBER = number("a number", Double::isFinite);
    /** A whole number, 0 or more. */
    Shape COUNT = number("a whole number of at least 0", number -> number >= 0 && number == Math.rint(number));
    /** {@code true} or {@code false}. */
    Shape BOOLEAN = (node, path) ->
            is(node, Node.Type.TRUE) || is(node, Node.Type.FALSE) ? List.of() : not(node, path, "true or false");
    /** Any value. */
    Shape ANY = (node, path) -> List.of();

    /** Returns the violations; empty if the value has this shape. */
    List<Wrong> wrong(Node node, String path);

    /** One of some strings. */
    static Shape oneOf(String... values) {
        return (node, path) -> node instanceof Node.Text text && List.of(values).contains(text.value())
                ? List.of()
                : not(node, path, values.length == 1 ? Quoted.of(values[0]) : "one of " + Quoted.list(List.of(values)));
    }

    /** A number that passes a test. */
    static Shape number(String expected, DoublePredicate test) {
        return (node, path) ->
                is(node, Node.Type.NUMBER) && test.test(value(node)) ? List.of() : not(node, path, expected);
    }

    /** The value of a number node. */
    static double value(Node number) {
        Location location = number.location();
        return Double.parseDouble(location.file().text().substring(location.start(), location.end()));
    }

    /** A table of this shape that also meets a rule. */
    static Shape ruled(Shape shape, Predicate<Node.Mapping> rule, String broken) {
        return (node, path) -> {
            List<Wrong> wrong = shape.wrong(node, path);
            boolean breaks = wrong.isEmpty() && node instanceof Node.Mapping table && !rule.test(table);
            return breaks ? List.of(new Wrong(node.location(), named(path) + " " + broken)) : wrong;
        };
    }

    /** A list of values of one shape. */
    static Shape list(Shape item) {
        return (node, path) -> {
            if (!(node instanceof Node.Sequence list)) {
                return not(node, path, "a list");
            }
            List<Wrong> wrong = new ArrayList<>();
            for (int i = 0; i < list.items().size(); i++) {
                wrong.addAll(item.wrong(list.items().get(i), path + "[" + i + "]"));
            }
            return wrong;
        };
    }

    /** A table with any keys and values of one shape. JavaScript drops the key {@code __proto__}, so it isn't checked. */
    static Shape map(Shape value) {
        return (node, path) -> {
            if (!(node instanceof Node.Mapping table)) {
                return not(node, path, "a table");
            }
            List<Wrong> wrong = new ArrayList<>();
            for (Node.Member member : table.members()) {
                if (!member.key().equals("__proto__")) {
                    wrong.addAll(value.wrong(member.value(), child(path, member.key())));
                }
            }
            return wrong;
        };
    }

    /** One of several shapes. If none matches, the violations are those of the last. */
    static Shape any(Shape... shapes) {
        return (node, path) -> {
            List<Wrong> wrong = List.of();
            for (Shape shape : shapes) {
                wrong = shape.wrong(node, path);
                if (wrong.isEmpty()) {
                    return wrong;
                }
            }
            return wrong;
        };
    }

    /** A table with these keys and no others. Each name is followed by its shape; a {@code ?} at its end makes it optional. */
    static Shape table(Object... keysAndShapes) {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (int i = 0; i < keysAndShapes.length; i += 2) {
            String key = (String) keysAndShapes[i];
            boolean optional = key.endsWith("?");
            String name = optional ? key.substring(0, key.length() - 1) : key;
            shapes.put(name, (Shape) keysAndShapes[i + 1]);
            if (!optional) {
                required.add(name);
            }
        }
        return (node, path) -> node instanceof Node.Mapping table
                ? wrongMembers(table, path, shapes, required)
                : not(node, path, "a table");
    }

    private static List<Wrong> wrongMembers(
            Node.Mapping table, String path, Map<String, Shape> shapes, List<String> required) {
        List<Wrong> wrong = new ArrayList<>();
        for (String key : required) {
            if (table.get(key) == null) {
                wrong.add(new Wrong(table.location(), named(path) + " has no " + Quoted.of(key) + "."));
            }
        }
        for (Node.Member member : table.members()) {
            Shape shape = shapes.get(member.key());
            if (shape == null) {
                Set<String> known = shapes.keySet();
                wrong.add(new Wrong(
                        member.keyLocation(),
                        "Unknown key " + Quoted.of(Credentials.masked(member.key()))
                                + (path.isEmpty() ? "" : " in " + Quoted.of(path)) + "."
                                + DidYouMean.question(member.key(), known)));
            } else {
                wrong.addAll(shape.wrong(member.value(), child(path, member.key())));
            }
        }
        return wrong;
    }

    /** The violation "must be …". */
    static List<Wrong> not(Node node, String path, String expected) {
        String found = node instanceof Node.Text ? "this string" : node.kind();
        return List.of(new Wrong(node.location(), named(path) + " must be " + expected + ", not " + found + "."));
    }

    private static boolean is(Node node, Node.Type type) {
        return node instanceof Node.Other other && other.type() == type;
    }

    private static String child(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static String named(String path) {
        return path.isEmpty() ? "This file" : Quoted.of(path);
    }
}
