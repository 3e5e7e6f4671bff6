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

    private final Origin origin;
    private final @Nullable TomlTable parent;
    private final String name;

    /** The list that it is the last item of; an empty one if it is none. */
    private final List<Node> list;

    private final Map<String, Member> members = new LinkedHashMap<>(4);

    /** Its members that are tables, and the last items of those that are lists, unless they are written as values. */
    private Map<String, TomlTable> tables = Map.of();

    /** Where its key is written; at first, for a table above others, that is their header. */
    private Location key;

    /** From what makes it to the last of its values, so far. */
    private Location location;

    /** Whether it has had its own header, and not only one of a table below it. */
    private boolean defined;

    /** A table that has no name: a document, or an inline table. */
    TomlTable(Location location, int depth) {
        this.origin = Origin.HEADER;
        this.parent = null;
        this.name = "";
        this.list = List.of();
        this.depth = depth;
        this.key = location;
        this.location = location;
    }

    private TomlTable(Origin origin, TomlTable parent, String name, List<Node> list, Location key, Location location) {
        this.origin = origin;
        this.parent = parent;
        this.name = name;
        this.list = list;
        this.depth = parent.depth + (origin == Origin.LIST_ITEM ? 2 : 1);
        this.key = key;
        this.location = location;
    }

    /** What was read, as it is written between brackets or in a file. */
    Mapping node(Location whole) {
        return new Mapping(whole, members);
    }

    /** Adds a value. */
    void add(TomlKey key, Node value) {
        TomlTable holder = holder(key, Origin.DOTTED_KEY, value.location());
        Member first = holder.members.putIfAbsent(key.last(), new Member(key.last(), key.location(), value));
        if (first != null) {
            throw twice(key, "key", first);
        }
        location = location.to(value.location());
    }

    /** The table that a header {@code [a.b]} defines below this one. */
    TomlTable define(TomlKey header) {
        TomlTable holder = holder(header, Origin.HEADER, header.location());
        Member first = holder.members.get(header.last());
        TomlTable table = holder.tables.get(header.last());
        if (first == null) {
            table = holder.child(Origin.HEADER, header.last(), header.location(), header.location());
        } else if (table != null && table.origin == Origin.LIST_ITEM) {
            throw otherBrackets(header, first);
        } else if (table == null || table.defined || table.origin == Origin.DOTTED_KEY) {
            throw twice(header, "table", first);
        }
        table.defined = true;
        table.key = header.location();
        table.location = header.location();
        table.settle();
        return table;
    }

    /** The table that a header {@code [[a.b]]} adds to a list below this one. */
    TomlTable append(TomlKey header) {
        TomlTable holder = holder(header, Origin.ABOVE_LIST, header.location());
        Member first = holder.members.get(header.last());
        TomlTable last = holder.tables.get(header.last());
        List<Node> items = last == null ? new ArrayList<>() : last.list;
        if (first == null) {
            Sequence list = new Sequence(header.location(), items);
            holder.members.put(header.last(), new Member(header.last(), header.location(), list));
        } else if (last == null || last.origin == Origin.DOTTED_KEY) {
            throw twice(header, "table", first);
        } else if (last.origin != Origin.LIST_ITEM) {
            throw otherBrackets(header, first);
        }
        TomlTable item =
                new TomlTable(Origin.LIST_ITEM, holder, header.last(), items, header.location(), header.location());
        items.add(item.node(header.location()));
        holder.remember(item);
        return item;
    }

    /** Puts what was read, with its location, where it belongs; nothing more is added for now. */
    void settle() {
        if (!list.isEmpty()) {
            list.set(list.size() - 1, node(location));
        } else if (parent != null) {
            parent.members.put(name, new Member(name, key, node(location)));
        }
    }

    /** The table that has the last part of a key as a member. Those on the way there are made if need be. */
    private TomlTable holder(TomlKey key, Origin by, Location location) {
        TomlTable table = this;
        for (int i = 0; i < key.parts().size() - 1; i++) {
            String part = key.parts().get(i);
            Member first = table.members.get(part);
            TomlTable next = table.tables.get(part);
            if (first == null) {
                next = table.child(by, part, key.location(), location);
            } else if (next == null || !next.admits(by)) {
                throw refused(key, key.called("key", i + 1) + " can't be extended here. It's defined", first, "");
            } else if (next.origin == Origin.DOTTED_KEY && by == Origin.DOTTED_KEY) {
                next.location = next.location.to(location);
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

    private TomlTable child(Origin origin, String name, Location key, Location location) {
        TomlTable child = new TomlTable(origin, this, name, List.of(), key, location);
        child.settle();
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
                key.location().start(),
                message + " at line " + first.keyLocation().line() + "." + hint);
    }
}
