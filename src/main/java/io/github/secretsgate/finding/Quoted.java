package io.github.secretsgate.finding;

import java.util.Collection;

/** Quotes names in sentences, so that they can't be read as words of the sentence. */
public final class Quoted {
    private Quoted() {}

    /** A name, as in {@code "stores"}. */
    public static String of(String name) {
        return '"' + name + '"';
    }

    /** All names of a list, as in {@code "a", "b"}. */
    public static String list(Collection<String> names) {
        return list(names, names.size());
    }

    /** At most {@code most} names of a list, as in {@code "a", "b" and 3 more}. */
    public static String list(Collection<String> names, int most) {
        StringBuilder list = new StringBuilder();
        int shown = 0;
        for (String name : names) {
            if (shown == most) {
                return list.append(" and ")
                        .append(names.size() - shown)
                        .append(" more")
                        .toString();
            }
            list.append(shown++ == 0 ? "" : ", ").append(of(name));
        }
        return list.toString();
    }
}
