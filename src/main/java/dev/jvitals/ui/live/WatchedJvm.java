package dev.jvitals.ui.live;

import dev.jvitals.base.Failure;
import dev.jvitals.base.FileNames;
import dev.jvitals.base.Times;
import dev.jvitals.base.Unit;
import dev.jvitals.metrics.History;
import dev.jvitals.metrics.Sample;
import dev.jvitals.metrics.TeeSink;
import dev.jvitals.metrics.TimedEvent;
import dev.jvitals.session.live.DumpTaker;
import dev.jvitals.session.live.JvmAbout;
import dev.jvitals.session.live.LiveOptions;
import dev.jvitals.session.live.LiveTarget;
import dev.jvitals.session.live.RecordingSwitch;
import dev.jvitals.session.live.ThreadTableRecorder;
import dev.jvitals.session.live.ThreadWatch;
import dev.jvitals.target.discovery.JvmRow;
import dev.jvitals.target.gc.Collector;
import dev.jvitals.target.jmx.ThreadRow;
import dev.jvitals.target.os.OwnThreads;
import dev.jvitals.ui.shell.Addresses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A live JVM, attached to. */
public final class WatchedJvm implements Watched, Watched.Actions {
    /** An entry of a hash map takes 32 bytes of heap and 53 of a dump, which has no compressed references. */
    private static final double DUMP_BYTES_PER_HEAP_BYTE = 1.7;

    /** Assumed, not measured: what a good disk takes; for a first idea of the cost only. */
    private static final double DUMP_BYTES_PER_SECOND = 500e6;
    /** Assumed, not measured: walking and printing one stack; for a first idea of the cost only. */
    private static final double PRINT_MICROS_PER_THREAD = 50;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final int MOST_LOOKS = 60;
    private static final Duration BEGINNER = Duration.ofSeconds(30);

    /** The kind of a recording's documents that are thread dumps. */
    static final String DUMP_KIND = "threads.dump";

    private final History history = new History();
    private final RecordingSwitch recording = new RecordingSwitch();
    private final LiveTarget target;
    private final ThreadWatch threads;
    private final ThreadTableRecorder recordedThreads;
    private volatile Map<String, String> about;
    private volatile boolean flagsKnown;
    private volatile @Nullable JvmRow row;
    private final Thread learning;
    private final long pid;
    private final Consumer<Failure> onFailure;

    private WatchedJvm(long pid, @Nullable JvmRow row, Consumer<Failure> onFailure) {
        this.pid = pid;
        this.row = row;
        this.onFailure = onFailure;
        this.target = LiveTarget.watch(pid, LiveOptions.USUAL, new TeeSink(List.of(history, recording)));
        this.threads = new ThreadWatch(target);
        this.recordedThreads = new ThreadTableRecorder(target, recording::writer);
        this.about = JvmAbout.of(pid, row);
        this.learning = Thread.ofVirtual().name("jvitals-learning-" + pid).start(this::learn);
    }

    /**
     * Begins to watch. Looks at /proc, so not for the JavaFX thread; throws a {@link Failure} if there is no such JVM.
     *
     * @param onFailure told if a recording ends for lack of space or the like, on a thread of the recording's
     */
    public static WatchedJvm open(long pid, Consumer<Failure> onFailure) {
        return open(pid, JvmAbout.find(pid), onFailure);
    }

    /** @param row what the list of JVMs tells of it so far, null for nothing */
    static WatchedJvm open(long pid, @Nullable JvmRow row, Consumer<Failure> onFailure) {
        return new WatchedJvm(pid, row, onFailure);
    }

