package dev.jvitals.session.live;

import dev.jvitals.base.OwnerOnly;
import dev.jvitals.target.os.LinuxHost;
import dev.jvitals.target.os.ProcessIdentity;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * A file that a JVM writes itself: as its own user, and where that user sees it. In another container or of another user
 * that is its /tmp, which we see through {@code /proc}. Closing deletes what is left of it.
 */
record TargetFile(Path seenByTarget, Path seenByUs, boolean direct) implements AutoCloseable {
    /** A name that nothing has yet, in the folder that the file shall end up in where the JVM can write there. */
    static TargetFile in(Path folder, long pid, String suffix) throws IOException {
        String name = ".jvitals-" + UUID.randomUUID() + "." + suffix;
        boolean direct = sharesOurFiles(pid);
        Path seenByTarget = direct ? folder.resolve(name) : Path.of("/tmp", name);
        Path seenByUs = direct ? seenByTarget : Path.of("/proc/" + pid + "/root" + seenByTarget);
        return new TargetFile(seenByTarget, seenByUs, direct);
    }

    /** Whether the JVM runs as our user and sees the same folders. */
    private static boolean sharesOurFiles(long pid) throws IOException {
        if (!LinuxHost.isHere()) {
            return true;
        }
        ProcessIdentity process = ProcessIdentity.read(pid);
        return !process.inOtherNamespace()
                && process.uid()
                        == ProcessIdentity.read(ProcessHandle.current().pid()).uid();
    }

    /** Fails where the JVM wrote nothing; its answer tells why. */
    void mustExist(String answer) throws IOException {
        if (!Files.exists(seenByUs)) {
            throw new IOException("The JVM wrote no dump: " + answer.strip());
        }
    }

    /** Brings it to its place: a file of our own that only we can read. */
    void moveTo(Path file) throws IOException {
        if (direct) {
            Files.move(seenByUs, file, StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        try (OutputStream out = OwnerOnly.newFile(file)) {
            Files.copy(seenByUs, out);
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(seenByUs);
    }
}
