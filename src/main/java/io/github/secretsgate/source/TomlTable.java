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
 * A table while its document is read. Its origin decides what can be added to it, and so what counts as defined twice. The rules are
 * smol-toml's.
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

    /** The number of tables and lists around it. */
    final int depth;

    private final SourceFile file;
    private final Origin origin;
    private final @Nullable TomlTable parent;
    private final String name;

    /** The list of which it is the last item; empty if it isn't in a list. */
    private final List<Node> list;

    private Map<String, Member> members = Map.of();

    /** Its tables and the last items of its lists, except those that are written as values. */
    private Map<String, TomlTable> tables = Map.of();

    /** The position of its key; for a table that only exists above others, of their header. */
    private int keyStart;

    private int keyEnd;

    /** The table's range: from its header or key to its last value so far. */
    private int start;

    private int end;

    /** Whether it has a header of its own, not only one of a table below it. */
    private boolean defined;

    /** Creates a table without a name: a document, or an inline table. */
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

    /** Returns the table as a node that ends at an offset. */
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

    /** Defines a table for the header {@code [a.b]} below this one. */
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

    /** Adds a table for the header {@code [[a.b]]} to a list below this one. */
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

    /** Adds this table, as read so far, to its parent. */
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
            settle(); // the parent's node still has the empty map
        }
        members.put(member.key(), member);
    }

    /** Returns the table that contains the last part of a key. Missing tables on the way are created. */
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

    /** Returns whether a key or header can add to it. A dotted key can add to tables of dotted keys and, in smol-toml, to one above a list. */
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
        return refused(key, name + " uses other brackets than", first, " Every item of a list needs [[ ]].");
    }

    private static TomlCursor.Malformed refused(TomlKey key, String message, Member first, String hint) {
        return new TomlCursor.Malformed(
                key.start(), message + " at line " + first.keyLocation().line() + "." + hint);
    }
}
