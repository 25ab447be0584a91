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
import java.util.stream.Stream;

/**
 * Opens a heap dump again and again, cancels it at the beginning and in the middle of each phase, and measures how long it
 * takes to end and what is left behind. In this process; blocks for as many openings as there are phases. One thread.
 */
public final class CancelBench {
    private static final double[] PLACES = {0, 0.5};

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
        List<String> before = files();
        List<CancelledPhase> rows = new ArrayList<>();
        for (int i = 0; i < whole.names.size(); i++) {
            for (double place : PLACES) {
                double after = place * whole.seconds(i);
                double ended = new Run(i, after).open();
                List<String> left = files();
                left.removeAll(before);
                rows.add(new CancelledPhase(whole.names.get(i), after, ended, left));
                HeapDump.deleteIndexes(dump, OpenOptions.DEFAULT);
            }
        }
        return rows;
    }

    /** Files beside the dump, and deleted ones that this process holds open. */
    private List<String> files() throws IOException {
        List<String> files = new ArrayList<>();
        try (Stream<Path> beside = Files.list(dump.toAbsolutePath().resolveSibling("."))) {
            beside.map(Path::toString).forEach(files::add);
        }
        Path own = Path.of("/proc/self/fd");
        if (Files.isDirectory(own)) {
            try (Stream<Path> open = Files.list(own)) {
                open.map(CancelBench::target)
                        .filter(each -> each.endsWith(" (deleted)"))
                        .forEach(files::add);
            }
        }
        return files;
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
