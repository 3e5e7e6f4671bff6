package io.github.secretsgate.report;

import static io.github.secretsgate.report.Json.object;

import io.github.secretsgate.finding.BoundSecret;
import io.github.secretsgate.finding.CloudflareError;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Finding.Waived;
import io.github.secretsgate.finding.Rule;
import io.github.secretsgate.finding.Subject;
import io.github.secretsgate.result.Report;
import io.github.secretsgate.source.JsonWriter;
import io.github.secretsgate.source.Location;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * SARIF 2.1.0, for code scanning services and editors.
 *
 * @see <a href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html">SARIF 2.1.0</a>
 */
final class SarifReport {
    private static final String ROOT = "%SRCROOT%"; // the name that most tools know
    private static final List<Rule> RULES = List.of(Rule.values());

    /** The position where a URL is broken, after its scheme or its "www". URLs of the documentation stay whole. */
    private static final Pattern ADDRESS = Pattern.compile(
            "(?i)(?<=[a-z+.-]:)(?=//)(?!//(?:developers\\.cloudflare\\.com|dash\\.cloudflare\\.com|api\\.cloudflare\\.com|github\\.com/secretsgate)/)|(?<=\\bwww)(?=\\.)");

    private final RunIdentity identity;

    SarifReport(RunIdentity identity) {
        this.identity = identity;
    }

    void write(Report report, Writer out) throws IOException {
        Fingerprints fingerprints = new Fingerprints();
        Map<String, Object> run = object(
                "tool", object("driver", driver()),
                "automationDetails", automation(),
                "columnKind", "utf16CodeUnits",
                "originalUriBaseIds", object(ROOT, object("description", text("The root directory of the build."))),
                "results",
                        report.findings().stream()
                                .map(finding -> result(finding, fingerprints.of(finding)))
                                .toList(),
                "properties", object("verdict", report.verdict().label()));
        new JsonWriter(out)
                .tree(object(
                        "$schema", "https://json.schemastore.org/sarif-2.1.0.json",
                        "version", "2.1.0",
                        "runs", List.of(run)));
    }

    private Map<String, Object> driver() throws IOException {
        Map<Rule, RuleText> texts = RuleText.all();
        List<Object> rules = new ArrayList<>();
        for (Rule rule : RULES) {
            RuleText text = Objects.requireNonNull(texts.get(rule));
            rules.add(object(
                    "id", rule.id(),
                    "shortDescription", text(text.summary()),
                    "fullDescription", text(text.summary()),
                    "help", object("text", text.text(), "markdown", text.markdown()),
                    "helpUri", rule.helpUri(),
                    "defaultConfiguration", object("level", rule.severity().label())));
        }
        return object(
                "name",
                "secrets-store-maven-plugin",
                "version",
                identity.version(),
                "informationUri",
                "https://github.com/secretsgate/secrets-store-maven-plugin",
                "rules",
                rules);
    }

    private static Map<String, Object> result(Finding finding, String fingerprint) {
        List<Object> related = new ArrayList<>();
        for (Finding.Related other : finding.related()) {
            related.add(object(
                    "id", related.size() + 1,
                    "message", text(Terminal.printable(other.message())),
                    "physicalLocation", location(other.location())));
        }
        return object(
                "ruleId", finding.rule().id(),
                "ruleIndex", RULES.indexOf(finding.rule()),
                "level", finding.waived() == null ? finding.severity().label() : "note", // GitHub ignores suppressions
                "message", text(FindingText.of(finding)),
                "locations", List.of(object("physicalLocation", location(finding.location()))),
                "relatedLocations", related,
                "partialFingerprints", object("secretsStore/v1", fingerprint),
                "suppressions", suppressions(finding.waived()),
                "properties", properties(finding.subject(), finding.error()));
    }

    /**
     * Returns the ID that distinguishes the reports of a build; null if the report is, or could be, the only one. GitHub uses the part
     * before the last slash as the category, refuses two reports of one category in one upload, and lets a later upload replace an
     * earlier one of the same category. If a report has no ID, the upload can set the category.
     *
     * @see <a href="https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support-for-code-scanning">GitHub:
     *     SARIF support for code scanning</a>
     * @see <a href="https://github.blog/changelog/2025-07-21-code-scanning-will-stop-combining-multiple-sarif-runs-uploaded-in-the-same-sarif-file/">Code
     *     scanning stops combining runs</a>
     */
    private @Nullable Map<String, Object> automation() {
        String parts = Stream.of(identity.module(), identity.reports())
                .filter(Objects::nonNull)
                .map(part -> Terminal.printable(part) + "/")
                .collect(Collectors.joining());
        return parts.isEmpty() ? null : object("id", "secrets-store/" + parts);
    }

    /** A location; the root if there is none, because services refuse a result without a location. */
    private static Map<String, Object> location(@Nullable Location location) {
        if (location == null) {
            return object("artifactLocation", artifact("."));
        }
        Map<String, Object> region = object(
                "startLine", location.line(),
                "startColumn", location.column(),
                "endLine", location.endLine(),
                "endColumn", location.endColumn());
        return object("artifactLocation", artifact(location.file().name()), "region", region);
    }

    private static Map<String, Object> artifact(String name) {
        if (name.startsWith("//")) { // a Windows share: the host is the URI's authority
            return object("uri", "file:" + encoded(name));
        }
        boolean absolute = name.matches("[A-Za-z]:/.*"); // on another drive of Windows than the root
        return absolute ? object("uri", "file:///" + encoded(name)) : object("uri", encoded(name), "uriBaseId", ROOT);
    }

    /** A path as a relative URI. Colons are encoded, too: otherwise the first part would be a scheme. */
    private static String encoded(String path) {
        StringBuilder uri = new StringBuilder();
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = b > 0 && (Character.isLetterOrDigit(b) || "/._~-".indexOf(b) >= 0);
            uri.append(plain ? String.valueOf((char) b) : String.format(Locale.ROOT, "%%%02X", b));
        }
        return uri.toString();
    }

    private static List<Object> suppressions(@Nullable Waived waived) {
        return waived == null
                ? List.of()
                : List.of(object(
                        "kind", "external",
                        "status", "accepted",
                        "justification", waived.reason() + " (until " + waived.until() + ")"));
    }

    private static Map<String, Object> properties(@Nullable Subject subject, @Nullable CloudflareError error) {
        Map<String, Object> properties = new LinkedHashMap<>();
        if (subject != null) {
            List<String> bindings =
                    subject.secrets().stream().map(BoundSecret::binding).toList();
            String environment =
                    subject.environment() == null ? null : subject.environment().label();
            String command =
                    subject.deployedBy() == null ? null : subject.deployedBy().label();
            properties.putAll(object("environment", environment, "deployedBy", command, "bindings", bindings));
        }
        if (error != null) {
            properties.putAll(object("cloudflareCode", error.code(), "cloudflareMessage", error.message()));
        }
        return properties;
    }

    /** A message without links: neither SARIF's own, nor URLs that a viewer would turn into links. */
    private static Map<String, Object> text(String text) {
        String escaped = text.replaceAll("[\\\\\\[\\]]", "\\\\$0");
        return object("text", ADDRESS.matcher(escaped).replaceAll(" "));
    }
}
