package io.github.secretsgate.source;

import io.github.secretsgate.source.Node.Mapping;
import io.github.secretsgate.source.Node.Member;
import io.github.secretsgate.source.Node.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table while its document is read. What made it decides what may be added to it, so that "is this defined twice?" is one question.
 * The answers are smol-toml's.
 */
final class TomlTable {
    private enum Origin {
        /** A header: a and b in {@code [a.b]}. */
        HEADER,
        /** The header of a list below it: a in {@code [[a.b]]}. */
        ABOVE_LIST,
        /** The header of a list: b in {@code [[a.b]]}. */
        LIST_ITEM,
        /** A dotted key: a in {@code a.b = 1}. */
        DOTTED_KEY
    }

    /** How many tables and lists are around it. */
    final int depth;

    private final SourceFile file;
    private final Origin origin;
    private final @Nullable TomlTable parent;
    private final String name;

    /** The list that it is the last item of; an empty one if it is none. */
    private final List<Node> list;

    private Map<String, Member> members = Map.of();

    /** Its members that are tables, and the last items of those that are lists, unless they are written as values. */
    private Map<String, TomlTable> tables = Map.of();

    /** Where its key is written; for a table above others, that is first their header. */
    private int keyStart;

    private int keyEnd;

    /** It reaches from what makes it to the last of its values so far. */
    private int start;

    private int end;

    /** Whether it has had its own header, and not only one of a table below it. */
    private boolean defined;

    /** A table that has no name: a document, or an inline table. */
    TomlTable(SourceFile file, int start, int depth) {
        this.file = file;
        this.origin = Origin.HEADER;
        this.parent = null;
        this.name = "";
        this.list = List.of();
        this.depth = depth;
        this.start = start;
    }

    private TomlTable(Origin origin, TomlTable parent, String name, List<Node> list) {
        this.file = parent.file;
        this.origin = origin;
        this.parent = parent;
        this.name = name;
        this.list = list;
        this.depth = parent.depth + (origin == Origin.LIST_ITEM ? 2 : 1);
    }

    /** What was read, up to the end of the document or the closing bracket. */
    Mapping node(int end) {
        return new Mapping(file, start, end, members);
    }

    /** Adds a value. */
    void add(TomlKey key, Node value) {
        TomlTable holder = holder(key, Origin.DOTTED_KEY, value.start(), value.end());
        Member first = holder.members.get(key.last());
        if (first != null) {
            throw twice(key, "key", first);
        }
        holder.put(new Member(key.last(), key.start(), key.end(), value));
        end = Math.max(end, value.end());
    }

    /** The table that a header {@code [a.b]} defines below this one. */
    TomlTable define(TomlKey header) {
        TomlTable holder = holder(header, Origin.HEADER, header.start(), header.end());
        Member first = holder.members.get(header.last());
        TomlTable table = holder.tables.get(header.last());
        if (first == null) {
            table = holder.child(Origin.HEADER, header.last());
        } else if (table != null && table.origin == Origin.LIST_ITEM) {
            throw otherBrackets(header, first);
        } else if (table == null || table.defined || table.origin == Origin.DOTTED_KEY) {
            throw twice(header, "table", first);
        }
        table.defined = true;
        table.place(header, header.start(), header.end());
        return table;
    }

    /** The table that a header {@code [[a.b]]} adds to a list below this one. */
    TomlTable append(TomlKey header) {
        TomlTable holder = holder(header, Origin.ABOVE_LIST, header.start(), header.end());
        Member first = holder.members.get(header.last());
        TomlTable last = holder.tables.get(header.last());
        List<Node> items = last == null ? new ArrayList<>() : last.list;
        if (first == null) {
            Sequence list = new Sequence(file, header.start(), header.end(), items);
            holder.put(new Member(header.last(), header.start(), header.end(), list));
        } else if (last == null || last.origin == Origin.DOTTED_KEY) {
            throw twice(header, "table", first);
        } else if (last.origin != Origin.LIST_ITEM) {
            throw otherBrackets(header, first);
        }
        TomlTable item = new TomlTable(Origin.LIST_ITEM, holder, header.last(), items);
        items.add(item.node(header.end()));
        holder.remember(item);
        item.place(header, header.start(), header.end());
        return item;
    }

    /** Puts what was read so far where it belongs. */
    void settle() {
        if (!list.isEmpty()) {
            list.set(list.size() - 1, node(end));
        } else if (parent != null) {
            parent.put(new Member(name, keyStart, keyEnd, node(end)));
        }
    }

    private void place(TomlKey key, int start, int end) {
        this.keyStart = key.start();
        this.keyEnd = key.end();
        this.start = start;
        this.end = end;
        settle();
    }

    private void put(Member member) {
        if (members.isEmpty()) {
            members = new LinkedHashMap<>(4);
            settle(); // what is there already has the empty map
        }
        members.put(member.key(), member);
    }

    /** The table that has the last part of a key as a member. Those on the way there are made if need be. */
    private TomlTable holder(TomlKey key, Origin by, int start, int end) {
        TomlTable table = this;
        for (int i = 0; i < key.parts().size() - 1; i++) {
            String part = key.parts().get(i);
            Member first = table.members.get(part);
            TomlTable next = table.tables.get(part);
            if (first == null) {
                next = table.child(by, part);
                next.place(key, start, end);
            } else if (next == null || !next.admits(by)) {
                throw refused(key, key.called("key", i + 1) + " can't be extended here. It's defined", first, "");
            } else if (next.origin == Origin.DOTTED_KEY && by == Origin.DOTTED_KEY) {
                next.end = Math.max(next.end, end);
                next.settle();
            }
            table = next;
        }
        return table;
    }

    /** A dotted key adds to what dotted keys have made, and, as smol-toml reads it, to what is above a list. */
    private boolean admits(Origin by) {
        return by != Origin.DOTTED_KEY || origin == Origin.DOTTED_KEY || origin == Origin.ABOVE_LIST;
    }

    private TomlTable child(Origin origin, String name) {
        TomlTable child = new TomlTable(origin, this, name, List.of());
        remember(child);
        return child;
    }

    private void remember(TomlTable child) {
        if (tables.isEmpty()) {
            tables = new HashMap<>();
        }
        tables.put(child.name, child);
    }

    private static TomlCursor.Malformed twice(TomlKey key, String what, Member first) {
        return refused(key, key.called(what, key.parts().size()) + " is defined twice, first", first, "");
    }

    private static TomlCursor.Malformed otherBrackets(TomlKey key, Member first) {
        String name = key.called("table", key.parts().size());
        return refused(key, name + " has other brackets than", first, " Every item of a list needs [[ ]].");
    }

    private static TomlCursor.Malformed refused(TomlKey key, String message, Member first, String hint) {
        return new TomlCursor.Malformed(
                key.start(), message + " at line " + first.keyLocation().line() + "." + hint);
    }
}
