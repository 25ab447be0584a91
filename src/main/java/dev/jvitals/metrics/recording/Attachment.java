package dev.jvitals.metrics.recording;

import dev.jvitals.base.Failure;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A document in a recording. Its content stays in the file until asked for.
 *
 * @param kind stable and dotted, for example {@code threads.dump}
 * @param name for people
 * @param atMillis when it was taken, since the epoch
 * @param sizeBytes of the content
 */
public record Attachment(String kind, String name, long atMillis, long sizeBytes, Path file, List<Part> parts) {
    /** Where some of the packed content lies in the file. */
    record Part(long offset, int length) {}

    /** Larger content is refused: it would not fit into one array beside everything else. */
    static final long MAX_SIZE_BYTES = 1L << 30;

    public Attachment {
        parts = List.copyOf(parts);
    }

    /** Reads the content from the file. Throws a {@link Failure} if the file has changed or gone since. */
    public byte[] content() {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r");
                Inflater inflater = new Inflater()) {
            byte[] content = new byte[Math.toIntExact(sizeBytes)];
            int filled = 0;
            for (Part part : parts) {
                byte[] packed = new byte[part.length()];
                in.seek(part.offset());
                in.readFully(packed);
                inflater.setInput(packed);
                filled += inflater.inflate(content, filled, content.length - filled);
            }
            if (filled < content.length) {
                throw new DataFormatException("only " + filled + " of " + content.length + " bytes");
            }
            return content;
        } catch (IOException | DataFormatException e) {
            throw new Failure(Failure.Kind.INPUT, file + ": \"" + name + "\" cannot be read: " + e.getMessage(), e);
        }
    }
}
