package dev.jvitals.heap.model;

import java.util.List;

/**
 * All that is known of a dump besides its objects' columns.
 *
 * @param notes what was missing or odd in the file, in sentences
 * @param threads with their stacks
 */
public record Catalog(
        JvmFacts jvm,
        HeapTotals totals,
        List<HeapClass> classes,
        List<GcRoot> roots,
        List<HeapThread> threads,
        List<String> notes) {
    public Catalog {
        classes = List.copyOf(classes);
        roots = List.copyOf(roots);
        threads = List.copyOf(threads);
        notes = List.copyOf(notes);
    }
}
