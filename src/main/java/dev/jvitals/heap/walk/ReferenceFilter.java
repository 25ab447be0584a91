package dev.jvitals.heap.walk;

import dev.jvitals.heap.Heap;
import dev.jvitals.heap.decode.ObjectReader;
import dev.jvitals.heap.model.HeapClass;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells ordinary references from those that a collector may clear: the {@code referent} field of soft, weak, final and
 * phantom references. Asking about any other object costs one array read; about a reference object also a read of the
 * dump. Any thread.
 */
public final class ReferenceFilter {
    private final Heap heap;
    private final ObjectReader reader;
    private final @Nullable ReferenceStrength[] byClass;

    public ReferenceFilter(Heap heap, ObjectReader reader) {
        this.heap = heap;
        this.reader = reader;
        byClass = new ReferenceStrength[heap.classes().size()];
        for (HeapClass each : heap.classes()) {
            byClass[each.index()] = strengthOf(heap, each);
        }
    }

    private static @Nullable ReferenceStrength strengthOf(Heap heap, HeapClass type) {
        for (ReferenceStrength strength : ReferenceStrength.values()) {
            if (heap.isA(type, strength.className())) {
                return strength;
            }
        }
        return null;
    }

    /** How an object holds its referent, null for what is no {@code java.lang.ref.Reference} of these kinds. */
    public @Nullable ReferenceStrength strength(long id) {
        return byClass[heap.classIndexOf(id)];
    }

    /** The object that a reference object stands for, {@link Heap#NONE} when it was cleared. */
    public long referent(long id) {
        return reader.reference(id, "referent");
    }

    /** Whether {@code source} refers to {@code target} as its referent, with a strength of {@code excluded}. */
    public boolean isExcluded(long source, long target, Set<ReferenceStrength> excluded) {
        ReferenceStrength strength = excluded.isEmpty() ? null : strength(source);
        return strength != null && excluded.contains(strength) && referent(source) == target;
    }
}
