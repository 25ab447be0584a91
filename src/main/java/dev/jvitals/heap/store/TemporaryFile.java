package dev.jvitals.heap.store;

import dev.jvitals.base.OwnerOnly;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Set;

/**
 * A file that becomes another one when it is whole, and vanishes otherwise, even when the process is told to end. Only its
 * owner may read it, whatever the umask.
 */
final class TemporaryFile implements AutoCloseable {
    private final Path path;
    private final Thread hook;

    private TemporaryFile(Path path) {
        this.path = path;
        this.hook = new Thread(this::delete, "delete unfinished index");
    }

    static TemporaryFile beside(Path target) throws NotWritable {
        Path folder = Objects.requireNonNull(target.toAbsolutePath().getParent(), "an index is a file in a folder");
        try {
            TemporaryFile temporary = new TemporaryFile(
                    OwnerOnly.createTemporaryFile(folder, "." + target.getFileName() + ".", ".unfinished"));
            Runtime.getRuntime().addShutdownHook(temporary.hook);
            return temporary;
        } catch (IOException e) {
            throw new NotWritable(e);
        }
    }

    Path path() {
        return path;
    }

    FileChannel open() throws IOException {
        return FileChannel.open(path, Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE));
    }

    void moveTo(Path target) throws IOException {
        Files.move(path, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            System.getLogger(TemporaryFile.class.getName())
                    .log(System.Logger.Level.WARNING, path + " could not be deleted", e);
        }
    }

    @Override
    public void close() {
        delete();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the process is ending: the hook runs anyway
        }
    }
}
