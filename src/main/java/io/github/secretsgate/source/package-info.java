/** Readers for TOML, JSON and YAML. All three produce the same tree of nodes, in which every key and value has its file, line and column. */
@NullMarked
package io.github.secretsgate.source;

import org.jspecify.annotations.NullMarked;
