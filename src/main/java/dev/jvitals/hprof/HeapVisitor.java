package dev.jvitals.hprof;

/**
 * Receives the records of a heap dump in file order. The input stands behind the record's head; a visitor may read or
 * skip the body, the reader finds the next record by itself. Called from the thread that reads.
 */
public interface HeapVisitor extends HeapRecords.Others {
    /**
     * An object.
     *
     * @param recordAt where the record begins, at its tag
     * @param bodyBytes how many bytes of field values stand at the input
     */
    void instance(long address, long classAddress, long recordAt, int bodyBytes, DumpInput in);

    /** An object array; {@code length} ids stand at the input. */
    void objectArray(long address, long classAddress, long recordAt, int length, DumpInput in);

    /** A primitive array; {@code length} values stand at the input. */
    void primitiveArray(long address, FieldType type, long recordAt, int length, DumpInput in);
}
