package dev.jvitals.session.bench;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Failure;
import dev.jvitals.diagnosis.threads.JudgedSeries;
import dev.jvitals.session.bench.Spent.Timed;
import dev.jvitals.threads.ThreadDump;
import dev.jvitals.threads.group.DumpSeries;
import dev.jvitals.threads.read.ThreadDumps;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Measures reading, grouping and judging of generated thread dumps: within this process and as a whole command. */
public final class ThreadsBench {
    /** The heap that the whole command must do with. */
    public static final String MAX_HEAP = "512m";

    private static final long SEED = 1;

    private ThreadsBench() {}

    /**
     * What was measured.
     *
     * @param fileBytes size of the generated file
     * @param lines plain reading of its lines, nothing else: what to compare with
     * @param phases reading, grouping and judging in this process, with classes loaded but little compiled
     * @param command {@code jvitals threads} as a process of its own
     * @param distinctStacks stacks that differ, of all threads of all dumps
     */
    public record Measured(long fileBytes, Spent lines, List<Spent> phases, ChildRun command, long distinctStacks) {
        /** Whole command's processor time by that of plainly reading the lines: says more than seconds do. */
        public double timesPlainReading() {
            return (double) command.cpu().toNanos() / Math.max(1, lines.cpu().toNanos());
        }
    }

    /** Generates, measures, and removes what it generated. Takes some seconds; needs about 1 KB a thread on disk. */
    public static Measured run(int threads, int dumps, int stacks) {
        try {
            Path file = Files.createTempFile("jvitals-bench", ".tdump");
            try {
                new ThreadDumpGenerator(SEED, stacks).write(file, threads, dumps);
                return measure(file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new Failure(Failure.Kind.MACHINE, "the bench cannot write its input: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure(Failure.Kind.MACHINE, "the bench was interrupted", e);
        }
    }

    private static Measured measure(Path file) throws IOException, InterruptedException {
        ChildRun command = ChildRun.of(MAX_HEAP, List.of("threads", file.toString()));
        Timed<Long> lines = Spent.on("reading the lines", () -> countLines(file));
        Timed<List<ThreadDump>> read = Spent.on(
                "reading", () -> ThreadDumps.read(file, new Cancellation()).dumps());
        Timed<DumpSeries> grouped = Spent.on("grouping", () -> DumpSeries.of(read.result(), new Cancellation()));
        Timed<JudgedSeries> judged = Spent.on("judging", () -> JudgedSeries.of(grouped.result()));
        List<Spent> phases = new ArrayList<>(List.of(read.spent(), grouped.spent(), judged.spent()));
        return new Measured(Files.size(file), lines.spent(), phases, command, distinctStacks(read.result()));
    }

    private static long countLines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long distinctStacks(List<ThreadDump> dumps) {
        return dumps.stream()
                .flatMap(dump -> dump.threads().stream())
                .map(thread -> System.identityHashCode(thread.frames()))
                .distinct()
                .count();
    }
}
