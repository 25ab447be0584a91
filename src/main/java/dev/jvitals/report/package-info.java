/**
 * Findings and views as HTML and JSON.
 *
 * <p>In: findings and the model behind them. Out: self-contained HTML and the JSON contract of the command line.
 * Strangers' strings are escaped here.
 */
@NullMarked
package dev.jvitals.report;

import org.jspecify.annotations.NullMarked;
