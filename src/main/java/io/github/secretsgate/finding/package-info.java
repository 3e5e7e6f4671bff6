/** Rules, findings and verdicts. Data only; nothing here reads files or prints. */
@NullMarked
package io.github.secretsgate.finding;

import org.jspecify.annotations.NullMarked;
