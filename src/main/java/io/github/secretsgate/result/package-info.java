/** The results: each deployment, each binding and its two checks. The gate writes them, the reports read them. */
@NullMarked
package io.github.secretsgate.result;

import org.jspecify.annotations.NullMarked;
