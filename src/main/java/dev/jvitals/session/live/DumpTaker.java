package dev.jvitals.session.live;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Failure;
import dev.jvitals.base.FileNames;
import dev.jvitals.base.Progress;
import dev.jvitals.target.attach.Jcmd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Takes dumps of a live JVM into files that only their owner can read, since they hold secrets. Each call waits for the
 * JVM; a dump that does not become whole leaves no file.
 */
public final class DumpTaker {
    /** A heap dump of 100 GB to a slow disk takes about that long. */
    private static final Duration HEAP_LIMIT = Duration.ofMinutes(60);

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
        String suffix = compressed ? "hprof.gz" : "hprof";
        Path file = DumpPlace.checked(out == null ? defaultName(jcmd.pid(), suffix) : out);
        String options = (liveOnly ? "" : " -all") + (compressed ? " -gz=1" : "");
        try (TargetFile written = TargetFile.in(DumpPlace.folderOf(file), jcmd.pid(), suffix)) {
            String answer = jcmd.run("GC.heap_dump" + options + " \"" + written.seenByTarget() + "\"", HEAP_LIMIT);
            written.mustExist(answer);
            written.moveTo(file);
            return file;
        } catch (IOException e) {
            throw Failure.unreachable(jcmd.pid(), "no heap dump: " + e.getMessage(), e);
        }
    }

    /** One thread dump with locks, and with the threads' CPU and allocation where the JVM tells them. */
    public Path threads(@Nullable Path out) {
        return new ThreadDumpTaker(jcmd)
                .take(out, ThreadDumpPlan.ONE, Progress.NONE, new Cancellation())
                .place();
    }

    /** A name with pid and time in the present folder. */
    static Path defaultName(long pid, String suffix) {
        return Path.of(FileNames.suggest(suffix, Long.toString(pid)));
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
