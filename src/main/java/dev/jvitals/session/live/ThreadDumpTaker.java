package dev.jvitals.session.live;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Failure;
import dev.jvitals.base.Progress;
import dev.jvitals.target.attach.Jcmd;
import dev.jvitals.target.hsperf.HeapCounters;
import dev.jvitals.target.hsperf.MappedFiles;
import dev.jvitals.target.hsperf.PerfFile;
import dev.jvitals.target.os.LinuxHost;
import dev.jvitals.target.os.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Takes thread dumps of a live JVM, one or a series, as text that every tool reads: {@code Thread.print} with CPU and
 * allocation of each thread, and behind it, when asked for, {@code Thread.dump_to_file} with the virtual threads. Costs the
 * JVM a safepoint of milliseconds a dump; virtual threads are listed without one. Blocks.
 */
public final class ThreadDumpTaker {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /**
     * For the owners of java.util.concurrent locks HotSpot walks the whole heap in the safepoint, 0.35 s for each GB of
     * small objects as measured (ConcurrentLocksDump::dump_at_safepoint). A longer stop nobody wants unasked.
     */
    private static final long WALKED_HEAP_BYTES = 2L << 30;

    private static final long LONGEST_NAP_NANOS = 100_000_000;

    private final Jcmd jcmd;
    private final Set<String> notes = new LinkedHashSet<>();

    public ThreadDumpTaker(Jcmd jcmd) {
        this.jcmd = jcmd;
    }

    /**
     * What was taken.
     *
     * @param place the file, or the folder that the files are in
     * @param files the files, at least one
     * @param dumps how many dumps; fewer than planned where the JVM ended meanwhile
     * @param notes what is not in them and why, a sentence each
     */
    public record Taken(Path place, List<Path> files, int dumps, List<String> notes) {}

    /**
     * Takes them. A dump that does not become whole leaves nothing behind; those before it stay.
     *
     * @param out a folder for a file for each dump; or a new file for all; null for a name with pid and time in the
     *     present folder
     */
    public Taken take(@Nullable Path out, ThreadDumpPlan plan, Progress progress, Cancellation cancellation) {
        Path name = DumpTaker.defaultName(jcmd.pid(), "tdump");
        boolean folder = out != null && Files.isDirectory(out);
        Path file = DumpPlace.checked(out == null ? name : folder ? out.resolve(name) : out);
        DumpFilesOut files = new DumpFilesOut(file, folder && plan.count() > 1);
        progress.phase("thread dumps", plan.count());
        for (int i = 0; i < plan.count(); i++) {
            long started = System.nanoTime();
            try {
                take(files, plan.virtualThreads());
            } catch (IOException e) {
                if (i == 0) {
                    throw Failure.unreachable(jcmd.pid(), "no thread dump: " + e.getMessage(), e);
                }
                notes.add("Only " + i + " of " + plan.count() + " dumps: " + e.getMessage());
                break;
            }
            progress.at(i + 1L);
            if (i + 1 < plan.count()) {
                pause(started, plan.every(), cancellation);
            }
        }
        return new Taken(
                folder && plan.count() > 1 ? DumpPlace.folderOf(file) : file,
                files.written(),
                files.dumps(),
                List.copyOf(notes));
    }

    private void take(DumpFilesOut files, boolean virtualThreads) throws IOException {
        String text = jcmd.pid() + ":\n" + threadPrint(); // as jcmd writes it
        if (!virtualThreads) {
            files.add(text, null);
            return;
        }
        try (TargetFile listed = TargetFile.in(files.folder(), jcmd.pid(), "txt")) {
            files.add(text, listVirtualThreads(listed) ? listed.seenByUs() : null);
        }
    }

    private boolean listVirtualThreads(TargetFile file) throws IOException {
        try {
            String answer = jcmd.run("Thread.dump_to_file -format=plain \"" + file.seenByTarget() + "\"", LIMIT);
            file.mustExist(answer);
            return true;
        } catch (IOException e) {
            if (ProcessHandle.of(jcmd.pid()).isEmpty()) {
                throw e;
            }
            notes.add("Virtual threads are not in it: this JVM cannot list them, JDK 21 and later can.");
            return false;
        }
    }

    /** The text of one thread dump; {@code -e}, extended information, came with JDK 11. */
    private String threadPrint() throws IOException {
        String locks = mayWalkHeap() ? " -l" : "";
        String text;
        try {
            text = jcmd.run("Thread.print -e" + locks, LIMIT);
        } catch (IOException e) {
            if (!String.valueOf(e.getMessage()).contains("argument")) {
                throw e;
            }
            text = jcmd.run("Thread.print" + locks, LIMIT);
            notes.add("Allocation is not in it: this JVM does not tell it, JDK 11 and later do.");
        }
        boolean otherNamespace =
                LinuxHost.isHere() && ProcessIdentity.read(jcmd.pid()).namespacePid() != jcmd.pid();
        return ThreadHeaders.complete(text, otherNamespace, () -> KernelThreads.of(jcmd.pid()));
    }

    private boolean mayWalkHeap() {
        try (PerfFile counters = MappedFiles.openCounters(jcmd.pid())) {
            long used = counters == null
                    ? -1
                    : new HeapCounters(counters, "" + counters.text("java.rt.vmArgs")).usedBytes();
            if (used > WALKED_HEAP_BYTES) {
                notes.add(
                        "Owners of java.util.concurrent locks are not in it: with such a heap the JVM would stand still"
                                + " for a second or more to find them. jcmd " + jcmd.pid()
                                + " Thread.print -l finds them.");
            }
            return used <= WALKED_HEAP_BYTES;
        } catch (IOException | Failure e) {
            return true; // A JVM without counters is asked what jstack -l asks.
        }
    }

    /** Until the next is due; a JVM that is slow to answer gets at least as long a rest as it took. */
    private static void pause(long startedNanos, Duration every, Cancellation cancellation) {
        long tookNanos = System.nanoTime() - startedNanos;
        long due = startedNanos + Math.max(every.toNanos(), 2 * tookNanos);
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            cancellation.check();
            if (Thread.currentThread().isInterrupted()) { // parking would return at once, again and again
                throw new CancellationException("interrupted");
            }
            LockSupport.parkNanos(Math.min(left, LONGEST_NAP_NANOS));
        }
        cancellation.check();
    }
}
