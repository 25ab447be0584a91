package dev.jvitals.heap.survey;

import dev.jvitals.base.Printable;
import dev.jvitals.heap.Heap;
import dev.jvitals.heap.decode.CollectionReader;
import dev.jvitals.heap.inspect.Describer;
import dev.jvitals.heap.inspect.HeapReader;
import dev.jvitals.heap.inspect.ObjectRef;
import dev.jvitals.heap.inspect.References;
import dev.jvitals.heap.model.HeapClass;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What threads keep in thread locals. Reads the dump. Any thread. */
public final class ThreadLocals {
    /**
     * One thread local of one thread.
     *
     * @param key the static field that holds the thread local, else its class and address; of a collected one that it is
     *     gone while its value stays
     * @param value the value, null where none is set
     * @param entries how many entries or elements the value has, −1 where it is neither an array nor a known collection
     * @param isInheritable whether child threads inherit it
     */
    public record Entry(String key, @Nullable ObjectRef value, int entries, boolean isInheritable) {}

    private static final int MOST_COUNTED = 10_000_000;
    private static final int MOST_REFERRERS = 64;

    private final Heap heap;
    private final HeapReader reader;
    private final CollectionReader collections;
    private final Describer describer;
    private final References references;
    private final Map<Long, String> keys = new ConcurrentHashMap<>();

    public ThreadLocals(Heap heap) {
        this.heap = heap;
        this.reader = new HeapReader(heap);
        this.collections = new CollectionReader(reader);
        this.describer = new Describer(heap);
        this.references = new References(heap);
    }

    /** A thread's thread locals, those that retain the most first. */
    public List<Entry> of(long thread) {
        List<Entry> entries = new ArrayList<>();
        read(reader.reference(thread, "threadLocals"), false, entries);
        read(reader.reference(thread, "inheritableThreadLocals"), true, entries);
        entries.sort(Comparator.comparingLong(ThreadLocals::bytes).reversed());
        return entries;
    }

    private static long bytes(Entry entry) {
        ObjectRef value = entry.value();
        return value == null ? 0 : value.retainedBytes();
    }

    private void read(long map, boolean isInheritable, List<Entry> out) {
        if (map == Heap.NONE) {
            return;
        }
        collections.each(map, (key, value) -> {
            out.add(new Entry(
                    keys.computeIfAbsent(key, this::keyName),
                    value == Heap.NONE ? null : describer.of(value),
                    value == Heap.NONE ? -1 : entries(value),
                    isInheritable));
            return true;
        });
    }

    private int entries(long value) {
        if (heap.classOf(value).isArray()) {
            return heap.arrayLength(value);
        }
        return collections.kind(value).isPresent() ? collections.count(value, MOST_COUNTED) : -1;
    }

    /** A thread local has no name of its own: the static field that holds it is what a developer knows it by. */
    private String keyName(long key) {
        if (key == Heap.NONE) {
            return "(a thread local that is gone)";
        }
        for (long source : heap.inbound(key, 0, MOST_REFERRERS)) {
            HeapClass holder = heap.asClass(source);
            String field = holder == null ? "" : references.name(source, key);
            if (holder != null && field.startsWith("static ")) {
                return Printable.line(holder.name() + "." + field.substring("static ".length()));
            }
        }
        return describer.className(key) + " 0x" + Long.toHexString(heap.addressOf(key));
    }
}
