package dev.jvitals.heap.inspect;

import dev.jvitals.heap.Heap;
import dev.jvitals.heap.model.HeapClass;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Names class loaders so that two of one class can be told apart. Reads the dump once for each loader. Any thread. */
public final class LoaderNames {
    private final Heap heap;
    private final Describer describer;
    private final HeapReader reader;
    private final Map<Long, String> names = new ConcurrentHashMap<>();

    public LoaderNames(Heap heap) {
        this.heap = heap;
        this.describer = new Describer(heap);
        this.reader = new HeapReader(heap);
    }

    /** {@code boot}, or the loader's class with its name or address. */
    public String of(long loaderId) {
        return names.computeIfAbsent(loaderId, this::name);
    }

    private String name(long id) {
        if (id == HeapClass.BOOT_LOADER) {
            return "boot";
        }
        if (id == Heap.NONE) {
            return "(a loader that is not in the dump)";
        }
        String name = describer.text(reader.reference(id, "name"));
        return switch (name) {
            case "app", "platform" -> name;
            case "" -> describer.className(id) + " 0x" + Long.toHexString(heap.addressOf(id));
            default -> describer.className(id) + " " + name + " 0x" + Long.toHexString(heap.addressOf(id));
        };
    }
}
