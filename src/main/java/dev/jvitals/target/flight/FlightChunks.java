package dev.jvitals.target.flight;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/**
 * Walks over a file's chunks by their headers alone, for the recorder's reader passes over a damaged chunk in silence.
 * Source: HotSpot's {@code jfrChunkWriter.cpp}: magic, version, size of the chunk.
 */
final class FlightChunks {
    private static final int MAGIC = 0x464c5200; // FLR\0

    private FlightChunks() {}

    /** One sentence on what is missing, empty for a whole file. Reads a few bytes of each chunk. */
    static String damage(Path file) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            long length = in.length();
            long at = 0;
            for (int chunk = 1; at < length; chunk++) {
                in.seek(at);
                if (in.readInt() != MAGIC) {
                    return "The file is damaged: no chunk begins at offset " + at + ".";
                }
                in.readInt(); // version
                long size = in.readLong();
                if (size <= 0) {
                    return "Chunk " + chunk + " was not finished: the JVM was killed, or still writes.";
                } else if (at + size > length) {
                    return "Chunk " + chunk + " is cut short: " + (at + size - length) + " bytes are missing.";
                }
                at += size;
            }
            return "";
        } catch (EOFException e) {
            return "The file is cut short.";
        }
    }
}
