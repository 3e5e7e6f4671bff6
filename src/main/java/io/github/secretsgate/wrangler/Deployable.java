package io.github.secretsgate.wrangler;

import io.github.secretsgate.finding.Environment;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.source.SourceFile;
import java.util.List;
import java.util.Set;

/** Something that a deploy command can be run on, with all that it could upload. */
public interface Deployable {
    /** The file that was read. */
    SourceFile file();

    /** The findings that don't depend on the environment. */
    List<Finding> findings();

    /** Whether it is so broken that nothing is known of its deployments. */
    boolean unreadable();

    /** All that it can be deployed as, in the order of the file, the top level first if it is among them. */
    Set<Environment> environments();

    /** The deployments of an environment, which need not be one of {@link #environments()}. */
    List<Deployment> deployments(Environment environment);
}
