package dev.jvitals.hprof;

import dev.jvitals.base.Cancellation;

/**
 * Finds where heap records really end, by their contents, where the length in the head of their segment cannot be true: it
 * has 32 bits, so a HEAP_DUMP of more than 4 GB has what is left of it (HotSpot before segments) or 0.
 */
final class HeapEnd {
    /** So many heads in a row that make sense are no accident. */
    private static final int HEADS = 3;

    private static final int HEAD_BYTES = 9;
    private static final int ASK_EVERY = 1 << 12;

    private final DumpFile file;
    private final int idBytes;

    HeapEnd(DumpFile file, int idBytes) {
        this.file = file;
        this.idBytes = idBytes;
    }

    /** Whether {@code tag} begins a record outside the heap. Source: HotSpot's heapDumper.cpp and the HPROF manual. */
    static boolean isRecordTag(int tag) {
        return (tag >= 0x01 && tag <= 0x07) || (tag >= 0x0a && tag <= 0x0e) || tag == 0x1c || tag == 0x2c;
    }

    /** Whether a record outside the heap seems to begin there, or the file ends. */
    boolean isPlausible(long at) {
        try (DumpInput in = DumpInput.random(file, idBytes)) {
            long next = at;
            for (int i = 0; i < HEADS; i++) {
                in.seek(next);
                if (!in.has(HEAD_BYTES)) {
                    return !in.has(1) && in.position() == file.size();
                }
                int tag = in.u1();
                in.skip(4);
                long length = in.u4();
                boolean holds = tag != 0x2c || length == 0;
                if (!isRecordTag(tag) || !holds || in.position() + length > file.size()) {
                    return false;
                }
                next = in.position() + length;
            }
            return true;
        }
    }

    /** The first place from {@code start} on where no whole heap record stands. Reads all up to there. */
    long find(long start, Cancellation cancellation) {
        try (DumpInput in = new DumpInput(file, idBytes)) {
            HeapRecords records = new HeapRecords(in);
            in.seek(start);
            while (in.position() < file.size()) {
                cancellation.check();
                for (int i = 0; i < ASK_EVERY; i++) {
                    if (!skip(records)) {
                        return records.start();
                    }
                }
            }
            return in.position();
        }
    }

    private boolean skip(HeapRecords records) {
        int tag = records.read(file.size());
        return switch (tag) {
            case HeapRecords.NONE -> false;
            case HeapRecords.INSTANCE, HeapRecords.OBJECT_ARRAY, HeapRecords.PRIMITIVE_ARRAY -> {
                records.leave();
                yield true;
            }
            default -> {
                // tags of roots are those of records outside the heap, too
                boolean isOutside = isRecordTag(tag) && isPlausible(records.start());
                yield !isOutside && records.other(tag, file.size(), NOBODY);
            }
        };
    }

    private static final HeapRecords.Others NOBODY = new HeapRecords.Others() {
        @Override
        public void root(RootKind kind, long address, int threadSerial, int frame) {}

        @Override
        public void classDump(ClassDump dump) {}
    };
}
