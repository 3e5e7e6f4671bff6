package io.github.secretsgate.manifest;

import io.github.secretsgate.finding.DidYouMean;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Rule;
import io.github.secretsgate.source.Document;
import io.github.secretsgate.source.Node;
import io.github.secretsgate.source.Place;
import io.github.secretsgate.source.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes nodes for what they should be. Whatever is something else becomes a finding, and null or nothing. */
final class NodeReader {
    private final List<Finding> findings = new ArrayList<>();

    List<Finding> findings() {
        return findings;
    }

    /** The content of a document, which must be a table; null if there is none. */
    Node.@Nullable Mapping root(Document document) {
        for (Problem problem : document.problems()) {
            boolean syntax = problem.kind() == Problem.Kind.SYNTAX;
            findings.add(Finding.at(
                    problem.place(), syntax ? Rule.MANIFEST_UNREADABLE : Rule.MANIFEST_INVALID, problem.message()));
        }
        return document.root() == null ? null : mapping(document.root(), "This file");
    }

    Node.@Nullable Mapping mapping(Node node, String what) {
        if (node instanceof Node.Mapping mapping) {
            return mapping;
        }
        invalid(node.place(), what + " must be a table of keys and values, not " + node.kind() + ".");
        return null;
    }

    /** The items of a list; nothing if there is no node or it is no list. */
    List<Node> items(@Nullable Node node, String what) {
        if (node instanceof Node.Sequence sequence) {
            return sequence.items();
        }
        if (node != null) {
            invalid(node.place(), what + " must be a list, as in [a, b], not " + node.kind() + ".");
        }
        return List.of();
    }

    /** The text of a node; null if there is no node or it is no text. */
    @Nullable
    String text(@Nullable Node node, String what) {
        if (node instanceof Node.Text text) {
            return text.value();
        }
        if (node != null) {
            invalid(node.place(), what + " must be a text, not " + node.kind() + ".");
        }
        return null;
    }

    void knownKeysOnly(Node.Mapping mapping, String where, Set<String> known) {
        for (Node.Member member : mapping.members()) {
            if (!known.contains(member.key())) {
                invalid(
                        member.keyPlace(),
                        "The key " + member.key() + " is not known in " + where + "."
                                + DidYouMean.question(member.key(), known));
            }
        }
    }

    void invalid(Place place, String message) {
        findings.add(Finding.at(place, Rule.MANIFEST_INVALID, message));
    }

    void warn(Place place, Rule rule, String message) {
        findings.add(Finding.at(place, rule, message));
    }
}
