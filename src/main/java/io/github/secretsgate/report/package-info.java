/** The report formats. */
@NullMarked
package io.github.secretsgate.report;

import org.jspecify.annotations.NullMarked;
