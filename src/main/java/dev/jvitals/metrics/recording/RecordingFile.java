package dev.jvitals.metrics.recording;

import dev.jvitals.base.Failure;
import dev.jvitals.base.OwnerOnly;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a recording goes. Not a channel: an interrupt of a thread that writes would close it for all others. */
interface RecordingFile extends AutoCloseable {
    void append(byte[] bytes, int length) throws IOException;

    /** Cuts what was appended beyond {@code length}. */
    void truncate(long length) throws IOException;

    /** Returns once the disk has everything. */
    void force() throws IOException;

    @Override
    void close() throws IOException;

    /**
     * A new file that only its owner may read, for it tells of the inside of a server. An empty one is taken over, as
     * {@code mktemp} leaves them; one with content is refused.
     */
    static RecordingFile create(Path file) {
        try {
            if (!Files.exists(file) || Files.size(file) > 0) {
                OwnerOnly.createFile(file);
            }
            RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw");
            return new OnDisk(open);
        } catch (FileAlreadyExistsException e) {
            throw new Failure(Failure.Kind.MACHINE, file + " exists already; name another file for the recording", e);
        } catch (IOException e) {
            throw new Failure(Failure.Kind.MACHINE, "cannot record into " + file + ": " + reason(e), e);
        }
    }

    /** What the system said, for example {@code No space left on device}. */
    static String reason(IOException e) {
        String said = e.getMessage();
        String kind = e.getClass().getSimpleName();
        return said == null || e instanceof FileSystemException ? kind + " " + said : said;
    }

    /** A file of the file system. */
    record OnDisk(RandomAccessFile file) implements RecordingFile {
        @Override
        public void append(byte[] bytes, int length) throws IOException {
            file.write(bytes, 0, length);
        }

        @Override
        public void truncate(long length) throws IOException {
            file.setLength(length);
            file.seek(length);
        }

        @Override
        public void force() throws IOException {
            file.getFD().sync();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
