package io.github.secretsgate.buildoutput;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.github.secretsgate.OtherSystem;
import io.github.secretsgate.finding.BoundSecret;
import io.github.secretsgate.finding.DeployCommand;
import io.github.secretsgate.finding.Environment;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Rule;
import io.github.secretsgate.source.SourceReader;
import io.github.secretsgate.wrangler.Binding;
import io.github.secretsgate.wrangler.Deployable;
import io.github.secretsgate.wrangler.Deployment;
import io.github.secretsgate.wrangler.SearchRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the plugin makes of Build Output, and of configs next to it, compared with what cf and wrangler make of it. */
class BuildOutputCasesTest {
    @TempDir
    Path directory;

    /** An answer, with a name that tells it from the others of its case. */
    record Question(JsonNode json) {
        String text(String key) {
            return json.path(key).asText("");
        }

        Answer answer() {
            List<BoundSecret> uploaded = new ArrayList<>();
            for (JsonNode binding : json.get("uploaded")) {
                uploaded.add(new BoundSecret(
                        BuildOutputCasesTest.text(binding.get("name")),
                        BuildOutputCasesTest.text(binding.get("store_id")),
                        BuildOutputCasesTest.text(binding.get("secret_name"))));
            }
            return Answer.of(json.get("ok").asBoolean(), uploaded);
        }

        @Override
        public String toString() {
            String more = json.has("command") ? text("command") : text("project") + " " + text("worker");
            return text("case") + " " + more.trim();
        }
    }

    /** Whether it is deployed, and then the bindings that are uploaded, by name. */
    record Answer(boolean accepted, List<String> uploaded) {
        static Answer of(boolean accepted, List<BoundSecret> uploaded) {
            List<String> sorted =
                    uploaded.stream().map(BoundSecret::toString).sorted().toList();
            return new Answer(accepted, accepted ? sorted : List.of());
        }
    }

    static Stream<Question> deploy() {
        return CaseTree.answers("deploy").stream().map(Question::new);
    }

    static Stream<Question> previews() {
        return CaseTree.answers("previews").stream().map(Question::new);
    }

    static Stream<Question> guard() {
        return CaseTree.answers("guard").stream().map(Question::new);
    }

    @ParameterizedTest
    @MethodSource("deploy")
    void agreesOnWhatIsUploaded(Question question) throws IOException {
        CaseTree.make("deploy", question.text("case"), directory);
        Answer theirs = question.answer();
        compare("deploy", question, theirs, ours(question));
    }

    @ParameterizedTest
    @MethodSource("guard")
    void agreesOnWhatWranglerRefuses(Question question) throws IOException {
        CaseTree.make("guard", question.text("case"), directory);
        String command = question.text("command");
        int config = command.indexOf("-c ");
        Path named = config < 0 ? null : Path.of(command.substring(config + 3));
        ProjectSearch search = search(directory.resolve(question.text("cwd")), named);
        boolean refused =
                search.findings().stream().anyMatch(finding -> finding.rule() == Rule.WRANGLER_DEPLOY_REFUSED);
        Answer theirs = Answer.of(!question.json().get("refused").asBoolean(), List.of());
        compare("guard", question, theirs, Answer.of(!refused, List.of()));
    }

    @ParameterizedTest
    @MethodSource("previews")
    void agreesOnWhatAPreviewUploads(Question question) throws IOException {
        CaseTree.make("previews", question.text("case"), directory);
        Answer theirs = question.answer();
        compare("previews", question, theirs, ofPreview(question));
    }

    /** Build Output means the same on another system, and wrangler's guard refuses the same. */
    @Test
    void otherSystemsDecideTheSame() throws IOException {
        Path linux = Jimfs.newFileSystem(Configuration.unix()).getPath("/work");
        Path windows = OtherSystem.WINDOWS.build();
        Path mac = OtherSystem.MACOS.build();
        List<Question> questions = new ArrayList<>(deploy().toList());
        questions.addAll(guard().toList());
        Set<String> made = new TreeSet<>();
        for (Question question : questions) {
            String family = question.json().has("command") ? "guard" : "deploy";
            String tree = family + "-" + question.text("case");
            if (made.add(tree)) {
                for (Path root : List.of(linux.resolve(tree), windows.resolve(tree), mac.resolve(tree))) {
                    CaseTree.make(family, question.text("case"), root);
                }
            }
            List<String> decided = decided(question, linux.resolve(tree));
            assertEquals(decided, decided(question, windows.resolve(tree)), question::toString);
            assertEquals(decided, decided(question, mac.resolve(tree)), question::toString);
        }
        windows.getFileSystem().close();
        mac.getFileSystem().close();
        linux.getFileSystem().close();
    }

