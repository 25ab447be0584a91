/**
 * Help inside the program: the pages of {@code docs}, which are shipped with it, and the words that explain a chart or a
 * table's columns where one stands.
 *
 * <p>In: pages as Markdown, and what has the focus. Out: nodes, a tab with the guide, a popup. Needs no network.
 */
@NullMarked
package dev.jvitals.ui.help;

import org.jspecify.annotations.NullMarked;
