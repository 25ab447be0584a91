/**
 * Colours, fonts, icons, light and dark; charts and canvases follow.
 */
@NullMarked
package dev.jvitals.ui.theme;

import org.jspecify.annotations.NullMarked;
