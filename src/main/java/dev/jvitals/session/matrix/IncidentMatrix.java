package dev.jvitals.session.matrix;

import dev.jvitals.base.Cancellation;
import dev.jvitals.session.diagnose.DiagnoseRun;
import dev.jvitals.session.diagnose.Diagnosed;
import dev.jvitals.session.practice.Incident;
import dev.jvitals.session.practice.PracticeOptions;
import dev.jvitals.session.practice.PracticeRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Runs practice incidents and diagnoses them while they run. A look ends early once all that was promised is found. What
 * fails beside others is run once more alone, and its row says so: on a small machine neighbours take what an incident
 * needs to fall ill, and their pressure is real.
 *
 * @param settle how long an incident has to fall ill before it is looked at
 * @param watch how long it is looked at, at the most; the healthy ones for all of it
 * @param atOnce how many run side by side
 */
public record IncidentMatrix(Duration settle, Duration watch, int atOnce) {
    /** Room for the start, the attaching and the last dumps, after which a run ends by itself. */
    private static final Duration SLACK = Duration.ofSeconds(60);

    /** An incident that is killed must be watched past its end, which comes about a minute after its start. */
    private static final Duration UNTIL_KILLED = Duration.ofSeconds(110);

    /** What is found at once must also still be so, and nothing else, a little later. */
    private static final Duration AT_LEAST = Duration.ofSeconds(25);

    /** Incidents whose trouble is the machine itself would be felt by every neighbour, and those that must be quiet. */
    private static final List<String> ALONE = List.of("host-pressure", "heap-too-small", "long-full-gc", "healthy");

    /** Runs all cells and hands over each row as it is done. Blocks; interrupting ends all runs. */
    public List<MatrixRow> run(List<MatrixCell> cells, Consumer<MatrixRow> done) throws InterruptedException {
        List<MatrixRow> rows = new ArrayList<>();
        List<MatrixCell> again = new ArrayList<>();
        List<MatrixCell> together =
                cells.stream().filter(cell -> !isAlone(cell)).toList();
        for (MatrixRow row : runTogether(together, done)) {
            if (row.passed()) {
                rows.add(row);
            } else {
                again.add(row.cell());
            }
        }
        for (MatrixCell cell : cells.stream().filter(IncidentMatrix::isAlone).toList()) {
            MatrixRow row = run(cell);
            if (row.passed()) {
                done.accept(row);
                rows.add(row);
            } else {
                again.add(cell);
            }
        }
        for (MatrixCell cell : again) {
            MatrixRow row = run(cell).afterRerun();
            done.accept(row);
            rows.add(row);
        }
        return rows;
    }

    private static boolean isAlone(MatrixCell cell) {
        return ALONE.contains(cell.incident().id()) || cell.options().healthy();
    }

    /** Rows that fail are handed over only when they have been run again. */
    private List<MatrixRow> runTogether(List<MatrixCell> cells, Consumer<MatrixRow> done) throws InterruptedException {
        ExecutorService runs = Executors.newFixedThreadPool(Math.max(1, atOnce));
        try {
            List<Future<MatrixRow>> futures = cells.stream()
                    .map(cell -> runs.submit(() -> {
                        MatrixRow row = run(cell);
                        if (row.passed()) {
                            done.accept(row);
                        }
                        return row;
                    }))
                    .toList();
            List<MatrixRow> rows = new ArrayList<>();
            for (Future<MatrixRow> future : futures) {
                rows.add(future.get());
            }
            return rows;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } finally {
            runs.shutdownNow();
        }
    }

    /** Starts one incident, lets it fall ill, diagnoses it, ends it. */
    public MatrixRow run(MatrixCell cell) {
        Incident incident = cell.incident();
        boolean untilKilled = incident.memoryLimitBytes() > 0 && !cell.options().healthy();
        Duration look = untilKilled ? UNTIL_KILLED : watch;
        PracticeOptions given = cell.options();
        PracticeOptions options = new PracticeOptions(
                given.javaHome(),
                given.collector(),
                given.healthy(),
                settle.plus(look).plus(SLACK));
        HostStall begin = HostStall.now();
        try (PracticeRun run = PracticeRun.start(incident, options)) {
            Thread.ofPlatform().daemon().name("practice-output").start(() -> drain(run));
            pause(untilKilled ? Duration.ofSeconds(5) : settle);
            long lookBegin = System.nanoTime();
            Diagnosed diagnosed = DiagnoseRun.of(
                    run.pid(),
                    look,
                    found -> System.nanoTime() - lookBegin >= AT_LEAST.toNanos() && cell.isRecognisedBy(found),
                    DiagnoseRun.AtTheEnd.NOTHING,
                    new Cancellation());
            HostStall end = HostStall.now();
            return new MatrixRow(
                    cell,
                    diagnosed.judgement(),
                    Duration.ofNanos(end.atNanos() - begin.atNanos()),
                    end.shareSince(begin),
                    false);
        }
    }

    private static void drain(PracticeRun run) {
        try {
            run.follow(line -> {});
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pause(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
        }
    }
}
