/** The first manifest, written from the bindings of a build. */
@NullMarked
package io.github.secretsgate.init;

import org.jspecify.annotations.NullMarked;
