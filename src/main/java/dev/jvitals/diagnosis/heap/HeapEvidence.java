package dev.jvitals.diagnosis.heap;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Progress;
import dev.jvitals.heap.Heap;
import dev.jvitals.heap.survey.ClassLoaders;
import dev.jvitals.heap.survey.DirectMemory;
import dev.jvitals.heap.suspect.LeakSuspect;
import dev.jvitals.heap.suspect.LeakSuspects;
import java.util.List;

/**
 * What the rules look at, gathered once.
 *
 * @param heap the open heap; rules may look further, but only at single objects
 * @param suspects what holds much of the heap, the largest first
 * @param direct the direct buffers
 * @param loaders the class loaders, those that retain the most first
 * @param duplicates classes that several loaders have loaded, those of the most loaders first
 */
public record HeapEvidence(
        Heap heap,
        List<LeakSuspect> suspects,
        DirectMemory.Survey direct,
        List<ClassLoaders.Loader> loaders,
        List<ClassLoaders.Duplicate> duplicates) {
    public HeapEvidence {
        suspects = List.copyOf(suspects);
        loaders = List.copyOf(loaders);
        duplicates = List.copyOf(duplicates);
    }

    /** Gathers it. Cost: a pass over the ids, and a search for a path for each suspect. Reads the dump. */
    public static HeapEvidence gather(Heap heap, Progress progress, Cancellation cancellation) {
        ClassLoaders loaders = new ClassLoaders(heap);
        return new HeapEvidence(
                heap,
                new LeakSuspects(heap).find(progress, cancellation),
                new DirectMemory(heap).survey(progress, cancellation),
                loaders.loaders(cancellation),
                loaders.duplicates());
    }
}
