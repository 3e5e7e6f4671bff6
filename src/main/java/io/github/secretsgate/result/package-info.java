/** Results: deployments, bindings and their two checks. The gate creates them, the reports read them. */
@NullMarked
package io.github.secretsgate.result;

import org.jspecify.annotations.NullMarked;