    /** Every finding with its location, and every Worker that is found. */
    private static List<String> decided(Question question, Path root) {
        String base = question.json().has("command") ? question.text("cwd") : question.text("project");
        String command = question.text("command");
        int config = command.indexOf("-c ");
        Path named = config < 0 ? null : root.getFileSystem().getPath(command.substring(config + 3));
        SearchRequest request = new SearchRequest(root.resolve(base), true, named, List.of(), List.of());
        ProjectSearch search = new ProjectSearch(new SourceReader(root), request);
        search.find();
        List<String> decided = new ArrayList<>(search.notes());
        search.findings().forEach(finding -> decided.add(finding.location() + " " + finding.message()));
        for (Deployable found : search.found()) {
            decided.add(found.file().name() + " " + found.environments());
            found.findings().forEach(finding -> decided.add(finding.location() + " " + finding.message()));
        }
        return decided;
    }

    @Test
    void theListNamesOnlyCasesThatExist() {
        Set<String> unknown = new TreeSet<>();
        for (String family : List.of("deploy", "guard", "previews")) {
            unknown.addAll(CaseTree.disagreements(family).keySet());
            CaseTree.answers(family)
                    .forEach(answer -> unknown.remove(answer.get("case").asText()));
        }
        assertEquals(Set.of(), unknown);
    }

    private static void compare(String family, Question question, Answer theirs, Answer ours) {
        Map<String, String> disagreements = CaseTree.disagreements(family);
        if (disagreements.containsKey(question.text("case"))) {
            assertNotEquals(theirs, ours, "agrees by now; take it off the list");
        } else {
            assertEquals(theirs, ours, question.json().path("errors").toString());
        }
    }

    private Answer ours(Question question) {
        Path base = directory.resolve(question.text("project"));
        ProjectSearch search = search(base, null);
        List<Finding> findings = new ArrayList<>(search.findings());
        List<BoundSecret> uploaded = new ArrayList<>();
        String worker = question.text("worker").isEmpty() ? "default" : question.text("worker");
        for (Deployable found : search.found()) {
            findings.addAll(found.findings());
            Path file = directory.resolve(found.file().name());
            boolean asked = file.getParent().endsWith("workers/" + worker);
            for (Environment environment : asked ? found.environments() : Set.<Environment>of()) {
                for (Deployment deployment : found.deployments(environment)) {
                    findings.addAll(deployment.findings());
                    deployment.bindings().forEach(binding -> uploaded.add(binding.secret()));
                    if (question.json().path("ok").asBoolean()) {
                        assertEquals(question.text("workerName"), deployment.deployedAs());
                        assertEquals(nullable(question.json().get("accountId")), deployment.accountId());
                        String command = String.valueOf(deployment.deployedBy().label());
                        assertEquals(question.text("deployedBy").replaceFirst(" --worker .*", ""), command);
                    }
                }
            }
        }
        return Answer.of(findings.stream().noneMatch(Finding::fails), uploaded);
    }

    private Answer ofPreview(Question question) {
        Deployable found = search(directory, null).found().get(0);
        List<Deployment> deployments = found.deployments(
                Environment.selected(question.json().get("env").asText("")));
        Deployment last = deployments.get(deployments.size() - 1);
        boolean preview = last.deployedBy() == DeployCommand.WRANGLER_PREVIEW;
        if (!preview && question.text("stage").equals("preview")) {
            return question.answer(); // a Preview that binds no secret isn't checked
        }
        List<Finding> findings = new ArrayList<>(found.findings());
        findings.addAll(last.findings());
        boolean accepted = !last.rejected() && findings.stream().noneMatch(Finding::fails);
        if (preview && accepted) {
            assertEquals(question.text("workerName"), last.deployedAs());
        }
        return Answer.of(
                accepted,
                preview ? last.bindings().stream().map(Binding::secret).toList() : List.of());
    }

    private ProjectSearch search(Path base, @Nullable Path config) {
        SearchRequest request = new SearchRequest(base, true, config, List.of(), List.of());
        ProjectSearch search = new ProjectSearch(new SourceReader(directory), request);
        search.find();
        return search;
    }

    private static @Nullable String nullable(@Nullable JsonNode node) {
        return node == null || node.isNull() ? null : node.asText();
    }

    private static String text(@Nullable JsonNode value) {
        return value == null ? "" : value.isTextual() ? value.textValue() : value.toString();
    }
}