    /** In its first moment a JVM has not written yet what it is: looked at again until it has, or is no beginner any more. */
    private void learn() {
        try {
            for (int look = 0;
                    look < MOST_LOOKS && isUnknown(row) && target.end().isEmpty();
                    look++) {
                Thread.sleep(BETWEEN_LOOKS);
                JvmRow now = JvmAbout.find(pid);
                if (now != null) {
                    about = JvmAbout.of(pid, now);
                    flagsKnown = false; // they join the facts anew
                    row = now;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        }
    }

    private static boolean isUnknown(@Nullable JvmRow row) {
        return row == null || (row.collector() == Collector.UNKNOWN && row.uptimeMillis() < BEGINNER.toMillis());
    }

    @Override
    public String name() {
        JvmRow known = row;
        return known == null ? "JVM " + pid : known.mainClass();
    }

    @Override
    public String address() {
        return Addresses.ofJvm(pid);
    }

    @Override
    public String fileName(String what, String extension) {
        JvmRow known = row;
        return FileNames.suggest(
                extension, what, known == null ? "JVM" : JvmRow.shortName(known.mainClass()), Long.toString(pid));
    }

    @Override
    public String facts() {
        JvmRow known = row;
        if (known == null) {
            return "pid " + pid;
        }
        StringBuilder facts = new StringBuilder("pid " + pid);
        facts.append(" · ").append(known.collector().label());
        if (known.collectorMode() != null) {
            facts.append(", ").append(known.collectorMode());
        }
        if (known.jvmVersion() != null) {
            facts.append(" · JDK ").append(known.jvmVersion());
        }
        long now = ending().map(Ending::atMillis).orElseGet(System::currentTimeMillis);
        facts.append(" · up ").append(Times.span(Math.max(0, now - known.startMillis()) / 1_000));
        return facts.toString();
    }

    /** The target itself, for who judges it. */
    public LiveTarget target() {
        return target;
    }

    /** Adds a document to the recording, now or once there is one; not for the JavaFX thread. */
    public void attach(String kind, String title, long atMillis, String text) {
        recording.attach(kind, title, atMillis, text);
    }

    @Override
    public History history() {
        return history;
    }

    @Override
    public Optional<Ending> ending() {
        return target.end().map(end -> new Ending(end.atMillis(), end.sentence()));
    }

    @Override
    public boolean isLive() {
        return true;
    }

    @Override
    public SeenThreads threads(long moment) {
        List<ThreadRow> rows = threads.newest();
        boolean awaited = ending().isEmpty();
        return new SeenThreads(rows.isEmpty() ? 0 : System.currentTimeMillis(), rows, awaited);
    }

    @Override
    public Optional<OwnThreads> ownThreads() {
        return threads.own();
    }

    @Override
    public Map<String, String> about() {
        if (!flagsKnown && !target.flags().isEmpty()) {
            flagsKnown = true;
            about = JvmAbout.withKnownFlags(about, target);
        }
        return about;
    }

    @Override
    public Optional<Path> dump(TimedEvent event) {
        return Optional.ofNullable(event.texts().get("file")).map(Path::of).filter(Files::exists);
    }

    @Override
    public void lookAtThreads(boolean looking) {
        threads.look(looking);
    }

    @Override
    public Optional<Actions> actions() {
        return Optional.of(this);
    }

    @Override
    public String heapDumpCost() {
        double used = latest("heap.used");
        return "Writes every object into a file. The JVM stands still meanwhile"
                + (Double.isNaN(used)
                        ? "."
                        : ": about " + Unit.SECONDS.format(Math.ceil(10 * used / DUMP_BYTES_PER_SECOND) / 10) + " for "
                                + Unit.BYTES.format(used)
                                + ", more on a slow disk. The file holds the program's secrets.");
    }

    @Override
    public String heapDumpDisk() {
        Path folder = Path.of("").toAbsolutePath();
        double needed = heapDumpBytes();
        return (Double.isNaN(needed) ? "" : "It needs up to " + Unit.BYTES.format(needed) + " of disk; ")
                + Unit.BYTES.format(freeBytes(folder)) + " are free in " + folder + ".";
    }

    @Override
    public void heapDump(Path file, HeapDumpKind kind) {
        Path folder = file.toAbsolutePath().getParent();
        double needed = heapDumpBytes();
        if (folder != null && !kind.gzipped() && needed > freeBytes(folder)) {
            throw new Failure(
                    Failure.Kind.MACHINE,
                    folder + ": has " + Unit.BYTES.format(freeBytes(folder)) + " free, and the heap dump may need "
                            + Unit.BYTES.format(needed) + "; choose another folder, or a gzipped dump.");
        }
        new DumpTaker(target.jcmd()).heap(file, kind.liveOnly(), kind.gzipped());
        taken("heap dump", file);
    }

    private double heapDumpBytes() {
        return Math.ceil(latest("heap.used") * DUMP_BYTES_PER_HEAP_BYTE);
    }

    private static double freeBytes(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            throw new Failure(Failure.Kind.MACHINE, folder + ": its disk does not tell what is free: " + e, e);
        }
    }

    @Override
    public String threadDumpCost() {
        double count = latest("threads.total");
        return "Prints all stacks with their locks. The JVM stands still meanwhile"
                + (Double.isNaN(count)
                        ? "."
                        : ": about " + Unit.MILLIS.format(Math.ceil(count * PRINT_MICROS_PER_THREAD / 1e3)) + " for "
                                + Unit.COUNT.format(count) + " threads.");
    }

    @Override
    public void threadDump(Path file) {
        new DumpTaker(target.jcmd()).threads(file);
        taken("thread dump", file);
    }

    /** A thread dump goes into the recording as well. A heap dump is too large for it, so its place is told. */
    private void taken(String kind, Path file) {
        String name = String.valueOf(file.getFileName());
        long now = System.currentTimeMillis();
        tell(new TimedEvent(
                "dump",
                now,
                0,
                kind + " " + name,
                "jvitals",
                Map.of(),
                Map.of("file", file.toAbsolutePath().toString(), "name", name)));
        if (kind.equals("thread dump")) {
            try {
                recording.attach(DUMP_KIND, name, now, Files.readAllBytes(file));
            } catch (IOException e) {
                onFailure.accept(new Failure(
                        Failure.Kind.MACHINE, file + " was taken, but is not in the recording: " + e.getMessage(), e));
            }
        }
    }

    private void tell(TimedEvent event) {
        history.event(event);
        recording.event(event);
    }

    @Override
    public void flightRecorder(boolean on) {
        if (on) {
            target.startFlightRecorder();
        } else {
            target.stopFlightRecorder();
        }
    }

    @Override
    public boolean isFlightRecorderOn() {
        return target.isFlightRecorderWanted();
    }

    @Override
    public Optional<String> whyNoFlightRecorder() {
        return target.whyNoFlightRecorder();
    }

    @Override
    public void slowDown(Duration least) {
        target.slowDown(least);
    }

    @Override
    public Duration pace() {
        return target.pace();
    }

    @Override
    public void note(long atMillis, String words) {
        tell(new TimedEvent("note", atMillis, 0, words, "jvitals", Map.of(), Map.of()));
    }

    private double latest(String id) {
        return history.latest(id).map(Sample::value).orElse(Double.NaN);
    }

    @Override
    public void startRecording(Path file) {
        recording.start(file, JvmAbout.withFlags(about, target), onFailure);
    }

    @Override
    public Optional<Path> recordingInto() {
        return recording.file();
    }

    @Override
    public void stopRecording() {
        recording.stop();
    }

    @Override
    public void close() {
        learning.interrupt();
        Thread.ofVirtual().name("jvitals-closing-" + pid).start(() -> {
            threads.close();
            recordedThreads.close();
            target.close();
            recording.close();
        });
    }
}
