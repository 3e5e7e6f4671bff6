package io.github.secretsgate.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secretsgate.Golden;
import io.github.secretsgate.Scenario;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlReportTest {
    static final List<Path> SCENARIOS = Scenario.full();

    private static final Pattern TAG = Pattern.compile("<(/?)([a-z0-9]+)[^>]*>");
    private static final Set<String> WITHOUT_END = Set.of("meta", "link", "input", "wbr");

    /** The page of a scenario, without its style and its script, which are the same for all. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "ai-gateway-beside-a-worker",
                "callers-per-environment",
                "config-unreadable",
                "html-in-names",
                "many-workers",
                "nothing-included",
                "operations",
                "passes",
                "placeholders-accepted",
                "top-level-never-deployed",
                "waiver-used",
            })
    void thePageShowsWhatWasFound(String name) throws IOException {
        Path scenario = Golden.directory("gate").resolve(name);
        String page = page(scenario)
                .replaceAll("(?s)<(style|script)>.*?</\\1>", "<$1></$1>")
                .replaceAll("sha256-[^']*", "sha256-");

        Golden.assertMatches(scenario.resolve("expected.html"), page);
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("SCENARIOS")
    void theElementsOfThePageAreWellFormed(Path scenario) throws IOException {
        Deque<String> open = new ArrayDeque<>();
        for (MatchResult tag : all(TAG, page(scenario).replaceAll("(?s)<(style|script)>.*?</\\1>", ""))) {
            if (tag.group(1).isEmpty() && !WITHOUT_END.contains(tag.group(2))) {
                open.push(tag.group(2));
            } else if (!tag.group(1).isEmpty()) {
                assertEquals(open.pop(), tag.group(2), tag.group());
            }
        }
        assertEquals(List.of(), List.copyOf(open));
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("SCENARIOS")
    void eachLinkWithinThePageHasItsTarget(Path scenario) throws IOException {
        String page = page(scenario);
        List<String> ids = groups(" id=\"([^\"]*)\"", page);
        Set<String> links = new HashSet<>(groups("href=\"#([^\"]*)\"", page));
        links.addAll(groups("aria-labelledby=\"([^\"]*)\"", page));

        assertEquals(new HashSet<>(ids).size(), ids.size(), "an id is there twice");
        assertTrue(ids.containsAll(links), () -> links + " are not all among " + ids);
    }

    /** Nothing is loaded from anywhere; the only addresses are those of the documentation, behind a click. */
    @ParameterizedTest(name = "{0}")
    @FieldSource("SCENARIOS")
    void thePageNeedsNothingButItself(Path scenario) throws IOException {
        String page = page(scenario);

        assertEquals(
                Set.of("data:,"),
                groups("href=\"([^#\"][^\"]*)\"", page).stream()
                        .filter(href -> !href.startsWith("https://github.com/secretsgate/"))
                        .collect(Collectors.toSet()));
        assertEquals(List.of(), groups("\\s(src|srcset|action|style|on\\w+)=\"", page));
        assertFalse(page.contains("url(") || page.contains("@import"));
    }

    /** The page's own policy lets its style and its script run, and nothing else, whatever else may have come in. */
    @ParameterizedTest
    @ValueSource(strings = {"style", "script"})
    void thePolicyHasTheHashesOfStyleAndScript(String element) throws Exception {
        String page = page(Golden.directory("gate").resolve("passes"));
        List<String> contents = groups("(?s)<" + element + ">(.*?)</" + element + ">", page);

        assertEquals(1, contents.size());
        assertEquals(List.of(sha256(contents.get(0))), groups(element + "-src '(sha256-[^']*)';", page));
        assertTrue(page.contains("content=\"default-src 'none'; "));
    }

    private static String sha256(String text) throws NoSuchAlgorithmException {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return "sha256-" + Base64.getEncoder().encodeToString(hash);
    }

    private static String page(Path scenario) throws IOException {
        StringWriter page = new StringWriter();
        new HtmlReport(RunIdentity.of("1.0.0")).write(Scenario.check(scenario), page);
        return page.toString();
    }

    private static List<MatchResult> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().toList();
    }

    private static List<String> groups(String pattern, String text) {
        return all(Pattern.compile(pattern), text).stream()
                .map(match -> match.group(1))
                .toList();
    }
}
