package io.github.secretsgate.gate;

import io.github.secretsgate.access.Service;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Rule;
import io.github.secretsgate.inventory.Store;
import io.github.secretsgate.manifest.DeclaredCaller;
import io.github.secretsgate.manifest.Manifest;
import io.github.secretsgate.manifest.ManifestReader;
import io.github.secretsgate.source.SourceReader;
import io.github.secretsgate.wrangler.Binding;
import io.github.secretsgate.wrangler.Deployment;
import io.github.secretsgate.wrangler.WorkerSearch;
import io.github.secretsgate.wrangler.WranglerConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides whether what a build is about to deploy would be refused. */
public final class Gate {
    private final GateRequest request;
    private final SourceReader reader;
    private final WorkerSearch search;
    private final List<Finding> findings = new ArrayList<>();
    private final Set<String> notes = new LinkedHashSet<>();

    private final @Nullable Live live;

    private Gate(GateRequest request, @Nullable Live live) {
        this.request = request;
        this.live = live;
        this.reader = new SourceReader(request.root());
        this.search = new WorkerSearch(reader, request.workers());
    }

    /** Checks what is asked for, offline. Whatever is wrong is in the report; nothing is thrown. */
    public static Report check(GateRequest request) {
        return check(request, null);
    }

    /** Checks what is asked for, with what Cloudflare itself says; null to check offline. */
    public static Report check(GateRequest request, @Nullable Live live) {
        return new Gate(request, live).check();
    }

    private Report check() {
        checkParameters();
        findWorkers();
        List<WranglerConfig> configs = search.configs();
        Manifest manifest = manifest(!configs.isEmpty());
        boolean ofUse = manifest.own()
                && (!manifest.aiGateways().isEmpty()
                        || manifest.findings().stream().anyMatch(Finding::fails));
        if (configs.isEmpty() && !ofUse) {
            return new Decision(Manifest.NONE, request, declarations(Manifest.NONE))
                    .report(List.of(), List.of(), List.of(), findings);
        }
        Callers callers = new Callers(manifest, request);
        Selection selection = new Selection(request, manifest, callers);
        for (WranglerConfig config : configs) {
            findings.addAll(config.findings());
            selection.add(config);
        }
        findings.addAll(manifest.findings());
        findings.addAll(callers.findings());
        findings.addAll(ManifestChecks.misspelledEnvironments(manifest, configs));
        Declarations declarations = declarations(manifest);
        List<Judgement> judgements = judge(selection, manifest, callers, declarations);
        return new Decision(manifest, request, declarations)
                .report(judgements, selection.notChecked(), List.copyOf(notes), findings);
    }

    private void checkParameters() {
        request.invalidParameters().forEach(this::invalid);
        if (!Set.of("accept", "reject").contains(request.placeholders())) {
            invalid("The parameter placeholders must be accept or reject, not " + request.placeholders() + ".");
        }
    }

    private void findWorkers() {
        search.find();
        if (request.workers().config() == null && !request.workers().above()) {
            search.warnOfOthers(request.configsOfOthers());
        }
        findings.addAll(search.findings());
        if (search.configs().isEmpty() && findings.stream().noneMatch(Finding::fails)) {
            nothingFound();
        }
    }

    /** Nothing to check is an error where a Worker is expected, and worth a word where directories are named. */
    private void nothingFound() {
        if (request.requiresConfig()) {
            findings.add(search.nothing());
        } else if (request.workers().several() && request.requireConfig() == null) {
            findings.add(
                    Finding.nowhere(Rule.CONFIG_NOT_CHECKED, search.nothing().message() + " Nothing is checked.")
                            .hint("Mend the pattern, or set requireConfig to false where that is meant."));
        }
    }

    /** What is declared; without a Worker only the module's own manifest matters, for what else it says. */
    private Manifest manifest(boolean hasWorkers) {
        Path base = request.workers().base();
        Path file = ManifestReader.locate(base, request.root(), request.manifest());
        boolean own = base.equals(file.getParent());
        boolean there = request.manifest() != null || ManifestReader.isThere(file);
        return there && (own || hasWorkers) ? ManifestReader.read(reader, file, own) : Manifest.NONE;
    }

    private List<Judgement> judge(Selection selection, Manifest manifest, Callers callers, Declarations declarations) {
        List<Deployment> gateways = Gateways.deployments(manifest.aiGateways(), selection.deployments());
        selection.deployments().forEach(deployment -> declarations.add(deployment, Service.WORKERS));
        gateways.forEach(deployment -> declarations.add(deployment, Service.AI_GATEWAY));
        LiveFacts facts = live == null ? null : new LiveFacts(live, manifest);
        List<Judgement> judgements = new ArrayList<>();
        for (Deployment deployment : selection.deployments()) {
            DeclaredCaller caller = callers.of(deployment.environment());
            judgements.add(judge(Service.WORKERS, deployment, caller, manifest, facts, declarations));
            notePlaceholders(deployment, manifest);
        }
        for (Deployment gateway : gateways) {
            judgements.add(judge(Service.AI_GATEWAY, gateway, callers.ofTheRest(), manifest, facts, declarations));
        }
        if (facts != null) {
            findings.addAll(facts.findings());
            notes.addAll(facts.notes());
        }
        return judgements;
    }

    private Judgement judge(
            Service service,
            Deployment deployment,
            @Nullable DeclaredCaller caller,
            Manifest manifest,
            @Nullable LiveFacts facts,
            Declarations declarations) {
        Manifest seen = manifest;
        DeclaredCaller who = caller;
        if (facts != null && !deployment.bindings().isEmpty()) {
            seen = facts.manifest(deployment.accountId());
            who = facts.caller(deployment.accountId(), caller);
            facts.warnOfUnknownScopes(seen, deployment.bindings());
        }
        return Judge.judge(service, deployment, who, seen, request.rejectsPlaceholders(), declarations);
    }

    /** Missing facts belong in the manifest, or where one would be found. */
    private Declarations declarations(Manifest manifest) {
        return new Declarations(
                manifest.name() != null
                        ? manifest.name()
                        : reader.name(ManifestReader.locate(request.workers().base(), request.root(), null)));
    }

    private void notePlaceholders(Deployment deployment, Manifest manifest) {
        for (Binding binding : deployment.bindings()) {
            String id = binding.secret().storeId();
            Optional<Store> store =
                    Store.isId(id) ? Optional.empty() : manifest.inventory().store(id);
            if (store.isPresent() && !request.rejectsPlaceholders()) {
                String real = store.get().id() == null
                        ? "the id of the store"
                        : store.get().id();
                notes.add(deployment.config().name() + ": " + id + " must be replaced by " + real + " before deploy");
            }
        }
    }

    private void invalid(String message) {
        findings.add(Finding.nowhere(Rule.PARAMETER_INVALID, message));
    }
}
