package io.github.secretsgate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.secretsgate.access.Caller;
import io.github.secretsgate.access.Role;
import io.github.secretsgate.access.TokenPermission;
import io.github.secretsgate.finding.BoundSecret;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Rule;
import io.github.secretsgate.inventory.Fact;
import io.github.secretsgate.inventory.Secret;
import io.github.secretsgate.inventory.Store;
import io.github.secretsgate.result.CheckedBinding;
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
        /** The run of the check before this deploy, as a pipeline would make it. */
        Report check() {
            Properties run = new Properties();
            run.setProperty("module", "cases/" + directory());
            JsonNode variable = json.at("/variables/CLOUDFLARE_ENV");
            if (json.has("env") || variable.isMissingNode()) {
                run.setProperty("environments", json.path("env").asText("top-level"));
            }
            if (!variable.isMissingNode()) {
                run.setProperty("CLOUDFLARE_ENV", variable.asText());
            }
            json.path("run")
                    .properties()
                    .forEach(each ->
                            run.setProperty(each.getKey(), each.getValue().asText()));
            return Scenario.check(DIRECTORY, run);
        }

        String directory() {
            return json.get("case").asText();
        }

        boolean accepted() {
            return json.get("accepted").asBoolean();
        }

        /** Whether the check refuses it on purpose. The reason is recorded. */
        boolean isStricter() {
            return json.has("stricter");
        }

        boolean reachedCloudflare() {
            return json.has("uploaded");
        }

        /** The uploaded bindings. Where a placeholder was replaced for the deploy, the config still has the placeholder. */
        Set<String> uploaded() {
            Set<String> uploaded = new TreeSet<>();
            for (JsonNode binding : json.get("uploaded")) {
                String store = binding.get("store_id").asText();
                for (Map.Entry<String, JsonNode> replaced :
                        json.path("replaced").properties()) {
                    store = store.equals(replaced.getValue().asText()) ? replaced.getKey() : store;
                }
                uploaded.add(new BoundSecret(
                                binding.get("name").asText(),
                                store,
                                binding.get("secret_name").asText())
                        + " in " + store);
            }
            return uploaded;
        }

        @Override
        public String toString() {
            return Stream.of("case", "command", "env", "variables", "existing", "replaced")
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
            assertTrue(deploy.accepted() && report.fails(false), "agrees by now; remove \"stricter\"");
        } else {
            assertEquals(deploy.accepted(), !report.fails(false), () -> deploy.json() + "\n" + report.findings());
        }
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

    @ParameterizedTest
    @FieldSource("DEPLOYS")
    void theCheckPredictsTheErrorCode(Deploy deploy) {
        Report report = deploy.check();
        Set<Integer> predicted = new TreeSet<>();
        for (Finding finding : report.findings()) {
            if (finding.fails() && finding.error() != null) {
                predicted.add(finding.error().code());
            }
        }
        if (deploy.json().has("code") && !isUndecided(report)) {
            assertTrue(predicted.contains(deploy.json().get("code").asInt()), () -> deploy.json() + "\n" + predicted);
        } else if (!deploy.isStricter()) {
            assertEquals(Set.of(), predicted, () -> deploy.json().toString());
        }
    }

    /** An empty list of scopes may be true, but it is also what {@code init} writes: the check asks for the fact. */
    private static boolean isUndecided(Report report) {
        return report.findings().stream().anyMatch(finding -> finding.rule() == Rule.SCOPES_UNCONFIRMED);
    }

    @ParameterizedTest
    @FieldSource("DEPLOYS")
    void theCheckedBindingsAreTheUploadedOnes(Deploy deploy) {
        if (deploy.reachedCloudflare() && !deploy.isStricter()) {
            Set<String> checked = new TreeSet<>();
            for (CheckedDeployment deployment : deploy.check().deployments()) {
                for (CheckedBinding binding : deployment.bindings()) {
                    BoundSecret secret = binding.binding().secret();
                    checked.add(secret + " in " + secret.storeId());
                }
            }
            assertEquals(deploy.uploaded(), checked, () -> deploy.json().toString());
        }
    }

    /** A verdict is only as true as the manifest. These manifests declare what the stand-in's account really holds. */
    @ParameterizedTest
    @FieldSource("DEPLOYS")
    void theManifestIsTrue(Deploy deploy) {
        Report report = deploy.check();
        for (Store store : report.stores()) {
            assertEquals(held(store.id()), declared(store), () -> deploy.json().toString());
        }
        Caller real =
                caller(ACCOUNT.at("/deployers/" + deploy.json().get("deployer").asText()));
        for (CheckedDeployment deployment : report.deployments()) {
            if (deployment.deployer() != null) {
                assertEquals(
                        new Fact.Known<>(real),
                        deployment.deployer().caller(),
                        () -> deploy.json().toString());
            }
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
