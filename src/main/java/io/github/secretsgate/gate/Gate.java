package io.github.secretsgate.gate;

import io.github.secretsgate.access.Service;
import io.github.secretsgate.buildoutput.ProjectSearch;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Rule;
import io.github.secretsgate.inventory.Fact;
import io.github.secretsgate.inventory.Inventory;
import io.github.secretsgate.inventory.Store;
import io.github.secretsgate.manifest.Manifest;
import io.github.secretsgate.manifest.ManifestReader;
import io.github.secretsgate.result.CheckedDeployment;
import io.github.secretsgate.result.NotChecked;
import io.github.secretsgate.result.Report;
import io.github.secretsgate.source.ParsedFiles;
import io.github.secretsgate.source.SourceReader;
import io.github.secretsgate.wrangler.Deployable;
import io.github.secretsgate.wrangler.WorkerSearch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides whether Cloudflare would refuse the deployments of a build. */
public final class Gate {
    private final GateRequest request;
    private final SourceReader reader;
    private final @Nullable Live live;

    private Gate(GateRequest request, @Nullable Live live, ParsedFiles parsed) {
        this.request = request;
        this.live = live;
        this.reader = new SourceReader(request.root(), parsed);
    }

    /** Runs a check offline. Errors become findings of the report; nothing is thrown. */
    public static Report check(GateRequest request) {
        return check(request, null);
    }

    /** Runs a check with facts from Cloudflare; null to check offline. */
    public static Report check(GateRequest request, @Nullable Live live) {
        return check(request, live, new ParsedFiles());
    }

    /** Runs a check with the files that the checks of other modules have parsed. */
    public static Report check(GateRequest request, @Nullable Live live, ParsedFiles parsed) {
        return new Gate(request, live, parsed).check();
    }

    private Report check() {
        List<Finding> findings = new ArrayList<>(request.invalidParameters());
        ProjectSearch search = new ProjectSearch(reader, request.workers());
        List<Deployable> workers = workers(search, findings);
        Manifest written = manifest(!workers.isEmpty());
        Manifest manifest = request.enforcement().allowed(written);
        boolean ofUse = manifest.own() && (!manifest.aiGateways().isEmpty() || Finding.anyFails(manifest.findings()));
        if (workers.isEmpty() && !ofUse) {
            enforce(findings);
            return Report.of(List.of(), List.of(), request.enforcement().refused(), findings);
        }
        for (Deployable worker : workers) {
            findings.addAll(worker.findings());
        }
        findings.addAll(manifest.findings());
        Deployers deployers = Deployers.of(manifest, request.deployer());
        findings.addAll(deployers.findings());
        findings.addAll(ManifestLint.misspelledEnvironments(manifest, workers));
        DeploymentSelection selection = DeploymentSelection.of(workers, request.environments(), manifest, deployers);
        findings.addAll(selection.nothingChecked(workers));
        List<PlannedCheck> checks = PlannedCheck.of(selection.deployments(), manifest, deployers, live);
        enforce(findings);
        Report report = report(checks, selection.notChecked(), manifest, findings);
        return report.noting(search.notes())
                .noting(request.enforcement().notes(written))
                .noting(replaced(written));
    }

    /** The Workers of the build. The findings of the search are added to the list. */
    private List<Deployable> workers(ProjectSearch search, List<Finding> findings) {
        search.find();
        boolean everyConfig = request.workers().config() == null;
        if (everyConfig || request.enforcement().active()) {
            search.warnOfOthers(request.configsOfOthers());
        }
        findings.addAll(search.findings());
        if (search.found().isEmpty() && !Finding.anyFails(findings)) {
            if (request.requiresConfig()) {
                findings.add(search.nothing());
            } else if (request.workers().several() && request.requireConfig() == null) {
                findings.add(Finding.nowhere(
                                Rule.CONFIG_NOT_CHECKED, search.nothing().message() + " Nothing is checked.")
                        .hint(WorkerSearch.toFix(
                                request.workers().includes(),
                                "Fix the pattern, or set requireConfig=false if no Worker is expected here.")));
            }
        } else if (!search.found().isEmpty() && !Boolean.FALSE.equals(request.requireConfig())) {
            findings.addAll(search.patternsWithoutAMatch());
        }
        return search.found();
    }

    /** The manifest. Without a Worker, only the module's own is read, for its other declarations. */
    private Manifest manifest(boolean hasWorkers) {
        Path base = request.workers().base();
        Path home = request.enforcement().manifestHome();
        Path file = ManifestReader.locate(
                home == null ? base : home, home == null ? request.root() : home, request.manifest());
        boolean own = base.equals(file.getParent());
        boolean there = request.manifest() != null || ManifestReader.isThere(file);
        if (!there || !(own || hasWorkers)) {
            return Manifest.NONE;
        }
        return request.manifest() == null
                ? ManifestReader.readFound(reader, file, own)
                : ManifestReader.read(reader, file, own);
    }

