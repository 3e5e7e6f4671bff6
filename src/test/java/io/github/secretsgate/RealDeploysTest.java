package io.github.secretsgate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.secretsgate.access.Caller;
import io.github.secretsgate.access.Role;
import io.github.secretsgate.access.TokenPermission;
import io.github.secretsgate.finding.BoundSecret;
import io.github.secretsgate.finding.CloudflareError;
import io.github.secretsgate.finding.DeployCommand;
import io.github.secretsgate.finding.Environment;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Rule;
import io.github.secretsgate.finding.Verdict;
import io.github.secretsgate.inventory.Fact;
import io.github.secretsgate.inventory.Secret;
import io.github.secretsgate.inventory.Store;
import io.github.secretsgate.manifest.Deployer;
import io.github.secretsgate.result.CheckedDeployment;
import io.github.secretsgate.result.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * The gate's verdict is the outcome of a real deploy. {@code src/test/wrangler/deploy.mjs} deployed each directory of {@code
 * real-deploys/cases} with real wrangler, to a stand-in for Cloudflare's API that enforces the rules of access, and recorded the
 * outcomes in {@code expected.jsonl}.
 */
class RealDeploysTest {
    private static final Path DIRECTORY = Golden.directory("real-deploys");
    private static final JsonNode ACCOUNT = json(Golden.read("real-deploys/account.json"));
    static final List<Deploy> DEPLOYS = Golden.read("real-deploys/expected.jsonl")
            .lines()
            .map(line -> new Deploy(json(line)))
            .toList();

    /** A deploy and its outcome. */
    record Deploy(JsonNode json) {
        String directory() {
            return json.get("case").asText();
        }

        DeployCommand command() {
            return json.path("command").asText().startsWith("preview")
                    ? DeployCommand.WRANGLER_PREVIEW
                    : DeployCommand.WRANGLER_DEPLOY;
        }

        boolean accepted() {
            return json.get("accepted").asBoolean();
        }

        /** Whether the check refuses it on purpose. The reason is recorded. */
        boolean isStricter() {
            return json.has("stricter");
        }

        /** The environment that is deployed. {@code --env} comes before {@code CLOUDFLARE_ENV}. */
        Environment environment() {
            return Environment.selected(
                    json.path("env").asText(json.at("/variables/CLOUDFLARE_ENV").asText("")));
        }

        /** The check of this deploy alone, as a pipeline would run it before. */
        Report check() {
            Properties run = parameters();
            JsonNode variable = json.at("/variables/CLOUDFLARE_ENV");
            if (!variable.isMissingNode()) {
                run.setProperty("CLOUDFLARE_ENV", variable.asText());
            }
            boolean named = json.has("env") || variable.asText().isEmpty();
            if (named && !run.containsKey("environments")) {
                run.setProperty("environments", json.path("env").asText(Environment.RESERVED));
            }
            return Scenario.check(DIRECTORY, run);
        }

        /** The check with the default parameters, of every environment. */
        Report checkEverything() {
            return Scenario.check(DIRECTORY, parameters());
        }

        private Properties parameters() {
            Properties run = new Properties();
            run.setProperty("module", "cases/" + directory());
            json.path("run")
                    .properties()
                    .forEach(each ->
                            run.setProperty(each.getKey(), each.getValue().asText()));
            return run;
        }

        /** The uploaded bindings. Where a placeholder was replaced for the deploy, the config still has the placeholder. */
        Set<String> uploaded() {
            Set<String> uploaded = new TreeSet<>();
            for (JsonNode binding : json.path("uploaded")) {
                String store = binding.get("store_id").asText();
                for (Map.Entry<String, JsonNode> replaced :
                        json.path("replaced").properties()) {
                    store = store.equals(replaced.getValue().asText()) ? replaced.getKey() : store;
                }
                uploaded.add(described(new BoundSecret(
                        binding.get("name").asText(),
                        store,
                        binding.get("secret_name").asText())));
            }
            return uploaded;
        }

        @Override
        public String toString() {
            return Stream.of("case", "command", "env", "variables", "existing", "replaced", "run")
                    .filter(json::has)
                    .map(key -> json.get(key).toString())
                    .collect(Collectors.joining(" "));
        }
    }

    @ParameterizedTest
    @FieldSource("DEPLOYS")
    void theCheckPassesExactlyWhatIsAccepted(Deploy deploy) {
        Report report = deploy.check();

        if (deploy.isStricter()) {
            assertTrue(deploy.accepted() && !passes(report, deploy), "agrees by now; remove \"stricter\"");
        } else {
            assertEquals(deploy.accepted(), passes(report, deploy), () -> deploy.json() + "\n" + report.findings());
        }
    }

    /** A run reports Previews, too, if there are any. They are uploaded by a command of their own. */
    private static boolean passes(Report report, Deploy deploy) {
        boolean previews = Stream.concat(
                        Stream.of(deploy.command()),
                        report.deployments().stream()
                                .map(deployment -> deployment.deployment().deployedBy()))
                .anyMatch(DeployCommand.WRANGLER_PREVIEW::equals);
        return previews ? own(report, deploy).allMatch(RealDeploysTest::isAllowed) : !report.fails(false);
    }

    private static boolean isAllowed(CheckedDeployment deployment) {
        return deployment.verdict() == Verdict.ALLOWED;
    }

    /** The deployments that the command uploads. */
    private static Stream<CheckedDeployment> own(Report report, Deploy deploy) {
        return report.deployments().stream()
                .filter(deployment -> deployment.deployment().deployedBy() == deploy.command());
    }

