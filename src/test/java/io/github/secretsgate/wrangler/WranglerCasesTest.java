package io.github.secretsgate.wrangler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.secretsgate.OtherSystem;
import io.github.secretsgate.finding.BoundSecret;
import io.github.secretsgate.finding.Environment;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.source.SourceReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the plugin makes of a config, compared with what wrangler makes of it. The answers are wrangler's own: {@code src/test/wrangler}
 * asks it for them.
 */
class WranglerCasesTest {
    private static final Path CASES =
            Path.of("src/test/resources/wrangler-cases").toAbsolutePath();
    private static final Map<String, String> DISAGREEMENTS = disagreements();
    private static final Map<String, Integer> AGREEMENT = new TreeMap<>();

    /** A question to wrangler and its answer. */
    record Question(JsonNode json) {
        String path() {
            return json.get("path").asText();
        }

        String environment() {
            return json.get("env").asText("");
        }

        String id() {
            return path() + (environment().isEmpty() ? "" : " --env=" + environment());
        }

        boolean ok() {
            return json.get("ok").asBoolean();
        }

        /** Of what Pages refuses, only what is about Secrets Store bindings. */
        boolean refusedByPages() {
            String errors = json.path("pagesErrors").toString();
            boolean hidden = !json.get("uploaded").isEmpty();
            return errors.contains("secrets_store_secrets") || (errors.contains("\\\"unsafe\\\"") && hidden);
        }

        /** Those of a Worker of assets alone are uploaded too, if the deploy command names a script. */
        Answer answer() {
            List<BoundSecret> uploaded = new ArrayList<>();
            if (ok()) {
                for (JsonNode binding : json.get("uploaded")) {
                    uploaded.add(new BoundSecret(
                            text(binding.get("name")),
                            text(binding.get("store_id")),
                            text(binding.get("secret_name"))));
                }
            }
            boolean accepted = ok() && !refusedByPages();
            return new Answer(accepted, accepted ? sorted(uploaded) : List.of());
        }

        private static String text(JsonNode value) {
            return value == null ? "" : value.isTextual() ? value.textValue() : value.toString();
        }

        @Override
        public String toString() {
            return id();
        }
    }

    /** Whether a config is taken, and then the bindings that are uploaded, by name. */
    record Answer(boolean accepted, List<BoundSecret> uploaded) {}

    static List<Question> questions() throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<Question> questions = new ArrayList<>();
        for (String line : Files.readAllLines(CASES.resolve("expected.jsonl"))) {
            questions.add(new Question(json.readTree(line)));
        }
        return questions;
    }

    @ParameterizedTest
    @MethodSource("questions")
    void agreesWithWrangler(Question question) {
        Answer ours = ask(question, CASES);
        Answer wranglers = question.answer();
        String reason = DISAGREEMENTS.get(question.id());
        if (reason == null) {
            assertEquals(wranglers, ours, question.id() + ": " + question.json().path("errors"));
            AGREEMENT.merge("agree", 1, Integer::sum);
        } else if (reason.startsWith("out of scope")) {
            assertTrue(!wranglers.accepted() && ours.accepted(), "agrees by now; take it off the list");
            AGREEMENT.merge("out of scope: wrangler refuses for another reason", 1, Integer::sum);
        } else if (reason.startsWith("no string")) {
            assertNotEquals(wranglers, ours, "agrees by now; take it off the list");
            assertEquals(names(wranglers), names(ours), question.id());
            AGREEMENT.merge("agree on the names; the values are no strings", 1, Integer::sum);
        } else {
            assertTrue(wranglers.accepted() && !ours.accepted(), "agrees by now; take it off the list");
            AGREEMENT.merge("stricter on purpose", 1, Integer::sum);
        }
    }

    @Test
    void theListNamesOnlyQuestionsThatExist() throws IOException {
        Set<String> unknown = new TreeSet<>(DISAGREEMENTS.keySet());
        questions().forEach(question -> unknown.remove(question.id()));
        assertEquals(Set.of(), unknown);
    }

    @AfterAll
    static void printAgreement() {
        AGREEMENT.forEach((what, count) -> System.out.println("wrangler's answers: " + count + " " + what));
    }

    /** Asserts that the same files have the same meaning on another system. */
    static void assertSameOn(OtherSystem system, Path build) throws IOException {
        system.copy(CASES, build, List.of());
        List<String> differences = new ArrayList<>();
        for (Question question : questions()) {
            if (!ask(question, CASES).equals(ask(question, build))) {
                differences.add(question.id());
            }
        }
        assertEquals(List.of(), differences);
    }

    private static Answer ask(Question question, Path cases) {
        Path path = cases.resolve(question.path());
        boolean directory = Files.isDirectory(path);
        SearchRequest request = new SearchRequest(
                directory ? path : cases, true, directory ? null : path.toAbsolutePath(), List.of(), List.of());
        WorkerSearch search = new WorkerSearch(new SourceReader(cases), request);
        search.find();
        List<Finding> findings = new ArrayList<>(search.findings());
        List<BoundSecret> uploaded = new ArrayList<>();
        for (WranglerConfig config : search.configs()) {
            findings.addAll(config.findings());
            if (!config.unreadable()) {
                Deployment deployment = config.deployment(Environment.selected(question.environment()));
                findings.addAll(deployment.findings());
                deployment.bindings().forEach(binding -> uploaded.add(binding.secret()));
            }
        }
        boolean accepted = findings.stream().noneMatch(Finding::fails);
        return new Answer(accepted, accepted ? sorted(uploaded) : List.of());
    }

    private static List<String> names(Answer answer) {
        return answer.uploaded().stream().map(BoundSecret::binding).toList();
    }

    private static List<BoundSecret> sorted(List<BoundSecret> secrets) {
        return secrets.stream()
                .sorted((a, b) -> a.toString().compareTo(b.toString()))
                .toList();
    }

    /** The questions on which we disagree on purpose, each with its reason. */
    private static Map<String, String> disagreements() {
        Map<String, String> reasons = new LinkedHashMap<>();
        try {
            for (String line : Files.readAllLines(CASES.resolve("disagreements.tsv"))) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    String[] columns = line.split("\t", 2);
                    reasons.put(columns[0], columns[1]);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return reasons;
    }
}
