package dev.jvitals.session.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Progress;
import dev.jvitals.base.Unit;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.diagnosis.TrackedFinding;
import dev.jvitals.metrics.History;
import dev.jvitals.metrics.Series;
import dev.jvitals.metrics.recording.Recording;
import dev.jvitals.support.Await;
import dev.jvitals.support.ChildJvm;
import dev.jvitals.support.Dumps;
import dev.jvitals.threads.LockUse;
import dev.jvitals.threads.ThreadDump;
import dev.jvitals.threads.ThreadEntryBuilder;
import dev.jvitals.threads.read.ThreadDumps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which moments of a recording the thread dumps with it speak of. */
class RecordingDumpsTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final Path DEADLOCK = Path.of("src/test/resources/threaddumps/jstack-l.21.txt");

    @TempDir
    Path folder;

    private static Recording hours(int hours) {
        History history = new History();
        Series used = new Series("heap.used", "heap.used", Unit.BYTES, "test", "");
        for (int second = 0; second <= hours * 3_600; second += 5) {
            history.sample(used, START.toEpochMilli() + second * 1_000L, 50e6);
        }
        return new Recording(
                Path.of("hours.jvitals"),
                Map.of("pid", "4711"),
                START.toEpochMilli(),
                history,
                List.of(),
                true,
                Optional.empty());
    }

    private static ThreadDump deadlockAt(Instant moment) {
        return ThreadDumps.read(DEADLOCK, new Cancellation()).dumps().getFirst().takenAt(moment);
    }

    private static List<TrackedFinding> deadlocks(Diagnosed diagnosed) {
        return diagnosed.tracked().stream()
                .filter(each -> each.finding().rule().equals("deadlock"))
                .toList();
    }

    /** Four requests that wait for a lock, or none of them. */
    private static ThreadDump queueAt(Instant moment, int waiting) {
        List<ThreadEntryBuilder> threads = new ArrayList<>();
        threads.add(Dumps.thread("writer", Thread.State.TIMED_WAITING, "com.example.AuditLog.flush:20")
                .lock(Dumps.lock(LockUse.Kind.LOCKED, "0x1")));
        for (int i = 1; i <= waiting; i++) {
            threads.add(Dumps.thread("request-" + i, Thread.State.BLOCKED, "com.example.AuditLog.append:7")
                    .lock(Dumps.lock(LockUse.Kind.WAITING_TO_LOCK, "0x1")));
        }
        return Dumps.dumpAt(0, threads).takenAt(moment);
    }

    private static List<Severity> queues(ThreadDump... dumps) {
        return RecordingDiagnosis.of(hours(2), List.of(dumps), new Cancellation()).tracked().stream()
                .filter(each -> each.finding().rule().equals("lock-contention"))
                .map(each -> each.finding().severity())
                .toList();
    }

    @Test
    void a_queue_in_a_dump_that_none_follows_soon_is_judged_as_in_a_dump_of_its_own() {
        Instant at = START.plus(20, ChronoUnit.MINUTES);
        assertThat(queues(queueAt(at, 4))).containsExactly(Severity.WARNING);
        assertThat(queues(queueAt(at, 4), queueAt(at.plusSeconds(3_000), 0))).containsExactly(Severity.WARNING);
        assertThat(queues(queueAt(at, 4), queueAt(at.plusSeconds(20), 0))).containsExactly(Severity.INFO);
    }

    @Test
    void a_dump_speaks_of_its_own_minutes_and_not_of_the_hours_after_it() {
        Instant at = START.plus(20, ChronoUnit.MINUTES);
        assertThat(deadlocks(RecordingDiagnosis.of(hours(2), List.of(deadlockAt(at)), new Cancellation())))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.ended()).isTrue();
                    assertThat(Instant.ofEpochMilli(each.lastMillis())).isBetween(at, at.plusSeconds(120));
                });
    }

    @Test
    void a_dump_in_days_of_recording_is_looked_at_though_the_steps_are_wide() {
        Instant at = START.plus(30 * 60 + 7, ChronoUnit.MINUTES);
        assertThat(deadlocks(RecordingDiagnosis.of(hours(60), List.of(deadlockAt(at)), new Cancellation())))
                .hasSize(1);
    }

    @Test
    void the_dumps_of_a_flight_recording_speak_of_no_other_recording_given_with_it() throws IOException {
        Path flight = folder.resolve("deadlock.jfr");
        try (ChildJvm child = ChildJvm.start(
                25,
                List.of(
                        "-Xmx64m",
                        "-XX:StartFlightRecording=settings=profile,jdk.ThreadDump#period=100ms,filename=" + flight),
                "deadlock")) {
            long from = System.nanoTime();
            Await.until("it ran for a while", () -> System.nanoTime() - from >= 2_000_000_000L);
            child.process().getOutputStream().close();
            child.awaitEnd();
        }
        StringBuilder log = new StringBuilder();
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        for (int second = -60; second <= 60; second += 5) {
            log.append('[')
                    .append(now.plusSeconds(second).plusMillis(1).toString().replace("Z", "+0000"))
                    .append("][info][gc] GC(")
                    .append(second / 5 + 12)
                    .append(") Pause Young (Allocation Failure) 700M->200M(1024M) 12.000ms\n");
        }
        Path gcLog = folder.resolve("gc.log");
        Files.writeString(
                gcLog,
                "[" + now.minusSeconds(61).plusMillis(1).toString().replace("Z", "+0000")
                        + "][info][gc] Using Parallel\n" + log);
        assertThat(deadlocks(FileDiagnosis.of(List.of(flight), Progress.NONE, new Cancellation())))
                .hasSize(1);
        assertThat(deadlocks(FileDiagnosis.of(List.of(flight, gcLog), Progress.NONE, new Cancellation())))
                .hasSize(1);
    }

    @Test
    void a_dump_that_was_taken_long_before_the_recording_is_judged_by_itself() throws IOException {
        StringBuilder log = new StringBuilder("[2031-01-01T10:00:00.000+0000][info][gc] Using Parallel\n");
        for (int second = 10; second < 60; second += 5) {
            log.append("[2031-01-01T10:00:" + second + ".000+0000][info][gc] GC(" + second
                    + ") Pause Young (Allocation Failure) 700M->200M(1024M) 12.000ms\n");
        }
        Path gcLog = folder.resolve("gc.log");
        Files.writeString(gcLog, log);
        assertThat(deadlocks(FileDiagnosis.of(List.of(DEADLOCK, gcLog), Progress.NONE, new Cancellation())))
                .hasSize(1);
    }
}
