package dev.jvitals.heap.survey;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Progress;
import dev.jvitals.heap.Heap;
import dev.jvitals.heap.inspect.Describer;
import dev.jvitals.heap.inspect.HeapReader;
import dev.jvitals.heap.inspect.ObjectRef;
import dev.jvitals.heap.inspect.Top;
import dev.jvitals.heap.model.HeapClass;
import dev.jvitals.heap.model.StaticField;
import dev.jvitals.heap.walk.ClassObjects;
import dev.jvitals.heap.walk.Pulse;
import dev.jvitals.heap.walk.ReferenceFilter;
import dev.jvitals.heap.walk.ReferenceStrength;
import dev.jvitals.hprof.FieldType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Native memory behind direct buffers. A {@code DirectByteBuffer} with a cleaner owns its memory; slices and duplicates
 * share another's and are not counted. Cost: one pass over the ids, and a read of the dump for each buffer.
 */
public final class DirectMemory {
    /** A buffer that owns memory. */
    public record Buffer(ObjectRef object, long capacityBytes, String owner) {}

    /** Buffers of one owner. */
    public record Owner(String name, long buffers, long capacityBytes) {}

    /**
     * What a heap says of direct memory.
     *
     * @param buffers how many buffers own memory
     * @param capacityBytes how much they own together
     * @param views how many buffers only share another's memory
     * @param limitBytes the JVM's limit ({@code java.nio.Bits.MAX_MEMORY}), −1 where the dump does not say
     * @param reservedBytes what the JVM counts as reserved against it, −1 where the dump does not say
     * @param owners who holds the buffers, the largest first
     * @param largest the largest buffers
     */
    public record Survey(
            long buffers,
            long capacityBytes,
            long views,
            long limitBytes,
            long reservedBytes,
            List<Owner> owners,
            List<Buffer> largest) {
        public Survey {
            owners = List.copyOf(owners);
            largest = List.copyOf(largest);
        }
    }

    private static final int LARGEST = 1_000;
    /** An owner further away than so many objects is none that a reader would recognise. */
    private static final int MOST_LOOKED_AT = 400;

    private static final int MOST_REFERRERS = 64;

    private final Heap heap;
    private final HeapReader reader;
    private final ReferenceFilter filter;
    private final Describer describer;

    public DirectMemory(Heap heap) {
        this.heap = heap;
        this.reader = new HeapReader(heap);
        this.filter = new ReferenceFilter(heap, reader);
        this.describer = new Describer(heap);
    }

    /** Looks at all direct buffers. */
    public Survey survey(Progress progress, Cancellation cancellation) {
        Top<Buffer> largest = new Top<>(
                LARGEST, Comparator.comparingLong(Buffer::capacityBytes).reversed());
        Map<String, long[]> owners = new HashMap<>();
        long[] sums = new long[3];
        ClassObjects.each(heap, "java.nio.DirectByteBuffer", new Pulse(progress, cancellation), id -> {
            if (reader.reference(id, "cleaner") == Heap.NONE) {
                sums[2]++;
                return;
            }
            long capacity = reader.number(id, "capacity", 0);
            String owner = owner(id);
            largest.add(new Buffer(describer.of(id), capacity, owner));
            long[] ofOwner = owners.computeIfAbsent(owner, _ -> new long[2]);
            ofOwner[0]++;
            ofOwner[1] += capacity;
            sums[0]++;
            sums[1] += capacity;
        });
        List<Owner> rows = new ArrayList<>();
        owners.forEach((name, sum) -> rows.add(new Owner(name, sum[0], sum[1])));
        rows.sort(Comparator.comparingLong(Owner::capacityBytes).reversed().thenComparing(Owner::name));
        return new Survey(
                sums[0],
                sums[1],
                sums[2],
                limit(),
                bitsValue("RESERVED_MEMORY", "reservedMemory"),
                rows,
                largest.sorted());
    }

    /** Since JDK 9 the limit lies in VM.directMemory until the first reservation copies it to Bits. */
    private long limit() {
        HeapClass vm = heap.classNamed("jdk.internal.misc.VM");
        long configured = vm == null ? -1 : value(Heap.staticField(vm, "directMemory"));
        long bits = bitsValue("MAX_MEMORY", "maxMemory");
        return bits > 0 && bits < Long.MAX_VALUE ? Math.max(bits, configured) : configured;
    }

    private long bitsValue(String name, String nameUntil8) {
        HeapClass bits = heap.classNamed("java.nio.Bits");
        if (bits == null) {
            return -1;
        }
        StaticField field = Heap.staticField(bits, name);
        return value(field == null ? Heap.staticField(bits, nameUntil8) : field);
    }

    /** A number, or the number in an AtomicLong. */
    private long value(@org.jspecify.annotations.Nullable StaticField field) {
        if (field == null) {
            return -1;
        }
        return field.type() == FieldType.OBJECT
                ? reader.number(reader.object(field.rawValue()), "value", -1)
                : field.rawValue();
    }

    /**
     * Who holds a buffer: the nearest object over ordinary references whose class is not the JDK's, or the thread in whose
     * thread locals it is; of equally near ones the object, for a thread that just works with it has it too. Not its dominator: the cleaner's list holds every buffer too, if only by a phantom reference.
     */
    private String owner(long buffer) {
        Set<Long> met = new HashSet<>(List.of(buffer));
        List<Long> equallyNear = List.of(buffer);
        String thread = null;
        while (!equallyNear.isEmpty() && thread == null) {
            List<Long> further = new ArrayList<>();
            for (long object : equallyNear) {
                for (long source : heap.inbound(object, 0, MOST_REFERRERS)) {
                    if (met.size() >= MOST_LOOKED_AT || filter.isExcluded(source, object, ReferenceStrength.all())) {
                        continue;
                    }
                    if (heap.isA(heap.classOf(source), "java.lang.Thread")) {
                        thread = thread == null ? "thread " + describer.text(source) : thread;
                    } else if (!Platform.isPlatform(describedClass(source)) && heap.isReachable(source)) {
                        return describer.className(source);
                    } else if (met.add(source)) {
                        further.add(source);
                    }
                }
            }
            equallyNear = further;
        }
        return thread == null ? "(the JDK itself, or nobody any more)" : thread;
    }

    private String describedClass(long id) {
        HeapClass represented = heap.asClass(id);
        return represented == null ? heap.classOf(id).name() : represented.name();
    }
}
