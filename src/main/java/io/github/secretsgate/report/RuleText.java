package io.github.secretsgate.report;

import io.github.secretsgate.finding.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The documentation of a rule.
 *
 * @param summary its first paragraph
 * @param markdown the whole section without its heading
 */
record RuleText(String summary, String markdown) {
    private static final Pattern SECTION = Pattern.compile("(?ms)^## (\\S+)\\n(.*?)(?=^## |\\z)");

    /** Reads the sections of {@code docs/rules.md}, which is in the jar. */
    static Map<Rule, RuleText> all() throws IOException {
        Map<Rule, RuleText> texts = new EnumMap<>(Rule.class);
        try (InputStream in = Objects.requireNonNull(RuleText.class.getResourceAsStream("rules.md"))) {
            Matcher section = SECTION.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            while (section.find()) {
                String text = section.group(2).trim();
                Rule.of(section.group(1)).ifPresent(rule -> texts.put(rule, of(withWholeLinks(text, rule))));
            }
        }
        return texts;
    }

    /** Makes links within the documentation absolute. */
    private static String withWholeLinks(String markdown, Rule rule) {
        String page = rule.helpUri().substring(0, rule.helpUri().indexOf('#'));
        String directory = page.substring(0, page.lastIndexOf('/') + 1);
        return markdown.replace("](#", "](" + page + "#").replaceAll("]\\((?=[\\w-]+\\.md)", "](" + directory);
    }

    private static RuleText of(String markdown) {
        String paragraph = markdown.lines()
                .dropWhile(line -> line.isEmpty() || line.startsWith("*")) // the severity: SARIF has a field for it
                .takeWhile(line -> !line.isEmpty())
                .collect(Collectors.joining(" "));
        return new RuleText(plain(paragraph), markdown);
    }

    /** The section as plain text, for tools that don't render Markdown. */
    String text() {
        return plain(markdown);
    }

    private static String plain(String markdown) {
        return markdown.replaceAll("\\[([^]]*)]\\(([^)]*)\\)", "$1 ($2)")
                .replaceAll("(?m)^ *```.*\n?", "")
                .replace("`", "")
                .replace("**", "");
    }
}
