package dev.jvitals.support;

import dev.jvitals.hprof.ClassDump;
import dev.jvitals.hprof.FieldType;
import dev.jvitals.hprof.RootKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * A random heap as a dump, and what must be found in it: who refers to whom, and what the JVM keeps. Everything that a dump
 * may have occurs: loaders, class dumps behind their instances, threads with stacks, all root kinds, references to nothing.
 * The same seed makes the same heap.
 */
public final class RandomHeap {
    private static final RootKind[] KINDS = {
        RootKind.UNKNOWN,
        RootKind.JNI_GLOBAL,
        RootKind.JNI_LOCAL,
        RootKind.JAVA_FRAME,
        RootKind.NATIVE_STACK,
        RootKind.THREAD_BLOCK,
        RootKind.BUSY_MONITOR
    };
    private static final int UNKNOWN_THREAD = 999;

    private final Random random;
    private final int idBytes;
    private final HprofWriter writer;
    private final List<Runnable> records = new ArrayList<>();
    private final List<Long> addresses = new ArrayList<>();
    private final Map<Long, List<Long>> references = new TreeMap<>();
    private final Set<Long> roots = new LinkedHashSet<>();
    private final Map<Long, Long> typeOf = new TreeMap<>();
    private final List<Long> types = new ArrayList<>();
    private final List<Long> loaders = new ArrayList<>(List.of(0L));
    private final Map<Integer, Long> threads = new HashMap<>();
    private long nextAddress;

    /** A heap of about {@code objects} objects besides its classes. */
    public RandomHeap(long seed, int objects, int idBytes) {
        this.random = new Random(seed);
        this.idBytes = idBytes;
        this.writer = new HprofWriter(random.nextBoolean() ? "1.0.2" : "1.0.1", idBytes);
        this.nextAddress = idBytes == 4 ? 0x1000 : 0x7_0000_0000L;
        make(objects);
    }

    /** The objects that each refers to, by address; all objects are keys. References to nothing are left out. */
    public Map<Long, List<Long>> references() {
        return references;
    }

    /** The objects that the JVM itself keeps. */
    public Set<Long> roots() {
        return roots;
    }

    /** The dump. */
    public HprofWriter dump() {
        return writer;
    }

    private long address() {
        long here = nextAddress;
        nextAddress += 8L * (2 + random.nextInt(40));
        if (idBytes == 8 && random.nextInt(200) == 0) {
            nextAddress += 1L << (30 + random.nextInt(10));
        }
        addresses.add(here);
        references.put(here, new ArrayList<>());
        return here;
    }

    private void make(int objects) {
        long object = address();
        long type = address();
        long loader = address();
        long thread = address();
        long array = address();
        long ints = address();
        List<Long> others = new ArrayList<>();
        for (int i = 0; i < objects; i++) {
            others.add(address());
        }
        boolean namesSystemClasses = random.nextInt(4) != 0;
        List<Long> boot = List.of(object, type, loader, thread, array, ints);
        for (long each : boot) {
            roots.add(each);
            if (namesSystemClasses) {
                records.add(() -> writer.root(RootKind.SYSTEM_CLASS, each));
            }
        }
        type(object, "java/lang/Object", 0, 0);
        type(type, "java/lang/Class", object, 0);
        type(loader, "java/lang/ClassLoader", object, 0);
        type(thread, "java/lang/Thread", object, 0);
        type(array, "[Ljava/lang/Object;", object, 0);
        type(ints, "[I", object, 0);
        types.addAll(List.of(object, object));
        for (long each : others) {
            add(each, boot, namesSystemClasses);
        }
        others.stream().filter(each -> random.nextInt(8) == 0).forEach(this::addRoot);
        // an object refers to its class, but for classes that the JVM keeps anyway
        typeOf.forEach((each, itsType) -> {
            if (!roots.contains(itsType)) {
                references.get(each).add(itsType);
            }
        });
        write();
    }

