/**
 * Time charts on a JavaFX canvas: one shared time axis and crosshair, series from {@code metrics}.
 */
@NullMarked
package dev.jvitals.ui.chart;

import org.jspecify.annotations.NullMarked;
