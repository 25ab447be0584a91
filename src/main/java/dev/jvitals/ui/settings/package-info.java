/**
 * What the window remembers from one start to the next, in a JSON file that people can read and edit.
 *
 * <p>In and out: {@link dev.jvitals.ui.settings.Settings}. A damaged file is set aside, never fatal.
 */
@NullMarked
package dev.jvitals.ui.settings;

import org.jspecify.annotations.NullMarked;
