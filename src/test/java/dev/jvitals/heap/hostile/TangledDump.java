package dev.jvitals.heap.hostile;

import dev.jvitals.hprof.ClassDump;
import dev.jvitals.hprof.FieldType;
import dev.jvitals.hprof.RootKind;
import dev.jvitals.support.HprofWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * A dump with the JDK's classes whose objects no JVM would have: maps whose chains go round, sets that are in themselves,
 * strings before the start of their array, threads without a name. All are kept by one static field each.
 */
final class TangledDump {
    static final long CHARS = 0x9000;

    private final HprofWriter writer = new HprofWriter(8);
    private final List<ClassDump.Static> kept = new ArrayList<>();
    private long next = 0x1000;
    private long nextObject = 0x10_000;
    private final long object = type("java/lang/Object", 0);

    HprofWriter write() {
        type("java/lang/Class", object);
        type("java/lang/ClassLoader", object);
        type("[Ljava/lang/Object;", object);
        type("[C", object);
        type("[B", object);
        writer.primitiveArray(CHARS, FieldType.CHAR, 8);
        keep(CHARS);
        strings();
        maps();
        wrappers();
        references();
        threads();
        long holder = 0x8000;
        writer.classDump(writer.describe(holder, "Holder", object, 0, kept, List.of()));
        writer.root(RootKind.SYSTEM_CLASS, holder);
        return writer.endOfDump();
    }

    private void strings() {
        long string = type("java/lang/String", object, FieldType.OBJECT, "value", FieldType.INT, "offset,count");
        for (int offset : new int[] {0, -1, 7, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            for (int count : new int[] {-1, 0, 5, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
                keep(instance(string, CHARS, offset, count));
            }
        }
        keep(instance(string, nextObject, 0, 1)); // its own text
        long above = type("java/lang/AbstractStringBuilder", object, FieldType.OBJECT, "value", FieldType.INT, "count");
        long builder = type("java/lang/StringBuilder", above);
        keep(instance(builder, CHARS, -5));
        keep(instance(builder, CHARS, Integer.MAX_VALUE));
    }

    private void maps() {
        long node = type("java/util/HashMap$Node", object, FieldType.OBJECT, "key,value,next");
        long map = type("java/util/HashMap", object, FieldType.OBJECT, "table", FieldType.INT, "size");
        // a chain that comes back to its third node
        long[] nodes = addresses(5);
        for (int i = 0; i < nodes.length; i++) {
            writer.instance(nodes[i], node, CHARS, nodes[0], i + 1 < nodes.length ? nodes[i + 1] : nodes[2]);
        }
        long table = array(nodes[0], nodes[1], 0, 0xdead_beefL);
        for (int size : new int[] {-1, 0, 3, Integer.MAX_VALUE}) {
            keep(instance(map, table, size));
        }
        keep(instance(map, CHARS, 4)); // a table that is none
        long entry = type("java/util/TreeMap$Entry", object, FieldType.OBJECT, "key,value,left,right,parent");
        long tree = type("java/util/TreeMap", object, FieldType.OBJECT, "root", FieldType.INT, "size");
        long[] ring = addresses(3);
        for (int i = 0; i < ring.length; i++) {
            writer.instance(ring[i], entry, CHARS, CHARS, ring[(i + 1) % 3], ring[(i + 2) % 3], ring[i]);
        }
        keep(instance(tree, ring[0], 3));
        long deque = type("java/util/ArrayDeque", object, FieldType.OBJECT, "elements", FieldType.INT, "head,tail");
        keep(instance(deque, table, -3, Integer.MIN_VALUE));
        keep(instance(deque, table, Integer.MAX_VALUE, 2));
        long list = type("java/util/ArrayList", object, FieldType.OBJECT, "elementData", FieldType.INT, "size");
        keep(instance(list, table, -7));
        keep(instance(list, table, Integer.MAX_VALUE));
        keep(instance(list, nextObject, 1)); // a list that is its own array
        long linkedNode = type("java/util/LinkedList$Node", object, FieldType.OBJECT, "item,next,prev");
        long linked = type("java/util/LinkedList", object, FieldType.OBJECT, "first,last", FieldType.INT, "size");
        long self = instance(linkedNode, CHARS, nextObject, nextObject);
        keep(instance(linked, self, self, 1 << 30));
    }

    private void wrappers() {
        long set = type("java/util/HashSet", object, FieldType.OBJECT, "map");
        keep(instance(set, nextObject));
        long synced = type("java/util/Collections$SynchronizedMap", object, FieldType.OBJECT, "m");
        long[] pair = addresses(2);
        writer.instance(pair[0], synced, pair[1]).instance(pair[1], synced, pair[0]);
        keep(pair[0]);
        long properties = type("java/util/Properties", object, FieldType.OBJECT, "map");
        keep(instance(properties, 0));
        keep(instance(properties, nextObject));
    }

    private void references() {
        long reference = type("java/lang/ref/Reference", object, FieldType.OBJECT, "referent,queue,next");
        long weak = type("java/lang/ref/WeakReference", reference);
        keep(instance(weak, nextObject, nextObject, nextObject));
        long finalReference = type("java/lang/ref/FinalReference", reference);
        keep(instance(finalReference, 0xdead_0000L, CHARS, nextObject));
        long buffer =
                type("java/nio/DirectByteBuffer", object, FieldType.OBJECT, "cleaner,att", FieldType.INT, "capacity");
        keep(instance(buffer, CHARS, nextObject, Integer.MIN_VALUE));
        keep(instance(buffer, 0, 0, Integer.MAX_VALUE));
        keep(instance(buffer, CHARS, 0, Integer.MAX_VALUE));
    }

    private void threads() {
        long thread = type("java/lang/Thread", object, FieldType.OBJECT, "name,threadLocals");
        long[] threads = addresses(3);
        for (int i = 0; i < threads.length; i++) {
            writer.instance(threads[i], thread, threads[i], i == 0 ? 0 : threads[0]);
            writer.root(RootKind.THREAD, threads[i], 7, -1); // all of one serial number
        }
        int trace = writer.trace(7, 0xabc, 0xabc);
        writer.root(RootKind.THREAD, threads[0], 7, trace);
        writer.root(RootKind.JAVA_FRAME, CHARS, 7, Integer.MAX_VALUE);
        writer.root(RootKind.JAVA_FRAME, threads[1], 7, Integer.MIN_VALUE);
        writer.root(RootKind.JNI_LOCAL, 0, 7, 0);
    }

    private long type(String name, long above, Object... typesAndNames) {
        long address = next;
        next += 0x40;
        List<ClassDump.Field> fields = new ArrayList<>();
        for (int i = 0; i < typesAndNames.length; i += 2) {
            for (String field : typesAndNames[i + 1].toString().split(",")) {
                fields.add(writer.field(field, (FieldType) typesAndNames[i]));
            }
        }
        writer.type(address, name, above, 0, fields.toArray(ClassDump.Field[]::new));
        return address;
    }

    private long instance(long type, long... values) {
        long address = addresses(1)[0];
        writer.instance(address, type, values);
        return address;
    }

    private long array(long... elements) {
        long address = addresses(1)[0];
        writer.objectArray(address, 0x10c0, elements);
        return address;
    }

    private long[] addresses(int count) {
        long[] addresses = new long[count];
        for (int i = 0; i < count; i++) {
            addresses[i] = nextObject;
            nextObject += 0x40;
        }
        return addresses;
    }

    private void keep(long address) {
        kept.add(writer.constant("kept" + kept.size(), address));
    }
}