    private void add(long address, List<Long> boot, boolean namesSystemClasses) {
        switch (random.nextInt(20)) {
            case 0, 1 -> {
                long ownLoader = loaders.get(random.nextInt(loaders.size()));
                long above = types.get(random.nextInt(types.size()));
                if (ownLoader == 0 && !namesSystemClasses) {
                    roots.add(address);
                }
                type(address, "app/C" + types.size(), above, ownLoader);
                types.add(address);
            }
            case 2 -> {
                instance(address, boot.get(2));
                loaders.add(address);
            }
            case 3 -> thread(address, boot.get(3));
            case 4, 5, 6 -> objectArray(address, boot.get(4));
            case 7, 8 -> {
                int length = random.nextInt(20);
                records.add(() -> writer.primitiveArray(address, FieldType.INT, length));
            }
            default -> instance(address, types.get(random.nextInt(types.size())));
        }
    }

    private void type(long address, String name, long above, long loader) {
        List<ClassDump.Field> fields = new ArrayList<>();
        List<ClassDump.Static> statics = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            boolean isReference = random.nextInt(3) != 0;
            fields.add(writer.field("f" + i, isReference ? FieldType.OBJECT : FieldType.SHORT));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            statics.add(writer.constant("s" + i, target(address)));
        }
        List.of(above, loader).stream().filter(each -> each != 0).forEach(references.get(address)::add);
        ClassDump dump = writer.describe(address, name, above, loader, statics, fields);
        records.add(() -> writer.classDump(dump));
    }

    private void instance(long address, long type) {
        refersToType(address, type);
        List<Long> values = new ArrayList<>();
        for (ClassDump at = writer.described(type); at != null; at = writer.described(at.superAddress())) {
            for (ClassDump.Field each : at.fields()) {
                values.add(each.type() == FieldType.OBJECT ? target(address) : random.nextInt());
            }
        }
        records.add(() -> writer.instance(
                address, type, values.stream().mapToLong(Long::longValue).toArray()));
    }

    private void objectArray(long address, long type) {
        refersToType(address, type);
        long[] elements = new long[random.nextInt(6)];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = target(address);
        }
        records.add(() -> writer.objectArray(address, type, elements));
    }

    private void thread(long address, long type) {
        instance(address, type);
        int serial = threads.size() + 1;
        threads.put(serial, address);
        roots.add(address);
        records.add(() -> writer.root(RootKind.THREAD, address, serial, 0));
    }

    private void refersToType(long address, long type) {
        typeOf.put(address, type);
    }

    /** Some address: mostly an object's, sometimes null, sometimes of nothing. Noted as a reference of {@code source}. */
    private long target(long source) {
        int dice = random.nextInt(20);
        if (dice == 0) {
            return addresses.getLast() + 8 + 16L * random.nextInt(100_000);
        }
        if (dice < 4) {
            return 0;
        }
        int near = addresses.indexOf(source) + random.nextInt(9) - 4;
        boolean isNear = random.nextBoolean() && near >= 0 && near < addresses.size();
        long target = addresses.get(isNear ? near : random.nextInt(addresses.size()));
        references.get(source).add(target);
        return target;
    }

    private void addRoot(long address) {
        RootKind kind = KINDS[random.nextInt(KINDS.length)];
        int serial = random.nextInt(3) == 0 ? UNKNOWN_THREAD : 1 + random.nextInt(4);
        boolean isOfThread = kind == RootKind.JNI_LOCAL
                || kind == RootKind.JAVA_FRAME
                || kind == RootKind.NATIVE_STACK
                || kind == RootKind.THREAD_BLOCK;
        Long thread = isOfThread ? threads.get(serial) : null;
        if (thread != null) {
            references.get(thread).add(address);
        } else {
            roots.add(address);
        }
        records.add(() -> writer.root(kind, address, serial, -1));
    }

    private void write() {
        if (random.nextBoolean()) {
            Collections.shuffle(records, random);
        }
        boolean isWhole = random.nextInt(4) == 0;
        for (Runnable each : records) {
            each.run();
            if (!isWhole && random.nextInt(20) == 0) {
                writer.segment();
            }
        }
        if (isWhole) {
            writer.heapDump();
        } else {
            writer.endOfDump();
        }
    }
}
