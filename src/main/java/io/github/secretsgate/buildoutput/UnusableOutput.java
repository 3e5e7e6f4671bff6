package io.github.secretsgate.buildoutput;

import io.github.secretsgate.finding.Environment;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.source.SourceFile;
import io.github.secretsgate.wrangler.Deployable;
import io.github.secretsgate.wrangler.Deployment;
import java.util.List;
import java.util.Set;

/** Build Output that cf refuses, or that is missing although it was expected. */
record UnusableOutput(SourceFile file, List<Finding> findings) implements Deployable {
    @Override
    public boolean unreadable() {
        return true;
    }

    @Override
    public Set<Environment> environments() {
        return Set.of();
    }

    @Override
    public List<Deployment> deployments(Environment environment) {
        return List.of();
    }
}
