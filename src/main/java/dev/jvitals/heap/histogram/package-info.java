/**
 * Objects by class, package and class loader, the objects of one class, and two dumps side by side.
 *
 * <p>In: an open heap. Out: rows for tables, the biggest first. Sums per class are in the index and cost nothing.
 */
@NullMarked
package dev.jvitals.heap.histogram;

import org.jspecify.annotations.NullMarked;
