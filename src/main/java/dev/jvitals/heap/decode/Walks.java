package dev.jvitals.heap.decode;

import static dev.jvitals.heap.decode.ObjectReader.NONE;

/**
 * Walks through the structures that the JDK's collections are made of. A damaged or concurrently changed structure may hold
 * cycles: a walk ends when it has gone round.
 */
final class Walks {
    private Walks() {}

    /** Names of an entry's fields. */
    record EntryFields(String key, String value, String next) {}

    /** A hash table: an array of chained entries. */
    static boolean table(ObjectReader in, long table, EntryFields fields, EntryVisitor visitor) {
        int length = in.length(table);
        for (int i = 0; i < length; i++) {
            if (!chain(in, in.element(table, i), fields, visitor)) {
                return false;
            }
        }
        return true;
    }

    /** Linked entries. */
    static boolean chain(ObjectReader in, long first, EntryFields fields, EntryVisitor visitor) {
        Lap lap = new Lap();
        for (long entry = first; lap.goesOn(entry); entry = in.reference(entry, fields.next)) {
            long value = fields.value.isEmpty() ? NONE : in.reference(entry, fields.value);
            if (!visitor.entry(in.reference(entry, fields.key), value)) {
                return false;
            }
        }
        return true;
    }

    /** Notices that a walk goes round (Brent's algorithm: remembers one object, which it gives up ever more seldom). */
    private static final class Lap {
        private long remembered = NONE;
        private long steps;
        private long limit = 1;

        /** Whether the walk may go on to this object. */
        boolean goesOn(long object) {
            if (object == NONE || object == remembered) {
                return false;
            }
            if (++steps == limit) {
                remembered = object;
                limit *= 2;
            }
            return true;
        }
    }

    /** Linked nodes, each with one element. */
    static boolean links(ObjectReader in, long first, String item, String next, EntryVisitor visitor) {
        return chain(in, first, new EntryFields(item, "", next), (element, _) -> visitor.entry(NONE, element));
    }

    /** {@code count} elements of an array from {@code from}, wrapping round its end. */
    static boolean ring(ObjectReader in, long array, int from, int count, EntryVisitor visitor) {
        int length = in.length(array);
        for (int i = 0; i < Math.min(count, length); i++) {
            if (!visitor.entry(NONE, in.element(array, Math.floorMod(from + i, length)))) {
                return false;
            }
        }
        return true;
    }

    /** An array of keys and values in turn; empty places are skipped. */
    static boolean alternating(ObjectReader in, long array, EntryVisitor visitor) {
        int length = in.length(array);
        for (int i = 0; i + 1 < length; i += 2) {
            long key = in.element(array, i);
            if (key != NONE && !visitor.entry(key, in.element(array, i + 1))) {
                return false;
            }
        }
        return true;
    }

    /** The elements of an array that are there. */
    static boolean present(ObjectReader in, long array, EntryVisitor visitor) {
        int length = in.length(array);
        for (int i = 0; i < length; i++) {
            long element = in.element(array, i);
            if (element != NONE && !visitor.entry(NONE, element)) {
                return false;
            }
        }
        return true;
    }

    /** A binary tree with parents, in order. */
    static boolean tree(ObjectReader in, long root, EntryVisitor visitor) {
        Lap lap = new Lap();
        for (long node = leftmost(in, root); lap.goesOn(node); node = successor(in, node)) {
            if (!visitor.entry(in.reference(node, "key"), in.reference(node, "value"))) {
                return false;
            }
        }
        return true;
    }

    private static long leftmost(ObjectReader in, long node) {
        long at = node;
        for (int depth = 0; at != NONE && depth < Integer.SIZE * 4; depth++) {
            long left = in.reference(at, "left");
            if (left == NONE) {
                return at;
            }
            at = left;
        }
        return at;
    }

    private static long successor(ObjectReader in, long node) {
        long right = in.reference(node, "right");
        if (right != NONE) {
            return leftmost(in, right);
        }
        long child = node;
        long parent = in.reference(node, "parent");
        for (int depth = 0; depth < Integer.SIZE * 4; depth++) {
            if (parent == NONE || in.reference(parent, "right") != child) {
                return parent;
            }
            child = parent;
            parent = in.reference(parent, "parent");
        }
        return NONE;
    }
}
