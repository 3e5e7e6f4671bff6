package io.github.secretsgate.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A step of a hint.
 *
 * @param text the instruction, in a sentence or two
 * @param code the lines to paste; empty if there are none
 */
record HintStep(String text, List<String> code) {
    private static final Pattern NUMBERED = Pattern.compile("\\d+\\. (.*)");

    /** The indentation of the further lines of a numbered step. */
    private static final String INDENT = "   ";

    /** Splits a hint into steps. The lines below a sentence that ends with a colon are code. */
    static List<HintStep> of(String hint) {
        List<HintStep> steps = new ArrayList<>();
        String text = "";
        List<String> code = new ArrayList<>();
        int indent = 0;
        for (String line : hint.lines().toList()) {
            Matcher numbered = NUMBERED.matcher(line);
            if (numbered.matches() || text.isEmpty()) {
                add(steps, text, code);
                text = numbered.matches() ? numbered.group(1) : line;
                code = new ArrayList<>();
                indent = numbered.matches() ? INDENT.length() : 0;
            } else if (text.endsWith(":")) {
                code.add(line.startsWith(INDENT) ? line.substring(indent) : line);
            } else {
                text += " " + line.strip();
            }
        }
        add(steps, text, code);
        return steps;
    }

    private static void add(List<HintStep> steps, String text, List<String> code) {
        if (!text.isEmpty()) {
            steps.add(new HintStep(text, List.copyOf(code)));
        }
    }
}
