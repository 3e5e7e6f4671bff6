/** The goals. The only package that knows Maven. */
@NullMarked
package io.github.secretsgate.maven;

import org.jspecify.annotations.NullMarked;
