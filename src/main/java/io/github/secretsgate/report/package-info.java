/** Renderings of a report. Each class is one format. */
@NullMarked
package io.github.secretsgate.report;

import org.jspecify.annotations.NullMarked;
