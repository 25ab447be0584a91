/**
 * The algorithms on a graph of numbers: address to id, references as rows in both directions, depth-first order,
 * dominators, retained sizes.
 *
 * <p>In: columns. Out: columns. Knows no file format, no class and no field.
 */
@NullMarked
package dev.jvitals.heap.graph;

import org.jspecify.annotations.NullMarked;
