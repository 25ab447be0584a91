package dev.jvitals.heap.decode;

import static dev.jvitals.heap.decode.ObjectReader.NONE;

import dev.jvitals.heap.decode.Walks.EntryFields;

/** The JDK's collections whose sizes or elements take more than a field, a table, a ring or a chain to find. */
final class OddLayouts {
    private static final EntryFields KEY_VAL_NEXT = new EntryFields("key", "val", "next");

    private OddLayouts() {}

    static int concurrentSize(ObjectReader in, long id) {
        long count = in.number(id, "baseCount", 0);
        long cells = in.reference(id, "counterCells");
        for (int i = 0; i < in.length(cells); i++) {
            count += in.number(in.element(cells, i), "value", 0);
        }
        return (int) Math.max(0, count);
    }

    /** Bins are chains of nodes; a TreeBin keeps its chain in {@code first}; a node without a key forwards to a new table. */
    static boolean concurrentMap(ObjectReader in, long id, EntryVisitor visitor) {
        long table = in.reference(id, "table");
        int length = in.length(table);
        for (int i = 0; i < length; i++) {
            long bin = in.element(table, i);
            long first = in.reference(bin, "first");
            if (!Walks.chain(
                    in,
                    first == NONE ? bin : first,
                    KEY_VAL_NEXT,
                    (key, value) -> key == NONE || visitor.entry(key, value))) {
                return false;
            }
        }
        return true;
    }

    static boolean enumMap(ObjectReader in, long id, EntryVisitor visitor) {
        long keys = in.reference(id, "keyUniverse");
        long values = in.reference(id, "vals");
        for (int i = 0; i < in.length(values); i++) {
            long value = in.element(values, i);
            if (value != NONE && !visitor.entry(in.element(keys, i), value)) {
                return false;
            }
        }
        return true;
    }

    /** The base level's nodes; the first is a head without a key, and deleted ones have no value. */
    static boolean skipListMap(ObjectReader in, long id, EntryVisitor visitor) {
        long head = in.reference(id, "head");
        long base = in.reference(head, "node");
        for (int levels = 0; in.reference(head, "down") != NONE && levels < Integer.SIZE * 2; levels++) {
            head = in.reference(head, "down");
            base = in.reference(head, "node");
        }
        String value = in.reference(in.reference(base, "next"), "val") == NONE ? "value" : "val";
        return Walks.chain(
                in,
                in.reference(base, "next"),
                new EntryFields("key", value, "next"),
                (key, at) -> key == NONE || at == NONE || visitor.entry(key, at));
    }

    static int pairSize(ObjectReader in, long id) {
        return isSecond(in, id) ? 2 : 1;
    }

    static boolean pair(ObjectReader in, long id, EntryVisitor visitor) {
        return visitor.entry(NONE, in.reference(id, "e0"))
                && (!isSecond(in, id) || visitor.entry(NONE, in.reference(id, "e1")));
    }

    /** The place of a second element holds a marker, a plain Object, where there is none. */
    private static boolean isSecond(ObjectReader in, long id) {
        long second = in.reference(id, "e1");
        return second != NONE && !in.className(second).equals("java.lang.Object");
    }

    static int dequeSize(ObjectReader in, long id) {
        int length = in.length(in.reference(id, "elements"));
        long distance = in.number(id, "tail", 0) - in.number(id, "head", 0);
        return length == 0 ? 0 : (int) Math.floorMod(distance, (long) length);
    }
}
