/** The access rules of Cloudflare Secrets Store, as Cloudflare documents them.
 *
 * @see <a href="https://developers.cloudflare.com/secrets-store/access-control/">Secrets Store access control</a> */
@NullMarked
package io.github.secretsgate.access;

import org.jspecify.annotations.NullMarked;
