package io.github.secretsgate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secretsgate.cloudflare.ApiResult;
import io.github.secretsgate.cloudflare.ApiToken;
import io.github.secretsgate.cloudflare.CloudflareApi;
import io.github.secretsgate.cloudflare.Connection;
import io.github.secretsgate.cloudflare.FakeCloudflare;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Rule;
import io.github.secretsgate.finding.Severity;
import io.github.secretsgate.finding.Verdict;
import io.github.secretsgate.gate.Enforcement;
import io.github.secretsgate.gate.EnvironmentSelection;
import io.github.secretsgate.gate.Gate;
import io.github.secretsgate.gate.GateRequest;
import io.github.secretsgate.gate.GateRequest.DeployerParameters;
import io.github.secretsgate.gate.Live;
import io.github.secretsgate.gate.LiveAccounts;
import io.github.secretsgate.gate.PlaceholderPolicy;
import io.github.secretsgate.result.Report;
import io.github.secretsgate.wrangler.SearchRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Holds {@code docs/rules.md} true: in each section, what is said to be found gives that finding at that line and no other, and what
 * is said to be the fix gives none.
 */
class RulesDocumentedTest {
    private static final Path PAGE = Path.of("docs", "rules.md");
    private static final String BEGIN = "<!-- rules -->";
    private static final String END = "<!-- /rules -->";
    private static final LocalDate TODAY = LocalDate.of(2026, 7, 1);

    /** A file: a fenced block whose first line is a comment with the file's name. */
    private static final Pattern FILE = Pattern.compile("(?ms)^```\\w+\\n((?:#|//) (\\S+)\\n.*?)^```$");

    private static final Pattern FENCE = Pattern.compile("(?m)^```\\w+$");
    private static final Pattern PLACE = Pattern.compile(" at `([^`]+:\\d+)`");
    private static final Pattern PARAMETER = Pattern.compile("`-Dsecrets-store\\.(\\w+)=([^`]*)`");
    private static final Pattern REPLACED = Pattern.compile(" instead of `([^`]+)`");
    private static final Pattern OTHER_EXECUTION = Pattern.compile("`<config>([^<]+)</config>`");

    private static final List<String> PARTS = List.of(page().split("(?m)^## ", -1));

    @Test
    void everyRuleHasOneSectionInTheOrderOfTheRules() {
        List<String> rules = Stream.of(Rule.values()).map(Rule::id).toList();

        assertEquals(
                rules,
                PARTS.stream().skip(1).map(RulesDocumentedTest::firstLine).toList());
    }

