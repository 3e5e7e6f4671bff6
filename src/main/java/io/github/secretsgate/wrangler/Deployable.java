package io.github.secretsgate.wrangler;

import io.github.secretsgate.finding.Environment;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.source.SourceFile;
import java.util.List;
import java.util.Set;

/** An input of a deploy command, with everything that it could upload. */
public interface Deployable {
    /** The file that was read. */
    SourceFile file();

    /** The findings that don't depend on the environment. */
    List<Finding> findings();

    /** Returns whether its deployments can't be determined. */
    boolean unreadable();

    /** Its environments in the order of the file. The top level comes first, if it can be deployed. */
    Set<Environment> environments();

    /** The deployments of an environment, which doesn't have to be one of {@link #environments()}. */
    List<Deployment> deployments(Environment environment);
}