    /** The check doesn't see the command. It may refuse what one command deploys only if Cloudflare refuses another one. */
    @Test
    void theCheckIsStricterOnlyWhereAnotherCommandIsRefused() {
        for (Deploy deploy : DEPLOYS) {
            if (deploy.isStricter()) {
                assertTrue(
                        DEPLOYS.stream()
                                .anyMatch(other -> other.directory().equals(deploy.directory()) && !other.accepted()),
                        deploy::toString);
            }
        }
    }

    /** A run without parameters finds the same about an environment as one for this environment. */
    @ParameterizedTest
    @FieldSource("DEPLOYS")
    void theCheckOfEveryEnvironmentDecidesTheSame(Deploy deploy) {
        if (!deploy.isStricter() && !deploy.json().has("run")) {
            own(deploy.checkEverything(), deploy)
                    .filter(deployment -> deployment.deployment().environment().equals(deploy.environment()))
                    .forEach(deployment -> assertEquals(
                            deploy.accepted(),
                            isAllowed(deployment),
                            () -> deploy.json() + "\n" + deployment.findings()));
        }
    }

    @ParameterizedTest
    @FieldSource("DEPLOYS")
    void theCheckPredictsTheErrorCode(Deploy deploy) {
        List<Finding> findings = own(deploy.check(), deploy)
                .flatMap(deployment -> deployment.allFindings().stream())
                .filter(Finding::fails)
                .toList();
        Set<Integer> predicted = findings.stream()
                .map(Finding::error)
                .filter(Objects::nonNull)
                .map(CloudflareError::code)
                .collect(Collectors.toCollection(TreeSet::new));
        if (deploy.json().has("code") && !isUndecided(findings)) {
            assertTrue(predicted.contains(deploy.json().get("code").asInt()), () -> deploy.json() + "\n" + predicted);
        } else if (!deploy.isStricter()) {
            assertEquals(Set.of(), predicted, () -> deploy.json().toString());
        }
    }

    /** An empty list of scopes may be true, but it is also what {@code init} writes: the check asks for the fact. */
    private static boolean isUndecided(List<Finding> findings) {
        return findings.stream().anyMatch(finding -> finding.rule() == Rule.SCOPES_UNCONFIRMED);
    }

    @ParameterizedTest
    @FieldSource("DEPLOYS")
    void theCheckedBindingsAreTheUploadedOnes(Deploy deploy) {
        if (deploy.json().has("uploaded") && !deploy.isStricter()) {
            Set<String> checked = own(deploy.check(), deploy)
                    .flatMap(deployment -> deployment.bindings().stream())
                    .map(binding -> described(binding.binding().secret()))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(deploy.uploaded(), checked, () -> deploy.json().toString());
        }
    }

    private static String described(BoundSecret secret) {
        return secret + " in " + secret.storeId();
    }

    /** A verdict is only as true as the manifest. These manifests declare what the stand-in's account really holds. */
    @ParameterizedTest
    @FieldSource("DEPLOYS")
    void theManifestIsTrue(Deploy deploy) {
        Report report = deploy.check();
        List<Fact<Caller>> callers = own(report, deploy)
                .map(CheckedDeployment::deployer)
                .filter(Objects::nonNull)
                .map(Deployer::caller)
                .distinct()
                .toList();
        Caller real =
                caller(ACCOUNT.at("/deployers/" + deploy.json().get("deployer").asText()));

        for (Store store : report.stores()) {
            assertEquals(held(store.id()), declared(store), () -> deploy.json().toString());
        }
        if (!deploy.uploaded().isEmpty()) {
            assertFalse(report.stores().isEmpty(), () -> deploy.json().toString());
            assertEquals(
                    List.of(new Fact.Known<>(real)),
                    callers,
                    () -> deploy.json().toString());
        }
    }

    @Test
    void everyCaseIsDeployed() throws IOException {
        Set<String> cases;
        try (Stream<Path> directories = Files.list(DIRECTORY.resolve("cases"))) {
            cases = directories
                    .map(path -> path.getFileName().toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
        Set<String> deployed = new TreeSet<>();
        DEPLOYS.forEach(deploy -> deployed.add(deploy.directory().replaceAll("/.*", "")));
        assertEquals(cases, deployed);
    }

    private static Map<String, List<String>> held(String id) {
        Map<String, List<String>> held = new TreeMap<>();
        for (JsonNode store : ACCOUNT.get("stores")) {
            if (store.get("id").asText().equals(id)) {
                for (JsonNode secret : store.get("secrets")) {
                    List<String> facts = new ArrayList<>(words(secret.get("scopes")));
                    facts.add(secret.get("status").asText());
                    held.put(secret.get("name").asText(), facts);
                }
            }
        }
        return held;
    }

    private static Map<String, List<String>> declared(Store store) {
        Map<String, List<String>> declared = new TreeMap<>();
        store.secrets().forEach((name, secret) -> {
            Secret.Scopes scopes = secret.scopes().orNull();
            List<String> facts = new ArrayList<>(scopes == null ? List.of("unknown scopes") : scopes.spelled());
            facts.add(secret.status().name().toLowerCase(Locale.ROOT));
            declared.put(name, facts);
        });
        return declared;
    }

    private static Caller caller(JsonNode deployer) {
        return deployer.has("permissions")
                ? new Caller.Token(understood(words(deployer.get("permissions")), TokenPermission::of))
                : new Caller.Member(understood(words(deployer.get("roles")), Role::of));
    }

    private static <T> Set<T> understood(List<String> words, Function<String, Optional<T>> read) {
        return words.stream().flatMap(word -> read.apply(word).stream()).collect(Collectors.toSet());
    }

    private static List<String> words(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
