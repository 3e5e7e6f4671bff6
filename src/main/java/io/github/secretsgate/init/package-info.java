/** The first manifest, written from the wrangler configs of a build, and what a manifest lacks that is there already. */
@NullMarked
package io.github.secretsgate.init;

import org.jspecify.annotations.NullMarked;
