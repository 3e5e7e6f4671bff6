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

    /** What is wrong with it whatever is deployed of it. */
    List<Finding> findings();

    /** Whether it is so broken that nothing is known of its deployments. */
    boolean unreadable();

    /** All that it can be deployed as, in the order of the file, the top level first if it is among them. */
    Set<Environment> environments();

    /** What would be uploaded for an environment, which need not be one of {@link #environments()}. */
    List<Deployment> deployments(Environment environment);
}
