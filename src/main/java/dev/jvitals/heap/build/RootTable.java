package dev.jvitals.heap.build;

import dev.jvitals.heap.graph.AddressMap;
import dev.jvitals.heap.model.GcRoot;
import dev.jvitals.hprof.LongMap;
import dev.jvitals.hprof.RootKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which objects the JVM keeps, as MAT has it: an object on the stack of a known thread is kept through the thread; the boot
 * loader is a root, and so are its classes in a file that names no system class.
 */
final class RootTable {
    private final List<GcRoot> roots = new ArrayList<>();
    private final Set<Long> rootIds = new LinkedHashSet<>();
    private final Map<Long, Set<Long>> stackReferences = new HashMap<>();
    private boolean namesZero;
    private final LongMap threadOfSerial = new LongMap();
    private final LongMap traceOfSerial = new LongMap();

    RootTable(List<RootRecord> records, AddressMap addresses, ClassTable classes) {
        for (RootRecord each : records) {
            if (each.kind() == RootKind.THREAD) {
                threadOfSerial.put(each.threadSerial(), addresses.idOf(each.address()));
                traceOfSerial.put(each.threadSerial(), each.frame());
            }
        }
        addRoot(new GcRoot(0, RootKind.SYSTEM_CLASS, -1, -1));
        boolean namesSystemClasses = false;
        for (RootRecord each : records) {
            add(each, addresses);
            namesSystemClasses |= each.kind() == RootKind.SYSTEM_CLASS;
        }
        for (ClassTable.Entry each : classes.all()) {
            if (each.dump != null) {
                long id = addresses.idOf(each.address());
                if (!namesSystemClasses && each.dump.loader() == 0 && !rootIds.contains(id)) {
                    addRoot(new GcRoot(id, RootKind.SYSTEM_CLASS, -1, -1));
                }
                each.isRoot = rootIds.contains(id);
            }
        }
    }

    private void add(RootRecord record, AddressMap addresses) {
        long id = addresses.idOf(record.address());
        if (id <= 0) {
            namesZero |= id == 0;
            return;
        }
        boolean ofThread = switch (record.kind()) {
            case JNI_LOCAL, JAVA_FRAME, NATIVE_STACK, THREAD_BLOCK -> true;
            default -> false;
        };
        long thread = ofThread ? threadOfSerial.get(record.threadSerial(), -1) : -1;
        if (thread > 0) {
            roots.add(new GcRoot(id, record.kind(), thread, record.frame()));
            stackReferences
                    .computeIfAbsent(thread, key -> new LinkedHashSet<>())
                    .add(id);
        } else {
            addRoot(new GcRoot(id, record.kind(), record.kind() == RootKind.THREAD ? id : -1, -1));
        }
    }

    private void addRoot(GcRoot root) {
        roots.add(root);
        rootIds.add(root.objectId());
    }

    /** All roots of the file, those through a thread included. */
    List<GcRoot> roots() {
        return roots;
    }

    /** How many objects the JVM itself keeps, as MAT counts them: without the boot loader unless a record names address 0. */
    int recorded() {
        return rootIds.size() - (namesZero ? 0 : 1);
    }

    /** Objects that the JVM itself keeps, each once. */
    Set<Long> ids() {
        return rootIds;
    }

    /** What thread objects refer to by their stacks. */
    Map<Long, Set<Long>> stackReferences() {
        return stackReferences;
    }

    /** Serial numbers of threads whose objects are in the dump. */
    List<Integer> threadSerials() {
        List<Integer> serials = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        for (long serial : threadOfSerial.sortedKeys()) {
            long id = threadOfSerial.get(serial, -1);
            if (id > 0 && seen.add(id)) {
                serials.add((int) serial);
            }
        }
        return serials;
    }

    long thread(int serial) {
        return threadOfSerial.get(serial, -1);
    }

    /** The serial number of the thread's stack trace, 0 where it has none. */
    int trace(int serial) {
        return (int) traceOfSerial.get(serial, 0);
    }
}
