package dev.jvitals.heap.decode;

/**
 * Reads objects by the names of their fields. Members that name a field look through the class and its superclasses, and
 * answer as for null where there is no such field. Each may read the dump file. Any thread.
 */
public interface ObjectReader {
    /** No object: null, or a field that does not exist. */
    long NONE = -1;

    /** The class's name as in Java source, for example {@code byte[]} or {@code java.util.HashMap$Node}. */
    String className(long id);

    /** The names of the object's class and its superclasses, the object's own first. */
    Iterable<String> classNames(long id);

    /** The object that a field refers to, or {@link #NONE}. */
    long reference(long id, String field);

    /** The value of a primitive field (a boolean as 0 or 1, a floating one as its bits), {@code missing} where there is none. */
    long number(long id, String field, long missing);

    /** How many elements an array has; 0 for what is no array. */
    int length(long array);

    /** An element of an object array, or {@link #NONE}. */
    long element(long array, int index);

    /** Bytes of a {@code byte[]}, at most {@code limit}; empty for anything else. */
    byte[] bytes(long array, int limit);

    /** Characters of a {@code char[]} from {@code from}, at most {@code limit}; empty for anything else. */
    char[] chars(long array, int from, int limit);

    /** The name of the class that a {@code java.lang.Class} object stands for; null for other objects. */
    @org.jspecify.annotations.Nullable
    String representedClass(long id);
}
