/**
 * Bundles of evidence in the window: the list of what was collected, to open or to delete.
 *
 * <p>In: a folder of {@link dev.jvitals.session.bundle.Bundle}s. Out: a view; their files open as any file does.
 */
@NullMarked
package dev.jvitals.ui.bundles;

import org.jspecify.annotations.NullMarked;