    /** In a pipeline that enforces the check, neither a pom nor a manifest can exclude a config. */
    private void enforce(List<Finding> findings) {
        if (request.enforcement().active()) {
            findings.replaceAll(finding -> finding.rule() == Rule.CONFIG_NOT_CHECKED ? finding.asError() : finding);
        }
    }

    /** The notes about a module's own manifest, for people who only look at the root's. */
    private List<String> replaced(Manifest manifest) {
        Path shared = request.root().resolve(ManifestReader.MANIFEST);
        Path own = request.workers().base().resolve(ManifestReader.MANIFEST);
        Path home = request.enforcement().manifestHome();
        boolean same = own.equals(home == null ? shared : home.resolve(ManifestReader.MANIFEST));
        if (request.manifest() != null || same || !ManifestReader.isThere(own)) {
            return List.of();
        } else if (home != null) {
            return List.of("The manifest " + reader.name(own)
                    + " isn't used: if it's trusted, name it on the command line with -Dsecrets-store.manifest.");
        }
        return manifest.name() == null || !ManifestReader.isThere(shared)
                ? List.of()
                : List.of("The manifest of this module is " + manifest.name() + ", not the root's "
                        + reader.name(shared) + ".");
    }

    private Report report(
            List<PlannedCheck> checks, List<NotChecked> notChecked, Manifest manifest, List<Finding> findings) {
        Waivers waivers = new Waivers(manifest.waivers(), request.today(), request.maxWaiverDays());
        Remediation remediation = remediation(checks, manifest);
        Placeholders placeholders =
                Placeholders.of(checks, manifest.inventory(), request.placeholders(), remediation, waivers);
        List<CheckedDeployment> checked = new ArrayList<>();
        for (PlannedCheck check : checks) {
            CheckFindings say = new CheckFindings(check.service(), check.deployment(), remediation);
            checked.add(new BindingChecks(check, placeholders, say, waivers).run());
        }
        findings.addAll(drift(checks, manifest, remediation));
        for (PlannedCheck check : checks) {
            findings.addAll(check.liveFindings());
        }
        if (request.seesEverything() && manifest.own()) {
            findings.addAll(ManifestLint.overPrivileged(manifest, checked));
        }
        List<Finding> others = new ArrayList<>(waivers.apply(findings));
        others.addAll(placeholders.refused().values());
        Report report = Report.of(checked, notChecked, notes(checks, placeholders, manifest), others);
        return report.and(waivers.findings(report.findings(), request.seesEverything()))
                .holding(stores(checks, manifest));
    }

    /** The known stores: as Cloudflare shows them in a live check, otherwise as declared. */
    private static List<Store> stores(List<PlannedCheck> checks, Manifest manifest) {
        Map<String, Store> stores = new LinkedHashMap<>();
        Inventory declared = manifest.inventory().orNull();
        List<Store> all = new ArrayList<>(declared == null ? List.of() : declared.stores());
        for (PlannedCheck check : checks) {
            if (check.live() != null && check.live().inventory() instanceof Fact.Known<Inventory> held) {
                all.addAll(held.value().stores());
            }
        }
        for (Store store : all) {
            stores.put(store.idOrPlaceholder(), store);
        }
        return List.copyOf(stores.values());
    }

    /** Differences from the account. All accounts must be known, because a store of the manifest may be in any of them. */
    private static List<Finding> drift(List<PlannedCheck> checks, Manifest manifest, Remediation remediation) {
        Set<Inventory> accounts = new LinkedHashSet<>();
        for (PlannedCheck check : checks) {
            if (check.live() != null && check.live().inventory() instanceof Fact.Known<Inventory> held) {
                accounts.add(held.value());
            } else if (check.live() != null) {
                return List.of();
            }
        }
        return accounts.isEmpty()
                ? List.of()
                : ManifestLint.drift(
                        manifest.inventory().orNull(),
                        accounts.stream()
                                .flatMap(account -> account.stores().stream())
                                .toList(),
                        remediation);
    }

    private static List<String> notes(List<PlannedCheck> checks, Placeholders placeholders, Manifest manifest) {
        Set<String> notes = new LinkedHashSet<>();
        Inventory declared = manifest.inventory().orNull();
        for (PlannedCheck check : checks) {
            if (declared != null && check.service() == Service.WORKERS) {
                notes.addAll(placeholders.notes(check.deployment(), declared));
            }
        }
        for (PlannedCheck check : checks) {
            notes.addAll(check.live() == null ? List.of() : check.live().notes());
        }
        return List.copyOf(notes);
    }

    /** The fixes. They name the manifest, or the file in which it would be found. */
    private Remediation remediation(List<PlannedCheck> checks, Manifest manifest) {
        Path file = ManifestReader.locate(request.workers().base(), request.root(), null);
        String where = manifest.name() != null ? manifest.name() : reader.name(file);
        Path other = manifest.name() != null ? null : ManifestReader.withOtherEnding(file);
        String otherEnding = other == null ? null : reader.name(other);
        return new Remediation(manifest.name(), ManifestSnippets.of(where, otherEnding, checks), request.plugin());
    }
}
