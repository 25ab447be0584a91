package dev.jvitals.heap.paths;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Progress;
import dev.jvitals.heap.Heap;
import dev.jvitals.heap.column.IdList;
import dev.jvitals.heap.column.Scratch;
import dev.jvitals.heap.inspect.Describer;
import dev.jvitals.heap.inspect.HeapReader;
import dev.jvitals.heap.walk.IdSet;
import dev.jvitals.heap.walk.Inbound;
import dev.jvitals.heap.walk.Pulse;
import dev.jvitals.heap.walk.ReferenceFilter;
import dev.jvitals.heap.walk.ReferenceStrength;
import dev.jvitals.heap.walk.ScratchSpace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Finds the shortest paths from roots to one object by a breadth-first walk backwards. Each path ends at another root and no
 * two share an object before they meet, as MAT has it. Cost: O(what is met before the last path is found), at worst all
 * references; one bit for each object on the Java heap, the queue in scratch files.
 */
public final class RootPaths {
    private final Heap heap;
    private final ReferenceFilter filter;
    private final ReferenceNames names;
    private final Describer describer;

    public RootPaths(Heap heap) {
        this.heap = heap;
        this.filter = new ReferenceFilter(heap, new HeapReader(heap));
        this.names = new ReferenceNames(heap);
        this.describer = new Describer(heap);
    }

    /**
     * At most {@code most} paths to {@code target}, the shortest first; none where only excluded references keep it.
     *
     * @param excluded references to leave out
     */
    public List<RootPath> to(
            long target, int most, Set<ReferenceStrength> excluded, Progress progress, Cancellation cancellation) {
        Pulse pulse = new Pulse(progress, cancellation);
        pulse.phase("searching for roots", 0);
        try (Scratch scratch = ScratchSpace.of(heap, cancellation)) {
            return new Search(scratch, target, excluded, pulse).run(most);
        }
    }

    /** One walk: the queue holds ids, {@code towards} for each the place in the queue of the object it refers to. */
    private final class Search {
        private final IdList queue;
        private final IdList towards;
        private final IdSet met = new IdSet(heap.objectCount());
        private final Set<ReferenceStrength> excluded;
        private final Pulse pulse;

        Search(Scratch scratch, long target, Set<ReferenceStrength> excluded, Pulse pulse) {
            this.queue = new IdList(scratch, heap.objectCount(), heap.objectCount());
            this.towards = new IdList(scratch, heap.objectCount(), heap.objectCount());
            this.excluded = excluded;
            this.pulse = pulse;
            meet(target, 0);
        }

        List<RootPath> run(int most) {
            List<RootPath> paths = new ArrayList<>();
            for (long at = 0; at < queue.size() && paths.size() < most; at++) {
                long place = at;
                long object = queue.get(at);
                if (names.isRoot(object)) {
                    paths.add(path(at));
                    continue;
                }
                Inbound.each(heap, object, source -> {
                    pulse.step();
                    if (!met.contains(source) && !filter.isExcluded(source, object, excluded)) {
                        meet(source, place);
                    }
                    return true;
                });
            }
            return paths;
        }

        private void meet(long object, long place) {
            met.add(object);
            queue.add(object);
            towards.add(place);
        }

        private RootPath path(long rootPlace) {
            List<RootPath.Step> steps = new ArrayList<>();
            long source = queue.get(rootPlace);
            steps.add(new RootPath.Step(describer.of(source), ""));
            for (long at = rootPlace; at != 0; ) {
                at = towards.get(at);
                long object = queue.get(at);
                steps.add(new RootPath.Step(describer.of(object), names.via(source, object)));
                source = object;
            }
            return new RootPath(names.reason(queue.get(rootPlace)), Collections.unmodifiableList(steps));
        }
    }
}
