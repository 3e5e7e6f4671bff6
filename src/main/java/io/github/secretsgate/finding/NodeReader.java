package io.github.secretsgate.finding;

import io.github.secretsgate.source.Document;
import io.github.secretsgate.source.Location;
import io.github.secretsgate.source.Node;
import io.github.secretsgate.source.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads nodes of expected types. Any other type becomes a finding, and the result is null or empty. */
public final class NodeReader {
    private final List<Finding> findings = new ArrayList<>();

    /** The findings so far. */
    public List<Finding> findings() {
        return findings;
    }

    /** The root of a document, which must be a table; null if it isn't, or if the document has problems. */
    public Node.@Nullable Mapping root(Document document) {
        Set<String> said = new HashSet<>();
        boolean usable = true;
        for (Problem problem : document.problems()) {
            boolean syntax = problem.kind() == Problem.Kind.SYNTAX;
            usable &= problem.kind() == Problem.Kind.REPEATED_KEY;
            if (said.add(problem.message())) { // a thousand aliases need one finding
                Rule rule = syntax ? Rule.MANIFEST_UNREADABLE : Rule.MANIFEST_INVALID;
                findings.add(Finding.at(problem.location(), rule, Credentials.masked(problem.message())));
            }
        }
        return document.root() == null || !usable ? null : mapping(document.root(), "This file");
    }

    /** The node as a table; null if it isn't one. */
    public Node.@Nullable Mapping mapping(Node node, String what) {
        if (node instanceof Node.Mapping mapping) {
            return mapping;
        }
        invalid(node.location(), what + " must be a table of keys and values" + not(node));
        return null;
    }

    /**
     * The items of a list; empty if there is no node or it isn't a list.
     *
     * @param what the expectation, as in {@code "stores" must be a list}
     */
    public List<Node> items(@Nullable Node node, String what) {
        if (node instanceof Node.Sequence sequence) {
            return sequence.items();
        }
        if (node != null) {
            hideValues(node);
            invalid(node.location(), what + not(node));
        }
        return List.of();
    }

    /** The string of a node; null if there is no node or it isn't a string. */
    public @Nullable String text(@Nullable Node node, String what) {
        return text(node, what, "a string");
    }

    /**
     * The string of a node; null if there is no node or it isn't a string.
     *
     * @param expected the expectation, as in {@code "until" must be a date}
     */
    public @Nullable String text(@Nullable Node node, String what, String expected) {
        if (node instanceof Node.Text text) {
            return text.value();
        }
        if (node != null) {
            hideValues(node);
            invalid(node.location(), what + " must be " + expected + not(node));
        }
        return null;
    }

    /** Reports unknown keys, and returns whether there are none. */
    public boolean knownKeysOnly(Node.Mapping mapping, String where, Set<String> known) {
        int before = findings.size();
        for (Node.Member member : mapping.members()) {
            if (!known.contains(member.key())) {
                member.value().location().hide();
                invalid(
                        member.keyLocation(),
                        "Unknown key " + Quoted.of(Credentials.masked(member.key())) + " in " + where + "."
                                + DidYouMean.question(member.key(), known));
            }
        }
        return findings.size() == before;
    }

    /** Masks the values of other keys wherever the file is quoted. They aren't errors. */
    public static void hideOthers(Node.Mapping mapping, Set<String> known) {
        for (Node.Member member : mapping.members()) {
            if (!known.contains(member.key())) {
                member.value().location().hide();
            }
        }
    }

    /** Masks the values of a table in a place where none is expected: each of its keys is unknown. */
    private static void hideValues(Node node) {
        if (node instanceof Node.Mapping mapping) {
            hideOthers(mapping, Set.of());
        }
    }

    private static String not(Node node) {
        boolean empty = node instanceof Node.Other other && other.type() == Node.Type.NULL;
        return empty ? ", but is empty." : ", not " + node.kind() + ".";
    }

    /** Reports invalid input. */
    public void invalid(Location location, String message) {
        findings.add(Finding.at(location, Rule.MANIFEST_INVALID, message));
    }

    /** Reports a finding of a specific rule. */
    public void warn(Location location, Rule rule, String message) {
        findings.add(Finding.at(location, rule, message));
    }
}
