/** What was decided: each deployment, each binding and its two checks. The gate writes it, the reports read it. */
@NullMarked
package io.github.secretsgate.result;

import org.jspecify.annotations.NullMarked;
