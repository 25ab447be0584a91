package dev.jvitals.metrics.recording;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Failure;
import dev.jvitals.base.Progress;
import dev.jvitals.base.Unit;
import dev.jvitals.metrics.History;
import dev.jvitals.metrics.codec.PackedFormatException;
import dev.jvitals.metrics.codec.PackedInput;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@code .jvitals} file, also one that is still being written or whose writer was killed. A damaged tail is cut
 * and told, not fatal. One use each; O(file), on a thread that may wait for the disk.
 */
public final class RecordingReader {
    private static final int MAX_ABOUT = 1_000;
    private static final int MAX_ATTACHMENTS = 1_000_000;

    private final Path file;
    private final History history = new History();
    private final BatchDecoder decoder = new BatchDecoder(history);
    private final Map<String, String> about = new LinkedHashMap<>();
    private final List<PendingAttachment> attachments = new ArrayList<>();
    private long createdMillis;
    private boolean closed;
    private @Nullable String damage;

    private RecordingReader(Path file) {
        this.file = file;
    }

    /** Whether the file begins as a recording does. Reads eight bytes. */
    public static boolean isRecording(byte[] beginning) {
        byte[] magic = RecordingFormat.MAGIC;
        return beginning.length >= magic.length && Arrays.equals(magic, Arrays.copyOf(beginning, magic.length));
    }

    /** Reads all. Throws a {@link Failure} if the file is none of ours or cannot be read at all. */
    public static Recording read(Path file, Progress progress, Cancellation cancellation) {
        return new RecordingReader(file).read(progress, cancellation);
    }

    private Recording read(Progress progress, Cancellation cancellation) {
        try (InputStream in = Files.newInputStream(file)) {
            long size = Files.size(file);
            progress.phase("Reading the recording", size);
            DataInputStream data = new DataInputStream(new BufferedInputStream(in, 1 << 16));
            readHeader(data);
            long at = RecordingFormat.HEADER_BYTES;
            while (at < size && damage == null && !closed) {
                cancellation.check();
                at = readFrame(data, at, size);
                progress.at(at);
            }
        } catch (IOException e) {
            throw new Failure(Failure.Kind.INPUT, file + " cannot be read: " + RecordingFile.reason(e), e);
        }
        List<Attachment> whole = attachments.stream()
                .filter(PendingAttachment::isWhole)
                .map(PendingAttachment::finish)
                .toList();
        return new Recording(file, about, createdMillis, history, whole, closed, Optional.ofNullable(damage));
    }

    private void readHeader(DataInputStream data) throws IOException {
        byte[] header = data.readNBytes(RecordingFormat.HEADER_BYTES);
        if (!isRecording(header)) {
            throw Failure.unreadable(file, 0, "a JVitals recording", "something else");
        }
        if (header.length < RecordingFormat.HEADER_BYTES) {
            throw Failure.unreadable(file, header.length, "the rest of the header", "the end of the file");
        }
        ByteBuffer rest = ByteBuffer.wrap(header).position(RecordingFormat.MAGIC.length);
        int version = rest.getInt();
        if (version != RecordingFormat.VERSION) {
            throw Failure.unreadable(
                    file,
                    RecordingFormat.MAGIC.length,
                    "format " + RecordingFormat.VERSION,
                    "format " + version + ", which needs a newer JVitals");
        }
        createdMillis = rest.getLong();
    }

    /** Returns where the next frame begins; sets {@link #damage} if this one is not whole. */
    private long readFrame(DataInputStream data, long at, long size) throws IOException {
        if (size - at < RecordingFormat.FRAME_EXTRA_BYTES) {
            return cut(at, size, "the file ends within a frame");
        }
        int length = data.readInt();
        int type = data.readUnsignedByte();
        if (length < 0 || length > RecordingFormat.MAX_PAYLOAD_BYTES) {
            return cut(at, size, "a frame has an impossible length");
        }
        byte[] payload = data.readNBytes(length);
        byte[] checksum = data.readNBytes(Integer.BYTES);
        if (checksum.length < Integer.BYTES) {
            return cut(at, size, "the file ends within a frame");
        }
        if (ByteBuffer.wrap(checksum).getInt() != RecordingFormat.checksum(type, payload, length)) {
            return cut(at, size, "a frame's checksum is wrong");
        }
        try {
            take(type, payload, at + Integer.BYTES + 1);
        } catch (PackedFormatException e) {
            return cut(at, size, "a frame holds " + e.getMessage());
        }
        return at + length + RecordingFormat.FRAME_EXTRA_BYTES;
    }

    private long cut(long at, long size, String why) {
        damage = "the last " + Unit.BYTES.format((double) (size - at)) + " of " + file.getFileName()
                + " were left out, for " + why + " at offset " + at;
        return size;
    }

    private void take(int type, byte[] payload, long payloadOffset) {
        switch (type) {
            case RecordingFormat.FRAME_ABOUT -> readAbout(new PackedInput(payload));
            case RecordingFormat.FRAME_BATCH -> decoder.decode(payload);
            case RecordingFormat.FRAME_ATTACHMENT -> readAttachment(new PackedInput(payload));
            case RecordingFormat.FRAME_PART -> readPart(payload, payloadOffset);
            case RecordingFormat.FRAME_END -> closed = true;
            default -> {
                // A kind of frame that a later JVitals adds: not needed to understand the others.
            }
        }
    }

    private void readAbout(PackedInput in) {
        for (int left = in.readCount(MAX_ABOUT); left > 0; left--) {
            about.put(in.readText(), in.readText());
        }
    }

    private void readAttachment(PackedInput in) {
        if (in.readCount(MAX_ATTACHMENTS) != attachments.size()) {
            throw new PackedFormatException("an attachment out of order");
        }
        attachments.add(new PendingAttachment(file, in));
    }

    private void readPart(byte[] payload, long payloadOffset) {
        PackedInput in = new PackedInput(payload);
        int number = in.readCount(MAX_ATTACHMENTS);
        if (number >= attachments.size()) {
            throw new PackedFormatException("a part of an unknown attachment");
        }
        int head = in.position();
        attachments.get(number).add(new Attachment.Part(payloadOffset + head, payload.length - head));
    }
}
