package io.github.secretsgate.access;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The table of Cloudflare's page on access control, written down a second time and in the page's own form, so that the code
 * and the page can be compared without the code.
 *
 * @see <a href="https://developers.cloudflare.com/secrets-store/access-control/">Secrets Store access control</a>
 */
final class DocumentedAccess {
    private static final String TABLE = """
        caller                           | view | create | edit | duplicate | delete | bind | associate
        role Super Administrator         | yes  | yes    | yes  | yes       | yes    | yes  | yes
        role Secrets Store Admin         | yes  | yes    | yes  | yes       | yes    | no   | no
        role Secrets Store Deployer      | yes  | no     | no   | no        | no     | yes  | yes
        role Secrets Store Reporter      | yes  | no     | no   | no        | no     | no   | no
        token Account Secrets Store Read | yes  | no     | no   | no        | no     | no   | no
        token Account Secrets Store Edit | yes  | yes    | yes  | yes       | yes    | yes  | yes
        """;

    private DocumentedAccess() {}

    /** What each caller of the table may do: the caller's row without its first word, by that word. */
    static Map<String, Map<Action, Boolean>> of(String kind) {
        Map<String, Map<Action, Boolean>> callers = new LinkedHashMap<>();
        List<String> rows = TABLE.lines().toList();
        String[] actions = cells(rows.get(0));
        for (int row = 1; row < rows.size(); row++) {
            String[] cells = cells(rows.get(row));
            Map<Action, Boolean> may = new EnumMap<>(Action.class);
            for (int i = 1; i < cells.length; i++) {
                may.put(Action.of(actions[i]).orElseThrow(), cells[i].equals("yes"));
            }
            if (cells[0].startsWith(kind + " ")) {
                callers.put(cells[0].substring(kind.length() + 1), may);
            }
        }
        return callers;
    }

    private static String[] cells(String row) {
        return row.trim().split("\\s*\\|\\s*");
    }
}
