package dev.jvitals.heap.decode;

import static dev.jvitals.heap.decode.ObjectReader.NONE;

/**
 * How one collection class keeps its content.
 *
 * @param kind what it is to its user
 * @param size how many entries or elements it has, -1 where only walking tells
 * @param walk goes through them
 * @param storage the array behind it, {@link ObjectReader#NONE} where it has none
 */
record Shape(Kind kind, Size size, Walk walk, Storage storage) {
    /** Goes through a collection's content until the visitor has enough. */
    @FunctionalInterface
    interface Walk {
        boolean walk(ObjectReader in, long id, EntryVisitor visitor);
    }

    /** Tells a collection's size from its fields. */
    @FunctionalInterface
    interface Size {
        int of(ObjectReader in, long id);
    }

    /** Tells the array behind a collection. */
    @FunctionalInterface
    interface Storage {
        long of(ObjectReader in, long id);
    }

    static Size sizeField(String name) {
        return (in, id) -> (int) in.number(id, name, 0);
    }

    static Size fixed(int size) {
        return (_, _) -> size;
    }

    static Size unknown() {
        return fixed(-1);
    }

    static Storage field(String name) {
        return (in, id) -> in.reference(id, name);
    }

    static Storage noStorage() {
        return (_, _) -> NONE;
    }

    static Size lengthOf(String array) {
        return (in, id) -> in.length(in.reference(id, array));
    }
}
