/**
 * The JVMs of this machine as a list at the left and as a page to start from, with the files opened and the practice
 * incidents.
 *
 * <p>In: {@code target.discovery}, once a second and off the JavaFX thread. Out: what the user chose to open.
 */
@NullMarked
package dev.jvitals.ui.jvms;

import org.jspecify.annotations.NullMarked;
