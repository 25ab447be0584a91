package dev.jvitals.heap.suspect;

/**
 * A thread local that several threads have a value in.
 *
 * @param key class and address of the thread local, or of the field that it is known by
 * @param valueClass the class of the values
 * @param threads how many threads
 * @param retainedBytes what the values retain together
 * @param entries how many entries or elements the values have together, where they are collections; else how many values
 * @param entryClass the class of most of these
 */
public record ThreadLocalUse(
        String key, String valueClass, long threads, long retainedBytes, long entries, String entryClass) {}
