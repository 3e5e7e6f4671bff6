package io.github.secretsgate.init;

import io.github.secretsgate.buildoutput.ProjectSearch;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.gate.DeployerInParameters;
import io.github.secretsgate.gate.Gate;
import io.github.secretsgate.gate.GateRequest;
import io.github.secretsgate.manifest.ManifestReader;
import io.github.secretsgate.result.Report;
import io.github.secretsgate.source.SourceReader;
import io.github.secretsgate.source.WholeFile;
import io.github.secretsgate.wrangler.Deployable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes a first manifest, or runs a check if there already is one. */
public final class Init {
    private Init() {}

    /** The result of a run. */
    public sealed interface Outcome {
        /**
         * A manifest was written.
         *
         * @param lines the summary for the log
         */
        record Written(List<String> lines) implements Outcome {}

        /** No Worker binds a secret, so no manifest is needed. */
        record NothingBound(List<String> configs) implements Outcome {}

        /**
         * A manifest already exists.
         *
         * @param manifest its name
         * @param report the result of a check with it
         */
        record AlreadyThere(String manifest, Report report) implements Outcome {}

        /** The manifest can't be written. The reason is a sentence. */
        record Refused(String why) implements Outcome {}

        /** The Workers' bindings can't be determined, so nothing was written. */
        record Unknown(Report why) implements Outcome {}
    }

    /**
     * Runs the goal.
     *
     * @param request the request of a check with this manifest
     * @throws IOException if the manifest can't be written
     */
    public static Outcome run(GateRequest request) throws IOException {
        SourceReader reader = new SourceReader(request.root());
        Path file = ManifestReader.locate(request.workers().base(), request.root(), request.manifest());
        ProjectSearch search = new ProjectSearch(reader, request.workers());
        search.find();
        DeployerInParameters deployer = DeployerInParameters.of(request.deployer());
        List<Finding> wrong = wrong(search, deployer.findings());
        if (!wrong.isEmpty()) {
            return new Outcome.Unknown(Report.of(List.of(), List.of(), List.of(), wrong));
        } else if (ManifestReader.isThere(file)) {
            return new Outcome.AlreadyThere(reader.name(file), Gate.check(request));
        }
        Needs needs = Needs.of(search.found());
        if (needs.isEmpty()) {
            return new Outcome.NothingBound(needs.configs());
        }
        Path link = WholeFile.linkOnTheWay(file, List.of(request.workers().base(), request.root()));
        if (link != null) {
            return new Outcome.Refused(reader.name(file) + " isn't written: " + reader.name(link)
                    + " is a link, and a change could make it lead anywhere.");
        }
        FirstManifest manifest = FirstManifest.of(needs, deployer.deployer());
        WholeFile.create(file, out -> out.write(manifest.text()));
        return new Outcome.Written(manifest.toConfirm(reader.name(file), request.plugin()));
    }

    /** The errors of all environments: if wrangler refuses a config, its bindings can't be determined. */
    private static List<Finding> wrong(ProjectSearch search, List<Finding> ofParameters) {
        List<Finding> findings = new ArrayList<>(ofParameters);
        findings.addAll(search.findings());
        for (Deployable worker : search.found()) {
            findings.addAll(worker.findings());
            if (!worker.unreadable()) {
                worker.environments()
                        .forEach(environment -> worker.deployments(environment)
                                .forEach(deployment -> findings.addAll(deployment.findings())));
            }
        }
        List<Finding> wrong = findings.stream().filter(Finding::fails).toList();
        return wrong.isEmpty() && search.found().isEmpty() ? List.of(search.nothing()) : wrong;
    }
}
