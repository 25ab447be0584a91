package dev.jvitals.metrics.recording;

import dev.jvitals.metrics.codec.PackedInput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An attachment whose parts are still being found. */
final class PendingAttachment {
    /** No deflated data gets larger than this (zlib's documentation); a claim beyond is not believed. */
    private static final long MAX_DEFLATE_RATIO = 1_032;

    private final Path file;
    private final String kind;
    private final String name;
    private final long atMillis;
    private final long sizeBytes;
    private final long packedBytes;
    private final List<Attachment.Part> parts = new ArrayList<>();
    private long foundBytes;

    PendingAttachment(Path file, PackedInput in) {
        this.file = file;
        this.kind = in.readText();
        this.name = in.readText();
        this.atMillis = in.readUnsigned();
        this.sizeBytes = in.readUnsigned();
        this.packedBytes = in.readUnsigned();
    }

    void add(Attachment.Part part) {
        parts.add(part);
        foundBytes += part.length();
    }

    boolean isWhole() {
        return foundBytes == packedBytes
                && sizeBytes >= 0
                && sizeBytes <= Attachment.MAX_SIZE_BYTES
                && sizeBytes <= MAX_DEFLATE_RATIO * foundBytes;
    }

    Attachment finish() {
        return new Attachment(kind, name, atMillis, sizeBytes, file, parts);
    }
}
