package dev.jvitals.session.matrix;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Failure;
import dev.jvitals.diagnosis.TrackedFinding;
import dev.jvitals.session.diagnose.DiagnoseRun;
import dev.jvitals.session.diagnose.Diagnosed;
import dev.jvitals.session.practice.Incident;
import dev.jvitals.session.practice.PracticeOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs practice incidents and diagnoses them while they run. A look ends early once all that was promised is found. What
 * fails beside others is run once more alone, and its row says so: on a small machine neighbours take what an incident
 * needs to fall ill, and their pressure is real.
 *
 * @param settle how long an incident that runs has to fall ill before it is looked at
 * @param watch how long it is looked at, at the most; the healthy ones for all of it
 * @param atOnce how many run side by side, as far as the cores reach
 * @param fromDisk whether a recording and dumps are written and judged too
 */
public record IncidentMatrix(Duration settle, Duration watch, int atOnce, boolean fromDisk) {
    /** Room for the start, the attaching and the last dumps, after which a run ends by itself. */
    private static final Duration SLACK = Duration.ofMinutes(2);

    /** An incident that is killed must be watched past its end, which comes about a minute after its start. */
    private static final Duration UNTIL_KILLED = Duration.ofMinutes(2);

    /** What is found at once must also still be so, and nothing else, a little later. */
    private static final Duration AT_LEAST = Duration.ofSeconds(20);

    private static final System.Logger LOG = System.getLogger(IncidentMatrix.class.getName());

    private static final long STARTS_APART_MILLIS = 1_500;

    /** Hears of the runs as they end, from the threads that ran them. */
    @FunctionalInterface
    public interface Progress {
        /** A row that stands. */
        void done(MatrixRow row);

        /** A first run that missed; its cell runs once more when all others are through. */
        default void missedFirst(MatrixRow row) {}
    }

    /** Runs one cell to its row. */
    interface Runner {
        MatrixRow run(MatrixCell cell);
    }

    /**
     * Runs all cells and tells of each run as it ends. Blocks; interrupting ends all runs, and what they started has
     * ended when this returns.
     */
    public MatrixResult run(List<MatrixCell> cells, Progress progress) throws InterruptedException {
        return run(cells, this::run, progress);
    }

    MatrixResult run(List<MatrixCell> cells, Runner runner, Progress progress) throws InterruptedException {
        long began = System.nanoTime();
        Schedule schedule =
                new Schedule(Runtime.getRuntime().availableProcessors(), Math.max(1, atOnce), STARTS_APART_MILLIS);
        List<MatrixCell> order =
                cells.stream().sorted(Schedule.order(this::appetite)).toList();
        List<MatrixRow> rows = new ArrayList<>();
        List<MatrixRow> again = new ArrayList<>();
        for (MatrixRow row :
                schedule.run(order, cell -> appetite(cell).cores(), cell -> first(cell, runner, progress))) {
            if (row.outcome() == MatrixRow.Outcome.MISSED) {
                again.add(row);
            } else {
                rows.add(row);
            }
        }
        for (MatrixRow first : again) {
            MatrixRow row = runner.run(first.cell()).after(first);
            progress.done(row);
            rows.add(row);
        }
        return new MatrixResult(rows, Duration.ofNanos(System.nanoTime() - began));
    }

    private Appetite appetite(MatrixCell cell) {
        return Appetite.of(cell, watch);
    }

    private static MatrixRow first(MatrixCell cell, Runner runner, Progress progress) {
        MatrixRow row = runner.run(cell);
        if (row.outcome() == MatrixRow.Outcome.MISSED) {
            progress.missedFirst(row);
        } else {
            progress.done(row);
        }
        return row;
    }

    /** Starts one incident, lets it fall ill, diagnoses it, ends it. What cannot be run is a row that says why. */
    public MatrixRow run(MatrixCell cell) {
        Look look = new Look(cell);
        try {
            return look.run();
        } catch (Failure e) {
            return look.row(Map.of(), e.sentence());
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, cell.incident().id() + " could not be looked at", e);
            return look.row(Map.of(), "failed: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }

    private final class Look {
        private final MatrixCell cell;
        private final MachineWatch machine = new MachineWatch();
        private final long beganNanos = System.nanoTime();
        private long lookBeganNanos;
        private @Nullable Duration foundAfter;

        Look(MatrixCell cell) {
            this.cell = cell;
        }

        MatrixRow run() throws InterruptedException {
            Incident incident = cell.incident();
            boolean untilKilled =
                    incident.memoryLimitBytes() > 0 && !cell.options().healthy();
            Duration length = untilKilled && watch.compareTo(UNTIL_KILLED) < 0 ? UNTIL_KILLED : watch;
            try (Subject subject = Subject.start(cell, bounded(length))) {
                if (incident.memoryLimitBytes() > 0 && !cell.options().healthy() && !subject.isLimited()) {
                    return notHere(
                            "this user may make no control group with a memory limit, which the kernel kills by");
                }
                subject.awaitRunning();
                TimeUnit.NANOSECONDS.sleep(settle.toNanos());
                machine.look(); // from here on: a JVM's start stalls a small machine by itself
                if (!fromDisk) {
                    return row(Map.of(Input.LIVE, diagnose(subject.pid(), length, null)), "");
                }
                try (DiskEvidence disk = DiskEvidence.of(subject.pid())) {
                    Map<Input, Diagnosed> all = new EnumMap<>(Input.class);
                    all.put(Input.LIVE, diagnose(subject.pid(), length, disk));
                    subject.end(); // what is judged now needs it no more
                    all.putAll(disk.judge());
                    return row(all, "");
                }
            }
        }

        private PracticeOptions bounded(Duration length) {
            PracticeOptions given = cell.options();
            return new PracticeOptions(
                    given.javaHome(),
                    given.collector(),
                    given.healthy(),
                    settle.plus(length).plus(SLACK));
        }

        private Diagnosed diagnose(long pid, Duration length, @Nullable DiskEvidence disk) {
            lookBeganNanos = System.nanoTime();
            return DiagnoseRun.of(
                    pid,
                    length,
                    this::isEnough,
                    (target, _, _) -> {
                        if (disk != null) {
                            disk.takeDumps(target);
                        }
                    },
                    disk == null ? DiagnoseRun.Beside.NOTHING : disk.beside(),
                    new Cancellation());
        }

        private boolean isEnough(List<TrackedFinding> found) {
            machine.look();
            boolean recognised = cell.isRecognisedBy(found);
            if (recognised && foundAfter == null) {
                foundAfter = Duration.ofNanos(System.nanoTime() - beganNanos);
            }
            return recognised && System.nanoTime() - lookBeganNanos >= AT_LEAST.toNanos();
        }

        MatrixRow row(Map<Input, Diagnosed> diagnosed, String trouble) {
            machine.look();
            return new MatrixRow(cell, diagnosed, took(), foundAfter, machine.worst(), trouble, "", null);
        }

        private MatrixRow notHere(String why) {
            return new MatrixRow(cell, Map.of(), took(), null, machine.worst(), "", why, null);
        }

        private Duration took() {
            return Duration.ofNanos(System.nanoTime() - beganNanos);
        }
    }
}
