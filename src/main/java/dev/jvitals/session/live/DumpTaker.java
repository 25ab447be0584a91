package dev.jvitals.session.live;

import dev.jvitals.base.Failure;
import dev.jvitals.target.attach.Jcmd;
import dev.jvitals.target.os.LinuxHost;
import dev.jvitals.target.os.ProcessIdentity;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes dumps of a live JVM into files that only their owner can read, since they hold secrets. Each call waits for the
 * JVM; a dump that does not become whole leaves no file.
 */
public final class DumpTaker {
    /** A heap dump of 100 GB to a slow disk takes about that long. */
    private static final Duration HEAP_LIMIT = Duration.ofMinutes(60);

    private static final Duration THREADS_LIMIT = Duration.ofSeconds(60);
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    private final Jcmd jcmd;

    public DumpTaker(Jcmd jcmd) {
        this.jcmd = jcmd;
    }

    /**
     * A heap dump. The JVM stands still while it writes, a second or more for each GB.
     *
     * @param out where to; null for a name with pid and time in the present folder
     * @param liveOnly whether the JVM collects its garbage first and leaves unreachable objects out
     * @param compressed whether it is gzipped while written; JDK 8 cannot
     * @return the file
     */
    public Path heap(@Nullable Path out, boolean liveOnly, boolean compressed) {
        Path file = target(out, compressed ? "hprof.gz" : "hprof");
        // HotSpot makes the file itself, new and for its own user only: as that user, and where that user sees it.
        String name = ".jvitals-" + UUID.randomUUID() + (compressed ? ".hprof.gz" : ".hprof");
        try {
            boolean direct = sharesOurFiles();
            Path seenByTarget = direct ? parent(file).resolve(name) : Path.of("/tmp", name);
            Path seenByUs = direct ? seenByTarget : Path.of("/proc/" + jcmd.pid() + "/root" + seenByTarget);
            try {
                String options = (liveOnly ? "" : " -all") + (compressed ? " -gz=1" : "");
                String answer = jcmd.run("GC.heap_dump" + options + " \"" + seenByTarget + "\"", HEAP_LIMIT);
                if (!Files.exists(seenByUs)) {
                    throw new IOException("The JVM wrote no dump: " + answer.strip());
                }
                take(seenByUs, file, direct);
            } finally {
                Files.deleteIfExists(seenByUs);
            }
            return file;
        } catch (IOException e) {
            throw Failure.unreachable(jcmd.pid(), "no heap dump: " + e.getMessage(), e);
        }
    }

    /** Whether the JVM runs as our user and sees the same folders. */
    private boolean sharesOurFiles() throws IOException {
        if (!LinuxHost.isHere()) {
            return true;
        }
        ProcessIdentity process = ProcessIdentity.read(jcmd.pid());
        return !process.inOtherNamespace()
                && process.uid()
                        == ProcessIdentity.read(ProcessHandle.current().pid()).uid();
    }

    private static void take(Path from, Path file, boolean direct) throws IOException {
        if (direct) {
            Files.move(from, file, StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        try (OutputStream out = createPrivate(file)) {
            Files.copy(from, out);
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /** A new file that only its owner can read. */
    private static OutputStream createPrivate(Path file) throws IOException {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (posix) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
        return Files.newOutputStream(file);
    }

    /** A thread dump with locks, and with the threads' CPU where the JVM tells it. */
    public Path threads(@Nullable Path out) {
        Path file = target(out, "tdump");
        parent(file);
        try {
            String text = threadPrint();
            try (OutputStream stream = createPrivate(file)) {
                stream.write((jcmd.pid() + ":\n" + text).getBytes(StandardCharsets.UTF_8)); // as jcmd writes it
            }
            return file;
        } catch (IOException e) {
            throw Failure.unreachable(jcmd.pid(), "no thread dump: " + e.getMessage(), e);
        }
    }

    /** The text of a thread dump. {@code -e}, extended information, came with JDK 11. */
    public String threadPrint() throws IOException {
        try {
            return jcmd.run("Thread.print -l -e", THREADS_LIMIT);
        } catch (IOException notWithE) {
            return jcmd.run("Thread.print -l", THREADS_LIMIT);
        }
    }

    private Path target(@Nullable Path out, String suffix) {
        if (out == null) {
            String name = jcmd.pid() + "-" + STAMP.format(LocalDateTime.now(ZoneId.systemDefault())) + "." + suffix;
            return Path.of(name).toAbsolutePath();
        }
        Path file = out.toAbsolutePath();
        if (Files.exists(file)) {
            throw new Failure(Failure.Kind.USAGE, file + " exists already; name another file or remove it");
        }
        return file;
    }

    private static Path parent(Path file) {
        Path folder = file.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new Failure(Failure.Kind.USAGE, "there is no folder " + folder);
        }
        return folder;
    }

    /** The size of a dump taken. */
    public static long sizeBytes(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new Failure(Failure.Kind.MACHINE, file + " cannot be read", e);
        }
    }
}
