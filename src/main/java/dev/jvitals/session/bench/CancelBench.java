package dev.jvitals.session.bench;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Progress;
import dev.jvitals.heap.HeapDump;
import dev.jvitals.heap.OpenOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Opens a heap dump again and again, cancels it at the beginning and in the middle of each phase, and measures how long it
 * takes to end and what is left behind. In this process; blocks for as many openings as there are phases. One thread.
 */
public final class CancelBench {
    private static final double[] PLACES = {0, 0.5};
    private static final double LEAST_SECONDS = 0.001;
    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final Path dump;

    /** {@code dump} has no index, or one that may be deleted. */
    public CancelBench(Path dump) {
        this.dump = dump;
    }

    /** Cancels in every phase. */
    public List<CancelledPhase> run() throws IOException {
        HeapDump.deleteIndexes(dump, OpenOptions.DEFAULT);
        Run whole = new Run(-1, 0);
        whole.open();
        HeapDump.deleteIndexes(dump, OpenOptions.DEFAULT);
        List<String> before = files(List.of());
        List<CancelledPhase> rows = new ArrayList<>();
        for (int i = 0; i < whole.names.size(); i++) {
            for (double place : PLACES) {
                rows.add(cancel(i, whole.names.get(i), place * whole.seconds(i), before));
                HeapDump.deleteIndexes(dump, OpenOptions.DEFAULT);
            }
        }
        return rows;
    }

    /** Where the opening was faster than the first one and came to its end, half of the time is tried, and so on. */
    private CancelledPhase cancel(int phase, String name, double afterSeconds, List<String> before) throws IOException {
        double after = afterSeconds;
        double ended = new Run(phase, after).open();
        while (Double.isNaN(ended) && after > LEAST_SECONDS) {
            HeapDump.deleteIndexes(dump, OpenOptions.DEFAULT);
            after /= 2;
            ended = new Run(phase, after).open();
        }
        return new CancelledPhase(name, after, ended, left(before));
    }

    /** What is there and was not before, once memory that the kernel takes back meanwhile has had its time. */
    private List<String> left(List<String> before) throws IOException {
        long until = System.nanoTime() + MOST_NANOS;
        List<String> left = files(before);
        while (!left.isEmpty() && System.nanoTime() < until) {
            LockSupport.parkNanos(POLL_NANOS);
            left = files(before);
        }
        return left;
    }

    /** Files beside the dump, and deleted ones that this process holds open or mapped; without those of {@code but}. */
    private List<String> files(List<String> but) throws IOException {
        List<String> files = new ArrayList<>();
        try (Stream<Path> beside = Files.list(dump.toAbsolutePath().resolveSibling("."))) {
            beside.map(Path::toString).forEach(files::add);
        }
        Path own = Path.of("/proc/self/fd");
        if (Files.isDirectory(own)) {
            try (Stream<Path> open = Files.list(own)) {
                open.map(CancelBench::target).filter(CancelBench::isDeleted).forEach(files::add);
            }
            Files.readAllLines(Path.of("/proc/self/maps")).stream()
                    .filter(CancelBench::isDeleted)
                    .map(line -> line.substring(line.indexOf('/')))
                    .forEach(files::add);
        }
        files.removeAll(but);
        return files;
    }

    private static boolean isDeleted(String file) {
        return file.endsWith(" (deleted)") && file.contains("/");
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return ""; // closed meanwhile
        }
    }

    /** One opening, cancelled so long after a phase has begun; never for a negative phase. */
    private final class Run implements Progress {
        private final List<String> names = new ArrayList<>();
        private final List<Long> begins = new ArrayList<>();
        private final Cancellation cancellation = new Cancellation();
        private final int cancelIn;
        private final double afterSeconds;
        private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().factory());
        private volatile long cancelledNanos;

        Run(int cancelIn, double afterSeconds) {
            this.cancelIn = cancelIn;
            this.afterSeconds = afterSeconds;
        }

        /** Milliseconds from the cancel to the end, NaN where it came to its end before. */
        double open() {
            try (timer) {
                HeapDump.open(dump, OpenOptions.DEFAULT, this, cancellation).close();
                begins.add(System.nanoTime());
                return Double.NaN;
            } catch (CancellationException e) {
                return (System.nanoTime() - cancelledNanos) / 1e6;
            }
        }

        double seconds(int phase) {
            return (begins.get(phase + 1) - begins.get(phase)) / 1e9;
        }

        @Override
        public synchronized void phase(String name, long totalUnits) {
            if (names.size() == cancelIn) {
                var _ = timer.schedule(this::cancel, Math.round(afterSeconds * 1e6), TimeUnit.MICROSECONDS);
            }
            names.add(name);
            begins.add(System.nanoTime());
        }

        private void cancel() {
            cancelledNanos = System.nanoTime();
            cancellation.cancel();
        }

        @Override
        public void at(long doneUnits) {}
    }
}