    /** The table at the top of the page: {@code -Dgolden.update=true} writes it anew. */
    @Test
    void theTableHasEveryRule() throws IOException {
        String rows = Stream.of(Rule.values()).map(RulesDocumentedTest::row).collect(Collectors.joining());
        String table = BEGIN + "\n\n| Rule | What it means | Verdict | Can be waived |\n|---|---|---|---|\n" + rows
                + "\n" + END;
        String page = page();
        String updated =
                page.substring(0, page.indexOf(BEGIN)) + table + page.substring(page.indexOf(END) + END.length());
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, updated);
        } else {
            assertEquals(updated, page);
        }
    }

    private static String row(Rule rule) {
        String[] paragraphs = section(rule).split("\n\n", -1);
        String summary = paragraphs[2].replaceAll("\\s+", " ").replaceAll("(?<=\\.) .*", "");
        String verdict = rule.severity() == Severity.ERROR ? rule.verdict().label() : "warning";
        return "| [" + rule.id() + "](#" + rule.id() + ") | " + summary + " | " + verdict + " | "
                + (rule.waivable() ? "yes" : "no") + " |\n";
    }

    /** Whoever reads that a finding can be waived, and waives it, has a build that passes; else the waiver itself is an error. */
    @ParameterizedTest(name = "{0}")
    @EnumSource
    void aFindingCanBeWaivedWhereTheSectionSaysSo(Rule rule, @TempDir Path directory) throws IOException {
        String example = example(rule, 1);
        write(basis(), directory);
        Finding finding = check(example, directory).findings().get(0);
        String config = finding.subject() != null
                ? finding.subject().config()
                : finding.location() == null ? "" : finding.location().file().name();
        Path manifest = directory.resolve("secrets-store.yaml");
        String text = Files.exists(manifest) ? Files.readString(manifest) : "";
        Files.writeString(
                manifest,
                text + (text.contains("waivers:") ? "" : "waivers:\n") + "  - { rule: " + rule.id() + ", config: '"
                        + config + "', reason: agreed, until: 2026-12-31 }\n");

        Report report = check(sentence(example) + "\n\n", directory);

        boolean waived = report.findings().stream().allMatch(found -> found.waived() != null);
        assertEquals(rule.waivable(), waived && !report.fails(true), () -> findings(report));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void theSectionHasTheSeverityAndTheSource(Rule rule) {
        String severity = rule.severity().label()
                + (rule.severity() == Severity.ERROR ? " · " + rule.verdict().label() : "");
        String line = "*" + severity + " · " + (rule.waivable() ? "can be waived" : "can't be waived") + "*";

        assertTrue(section(rule).startsWith(rule.id() + "\n\n" + line + "\n\n"), () -> "not said: " + line);
        assertTrue(section(rule).contains("\nSource: "));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void theExampleHasThisFindingAndNoOther(Rule rule, @TempDir Path directory) {
        String example = example(rule, 1);
        write(basis(), directory);
        String location =
                all(PLACE, sentence(example)).map(match -> match.group(1)).collect(Collectors.joining());

        Report report = check(example, directory);

        assertEquals(location + " " + rule.id(), findings(report));
        assertEquals(rule.verdict(), report.verdict());
        report.findings().forEach(finding -> assertAnswerIsSaid(section(rule), finding));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void theFixHasNoFinding(Rule rule, @TempDir Path directory) {
        write(basis(), directory);
        write(example(rule, 1), directory);

        Report report = check(example(rule, 2), directory);

        assertEquals("", findings(report));
        assertEquals(Verdict.ALLOWED, report.verdict());
    }

    /** Cloudflare's words, wherever a deploy would be answered with them, and nowhere else. */
    private static void assertAnswerIsSaid(String section, Finding finding) {
        assertEquals(finding.error() != null, section.contains("Cloudflare would answer: "));
        if (finding.error() != null) {
            assertTrue(section.contains("`" + finding.error() + "`"), () -> "not said: " + finding.error());
        }
    }

    private static String findings(Report report) {
        return report.findings().stream()
                .map(finding ->
                        (finding.location() == null ? "" : finding.location().fileAndLine()) + " "
                                + finding.rule().id())
                .collect(Collectors.joining("\n"));
    }

    /** Writes the files of an example over those that are there, and checks them as its first sentence says. */
    private static Report check(String example, Path directory) {
        String sentence = sentence(example);
        write(example, directory);
        Map<String, String> parameters = new LinkedHashMap<>();
        all(PARAMETER, sentence).forEach(match -> parameters.put(match.group(1), match.group(2)));
        Set<Path> ofOthers = all(OTHER_EXECUTION, sentence)
                .map(match -> directory.resolve(match.group(1)))
                .collect(Collectors.toSet());
        String tokenPermission = parameters.remove("tokenPermission");
        String environment = parameters.remove("environments");
        String config = parameters.remove("config");
        boolean live = "true".equals(parameters.remove("live"));
        assertEquals(Map.of(), parameters, "parameters that this test does not know");
        GateRequest request = new GateRequest(
                directory,
                new SearchRequest(directory, false, config == null ? null : Path.of(config), List.of(), List.of()),
                null,
                EnvironmentSelection.of(environment == null ? List.of() : List.of(environment), null),
                null,
                new DeployerParameters(tokenPermission, List.of()),
                PlaceholderPolicy.ACCEPT,
                GateRequest.MAX_WAIVER_DAYS,
                ofOthers,
                List.of(),
                Requests.PLUGIN,
                TODAY,
                Enforcement.NONE);
        return live ? checkLive(request, directory.resolve("cloudflare")) : Gate.check(request);
    }

    /** A file below {@code cloudflare} is an answer; the account holds what the basis declares unless an example shows it. */
    private static Report checkLive(GateRequest request, Path answers) {
        try (FakeCloudflare cloudflare = new FakeCloudflare();
                Stream<Path> files = Files.exists(answers) ? Files.walk(answers) : Stream.empty()) {
            cloudflare.secret("stripe_key");
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String path = answers.relativize(file).toString().replace('\\', '/');
                cloudflare.answer("/" + path.replace(".json", ""), 200, Files.readString(file));
            }
            ApiToken token = ((ApiResult.Value<ApiToken>) ApiToken.of(FakeCloudflare.TOKEN)).value();
            ApiResult<CloudflareApi> api = Connection.to(
                            cloudflare.base().toString(), token, Duration.ofMinutes(1), null)
                    .then(connection ->
                            new ApiResult.Value<>(CloudflareApi.at(connection, Clock.systemUTC(), line -> {})));
            Instant now = TODAY.atStartOfDay(ZoneOffset.UTC).toInstant();
            return Gate.check(request, new Live(new LiveAccounts(() -> api, now), FakeCloudflare.ACCOUNT, 7, now));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(String part, Path directory) {
        List<MatchResult> files = all(FILE, part).toList();
        assertEquals(all(FENCE, part).count(), files.size(), "a block without the name of its file");
        try {
            for (MatchResult replaced : all(REPLACED, part).toList()) {
                Files.deleteIfExists(directory.resolve(replaced.group(1)));
            }
            for (MatchResult file : files) {
                Path path = directory.resolve(file.group(2));
                Files.createDirectories(path.getParent());
                boolean strict = file.group(2).endsWith(".json"); // where the file's name can't be a comment
                Files.writeString(path, strict ? file.group(1).replaceFirst(".*\\n", "") : file.group(1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files that an example has if it does not show them. */
    private static String basis() {
        return PARTS.get(0);
    }

    private static String section(Rule rule) {
        return PARTS.stream()
                .filter(part -> firstLine(part).equals(rule.id()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no section " + rule.id()));
    }

    /** The text from "Found" (1) or from "Fixed" (2) on. */
    private static String example(Rule rule, int which) {
        String[] parts = section(rule).split("(?m)^(?=\\*\\*(?:Found|Fixed)\\*\\*)", -1);
        assertEquals(3, parts.length, "an example that is found, and the same fixed");
        assertTrue(parts[1].startsWith("**Found**") && parts[2].startsWith("**Fixed**"));
        return parts[which];
    }

    private static String sentence(String example) {
        return example.substring(0, example.indexOf("\n\n"));
    }

    private static String firstLine(String part) {
        return part.substring(0, part.indexOf('\n'));
    }

    private static Stream<MatchResult> all(Pattern pattern, String text) {
        return pattern.matcher(text).results();
    }

    private static String page() {
        try {
            return Files.readString(PAGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
