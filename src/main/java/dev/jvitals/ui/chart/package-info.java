/**
 * Time charts on a JavaFX canvas: what they show ({@code ChartSpec}), where ({@code TimeAxis}), and the node itself
 * ({@code TimeChart}), many of which share an axis, a crosshair and their refreshing in a {@code ChartGroup}.
 *
 * <p>In: a history of {@code metrics}. Out: nodes. Knows nothing of JVMs; figures are read off the JavaFX thread.
 */
@NullMarked
package dev.jvitals.ui.chart;

import org.jspecify.annotations.NullMarked;
