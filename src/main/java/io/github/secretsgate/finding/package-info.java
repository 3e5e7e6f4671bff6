/** What the check reports: rules, findings and their locations. Data only; nothing here reads or prints. */
@NullMarked
package io.github.secretsgate.finding;

import org.jspecify.annotations.NullMarked;
