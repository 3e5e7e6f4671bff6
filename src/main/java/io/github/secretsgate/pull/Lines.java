package io.github.secretsgate.pull;

import java.util.ArrayList;
import java.util.List;

/** Lists for the log, with an end: an account can have thousands of secrets. */
final class Lines {
    private static final int MOST = 100;

    private Lines() {}

    /** A heading and the first lines below it. */
    static List<String> of(String heading, List<String> below) {
        List<String> lines = new ArrayList<>();
        lines.add(heading);
        lines.addAll(below.subList(0, Math.min(MOST, below.size())));
        if (below.size() > MOST) {
            lines.add("  and " + (below.size() - MOST) + " more");
        }
        return lines;
    }
}
