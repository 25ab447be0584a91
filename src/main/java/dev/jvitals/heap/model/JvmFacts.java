package dev.jvitals.heap.model;

/**
 * What the dump says of its JVM.
 *
 * @param formatVersion of the HPROF file
 * @param idBytes how many bytes an id has in the file: the JVM's pointer size
 * @param takenAtMillis when the dump was taken, milliseconds since 1970
 * @param layout how objects are laid out, told from the distances between objects
 */
public record JvmFacts(String formatVersion, int idBytes, long takenAtMillis, ObjectLayout layout) {}
