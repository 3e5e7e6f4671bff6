/** What the gate says: rules, findings and their places. Data only; nothing here reads or prints. */
@NullMarked
package io.github.secretsgate.finding;

import org.jspecify.annotations.NullMarked;
