package dev.jvitals.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Progress;
import dev.jvitals.metrics.recording.Recording;
import dev.jvitals.metrics.recording.RecordingReader;
import dev.jvitals.metrics.recording.RecordingWriter;
import dev.jvitals.session.live.JvmAbout;
import dev.jvitals.support.Await;
import dev.jvitals.support.ChildCommand;
import dev.jvitals.support.ChildJvm;
import dev.jvitals.support.CommandRun;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code jvitals watch --out}, ended in every way by which a real process ends: what was seen so far is in the file. */
class WatchRecordingTest {
    /** Told by each kind of source. */
    private static final List<String> SERIES = List.of(
            "heap.used", "heap.allocation", "threads.RUNNABLE", "memory.resident", "classes.loaded", "host.cpu");

    @TempDir
    Path folder;

    private static Recording read(Path file) {
        return RecordingReader.read(file, Progress.NONE, new Cancellation());
    }

    private static boolean holdsEverything(Path file) {
        if (!Files.exists(file) || file.toFile().length() == 0) {
            return false;
        }
        Recording now = read(file);
        return SERIES.stream().allMatch(id -> now.history().latest(id).isPresent())
                && !now.history().events("gc.pause", 0, Long.MAX_VALUE).isEmpty()
                && now.attachments().stream().anyMatch(each -> each.kind().equals("threads.table"));
    }

    @Test
    void killed_with_sigkill_it_leaves_a_file_that_is_whole_up_to_the_last_second() {
        Path file = folder.resolve("killed.jvitals");
        try (ChildJvm child = ChildJvm.start(25, List.of("-Xmx64m", "-XX:+UseSerialGC"), "churn=60")) {
            ChildCommand watch = ChildCommand.of("watch", Long.toString(child.pid()), "--out", file.toString());
            try {
                Await.until("all sources are recorded", () -> holdsEverything(file));
            } finally {
                watch.kill();
            }
            long killedMillis = System.currentTimeMillis();
            Recording read = read(file);
            assertThat(read.closed()).isFalse();
            read.damage().ifPresent(damage -> assertThat(damage).contains("ends within")); // at most its last frame
            assertThat(read.about()).containsEntry("pid", Long.toString(child.pid()));
            long lastMillis = read.history().lastMillis();
            System.out.println(
                    "measured: killed with SIGKILL, the recording ends " + (killedMillis - lastMillis) + " ms before");
            assertThat(lastMillis).isBetween(killedMillis - 60_000, killedMillis); // a busy machine samples late
        }
    }

    @Test
    void the_targets_death_is_in_the_file_and_in_a_sentence() {
        Path file = folder.resolve("dead.jvitals");
        try (ChildJvm child = ChildJvm.start(17, List.of("-Xmx64m", "-XX:+UseSerialGC"), "churn=60")) {
            ChildCommand watch = ChildCommand.of("watch", Long.toString(child.pid()), "--out", file.toString());
            Await.until("all sources are recorded", () -> holdsEverything(file));
            child.kill();
            ChildCommand.Result result = watch.result();
            assertThat(result.status()).isZero();
            assertThat(result.err()).contains("jvitals: JVM " + child.pid() + ": ");
        }
        Recording read = read(file);
        assertThat(read.closed()).isTrue();
        assertThat(read.damage()).isEmpty();
        assertThat(read.history().events("target", 0, Long.MAX_VALUE)).hasSize(1);
        assertThat(read.history().latest("heap.used").orElseThrow().isGap()).isTrue();
    }

    @Test
    void what_cannot_be_attached_to_is_watched_with_a_word_on_why_figures_are_missing() {
        try (ChildJvm child = ChildJvm.start(25, List.of("-Xmx64m", "-XX:+DisableAttachMechanism"))) {
            CommandRun run = CommandRun.of("watch", child.pid(), "--for", "10s");
            assertThat(run.status()).isZero();
            assertThat(run.out().lines()).hasSizeGreaterThan(1);
            assertThat(run.err()).containsOnlyOnce("jvitals: JMX: ").contains("-XX:+DisableAttachMechanism");
        }
    }

    /** A real disk, in a mount namespace of the command's own; what is on it is brought out when the command has ended. */
    @Test
    void a_full_disk_is_a_sentence_at_once_and_all_before_it_is_read_again() {
        Path disk = folder.resolve("disk");
        Path saved = folder.resolve("saved.jvitals");
        String script = "mkdir " + disk + "; mount -t tmpfs -o size=2m none " + disk + "; \"$0\" \"$@\"; status=$?; cp "
                + disk + "/a.jvitals " + saved + "; exit $status";
        try (ChildJvm child = ChildJvm.start(25, List.of("-Xmx64m", "-XX:+UseSerialGC"), "churn=60")) {
            ChildCommand watch = ChildCommand.within(
                    "exec unshare --mount bash -c '" + script + "' \"$0\" \"$@\"",
                    "watch",
                    Long.toString(child.pid()),
                    "--out",
                    disk.resolve("a.jvitals").toString());
            Path seen = Path.of("/proc", Long.toString(watch.pid()), "root")
                    .resolve(disk.toString().substring(1));
            Await.until("all sources are recorded", () -> holdsEverything(seen.resolve("a.jvitals")));
            fill(seen.resolve("ballast"));
            watch.awaitError("No space left on device"); // while it watches on
            child.kill();
            ChildCommand.Result result = watch.result();
            assertThat(result.err()).contains("a.jvitals", "stopped at", "JVM " + child.pid());
            assertThat(result.err().lines().filter(line -> line.contains("No space left")))
                    .hasSize(1);
            assertThat(result.status()).isEqualTo(5);
        }
        assertThat(holdsEverything(saved)).isTrue();
        Recording read = read(saved);
        assertThat(read.closed()).isFalse();
        assertThat(read.damage()).isEmpty();
    }

    /** What is recorded of is all that the file can take: no figure fits, nor the mark of the end. */
    @Test
    void a_disk_that_fills_when_watching_ends_is_a_sentence_and_a_failure_as_well() throws IOException {
        try (ChildJvm child = ChildJvm.start(25, List.of("-Xmx64m", "-XX:+UseSerialGC"))) {
            Path about = folder.resolve("about.jvitals");
            long mostBytes;
            try (RecordingWriter _ =
                    RecordingWriter.create(about, JvmAbout.of(child.pid(), JvmAbout.find(child.pid())))) {
                mostBytes = Files.size(about);
            }
            ChildCommand.Result result = ChildCommand.within(
                            "exec prlimit --fsize=" + mostBytes + " \"$0\" \"$@\"",
                            "watch",
                            Long.toString(child.pid()),
                            "--no-attach",
                            "--every",
                            "100ms",
                            "--for",
                            "100ms",
                            "--out",
                            folder.resolve("a.jvitals").toString())
                    .result();
            assertThat(result.status()).isEqualTo(5);
            assertThat(result.err().lines())
                    .singleElement()
                    .satisfies(line -> assertThat(line).contains("a.jvitals stopped at", "File too large"));
        }
    }

    private static void fill(Path file) {
        byte[] zeros = new byte[4_096];
        try (OutputStream out = Files.newOutputStream(file)) {
            while (true) {
                out.write(zeros);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left on device");
        }
    }
}
