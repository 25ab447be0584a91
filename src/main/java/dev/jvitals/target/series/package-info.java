/**
 * The names of all series that a live JVM has: ids, units, sources and what is normal.
 *
 * <p>In: nothing. Out: constants by topic, gathered in {@link dev.jvitals.target.series.SeriesCatalog}. An id here is a
 * promise to charts, rules and recordings. The first word of a source is the name under which it tells gaps.
 */
@NullMarked
package dev.jvitals.target.series;

import org.jspecify.annotations.NullMarked;
