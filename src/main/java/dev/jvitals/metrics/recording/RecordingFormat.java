package dev.jvitals.metrics.recording;

import java.util.zip.CRC32C;

/** The numbers of the format, as {@code docs/recording-format.md} tells them. */
final class RecordingFormat {
    /** "JVITALS" and a byte that text mode transfers would change. */
    static final byte[] MAGIC = {'J', 'V', 'I', 'T', 'A', 'L', 'S', (byte) 0x8a};

    static final int VERSION = 1;
    /** Magic, version and the time of creation. */
    static final int HEADER_BYTES = MAGIC.length + Integer.BYTES + Long.BYTES;
    /** Length and type before a frame's payload, the checksum after it. */
    static final int FRAME_EXTRA_BYTES = Integer.BYTES + 1 + Integer.BYTES;
    /** No writer makes larger frames, so a larger length is damage and not a reason to take memory. */
    static final int MAX_PAYLOAD_BYTES = 16 << 20;

    static final int FRAME_ABOUT = 1;
    static final int FRAME_BATCH = 2;
    static final int FRAME_ATTACHMENT = 3;
    static final int FRAME_PART = 4;
    static final int FRAME_END = 5;

    /** Entries of a batch; a sample's entry is this plus the number of its series. */
    static final int ENTRY_SERIES = 0;

    static final int ENTRY_EVENT = 1;
    static final int ENTRY_GAP = 2;
    static final int ENTRY_SAMPLE = 3;

    private RecordingFormat() {}

    /** CRC-32C of type and payload. */
    static int checksum(int type, byte[] payload, int length) {
        CRC32C crc = new CRC32C();
        crc.update(type);
        crc.update(payload, 0, length);
        return (int) crc.getValue();
    }
}
