package dev.jvitals.heap.inspect;

/**
 * An object as a row of a table needs it.
 *
 * @param id its id in the heap
 * @param address as in the dump
 * @param className as in Java source; {@code class X} for the class object of X
 * @param text what it is, where that is known: a string's text, a thread's name; else empty
 * @param shallowBytes its own size
 * @param retainedBytes what would be freed with it; 0 for an unreachable object
 */
public record ObjectRef(long id, long address, String className, String text, long shallowBytes, long retainedBytes) {
    /** The address as MAT and jhat write it. */
    public String hexAddress() {
        return "0x" + Long.toHexString(address);
    }

    /** Class and text, for one line. */
    public String label() {
        return text.isEmpty() ? className : className + " " + text;
    }
}
