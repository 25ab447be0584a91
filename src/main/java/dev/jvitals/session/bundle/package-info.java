/**
 * Bundles: folders of evidence about a JVM, as they lie on disk.
 *
 * <p>In: a folder of bundles. Out: {@link dev.jvitals.session.bundle.Bundle}s, listed, opened, bounded in number. A bundle
 * holds secrets as a dump does: only its owner can read it.
 */
@NullMarked
package dev.jvitals.session.bundle;

import org.jspecify.annotations.NullMarked;
