/**
 * The window: side list, tabs, menus, palette, status. Features register views here and don't know each other.
 */
@NullMarked
package dev.jvitals.ui.shell;

import org.jspecify.annotations.NullMarked;
