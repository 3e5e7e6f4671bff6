/** Text to one tree of nodes in which every key and value knows its file, line and column. TOML, JSON and YAML look alike from here on. */
@NullMarked
package io.github.secretsgate.source;

import org.jspecify.annotations.NullMarked;
