package io.github.secretsgate.gate;

import io.github.secretsgate.finding.CloudflareError;
import io.github.secretsgate.finding.DidYouMean;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Finding.Related;
import io.github.secretsgate.finding.Rule;
import io.github.secretsgate.finding.Subject;
import io.github.secretsgate.finding.Verdict;
import io.github.secretsgate.manifest.Manifest;
import io.github.secretsgate.wrangler.Binding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** From what was judged to the report: exceptions, what is said once for a config, and the verdicts. */
final class Decision {
    private final Manifest manifest;
    private final GateRequest request;
    private final Declarations declarations;
    private final Waivers waivers;

    Decision(Manifest manifest, GateRequest request, Declarations declarations) {
        this.manifest = manifest;
        this.declarations = declarations;
        this.request = request;
        this.waivers = new Waivers(manifest.waivers(), request.today());
    }

    Report report(List<Judgement> judgements, List<NotChecked> notChecked, List<String> notes, List<Finding> others) {
        List<Finding> findings = new ArrayList<>(waivers.apply(others));
        Map<String, List<Finding>> placeholders = placeholders(judgements);
        placeholders.values().forEach(findings::addAll);
        List<CheckedDeployment> deployments = new ArrayList<>();
        for (Judgement judgement : judgements) {
            List<Finding> own = new ArrayList<>(waivers.apply(judgement.findings()));
            findings.addAll(own);
            if (!judgement.placeholders().isEmpty()) {
                own.addAll(placeholders.getOrDefault(config(judgement), List.of()));
            }
            deployments.add(judgement.with(judgement.undecided() ? Verdict.INVALID : gravest(own)));
        }
        if (request.seesEverything() && manifest.own()) {
            findings.addAll(waivers.apply(ManifestChecks.overPrivileged(manifest, deployments)));
        }
        findings.addAll(waivers.findings(request.seesEverything()));
        List<Finding> ordered =
                findings.stream().distinct().sorted(Finding.ORDER).toList();
        return new Report(verdict(deployments, ordered), deployments, notChecked, notes, ordered);
    }

    private static Verdict verdict(List<CheckedDeployment> deployments, List<Finding> findings) {
        return deployments.stream().map(CheckedDeployment::verdict).reduce(gravest(findings), Verdict::and);
    }

    private static Verdict gravest(List<Finding> findings) {
        return findings.stream().map(Finding::verdict).reduce(Verdict.ALLOWED, Verdict::and);
    }

    /** One finding for all placeholders of a config that cannot be accepted, by config. */
    private Map<String, List<Finding>> placeholders(List<Judgement> judgements) {
        Map<String, List<Binding>> byConfig = new LinkedHashMap<>();
        for (Judgement judgement : judgements) {
            for (Binding binding : judgement.placeholders()) {
                byConfig.computeIfAbsent(config(judgement), config -> new ArrayList<>())
                        .add(binding);
            }
        }
        Map<String, List<Finding>> findings = new LinkedHashMap<>();
        byConfig.forEach(
                (config, bindings) -> findings.put(config, waivers.apply(List.of(placeholder(config, bindings)))));
        return findings;
    }

    private static String config(Judgement judgement) {
        return judgement.deployment().config().name();
    }

    private Finding placeholder(String config, List<Binding> bindings) {
        Binding first = bindings.get(0);
        String id = first.secret().storeId();
        boolean rejected = request.rejectsPlaceholders();
        String why = rejected
                ? "placeholders are rejected in this run: put the id in first"
                : "no store in the manifest lists it under placeholders";
        return Finding.at(
                        first.storeLocation(),
                        Rule.STORE_ID_PLACEHOLDER,
                        id + " is not the id of a store (32 hexadecimal digits), and " + why + "."
                                + DidYouMean.question(id, manifest.inventory().ids()))
                .about(new Subject.WholeConfig(
                        config, bindings.stream().map(Binding::secret).toList()))
                .answered(CloudflareError.notFound(first.secret()))
                .hint(rejected ? null : declarations.ofPlaceholders(bindings, manifest.inventory()))
                .related(bindings.stream().skip(1).map(Decision::placeholderToo).toList());
    }

    private static Related placeholderToo(Binding binding) {
        return new Related(binding.storeLocation(), binding.secret().storeId() + " stands here as well.");
    }
}
