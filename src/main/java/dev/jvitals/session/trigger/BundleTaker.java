package dev.jvitals.session.trigger;

import dev.jvitals.base.Unit;
import dev.jvitals.diagnosis.TrackedFinding;
import dev.jvitals.metrics.Envelope;
import dev.jvitals.metrics.History;
import dev.jvitals.metrics.Sample;
import dev.jvitals.metrics.Series;
import dev.jvitals.metrics.TimedEvent;
import dev.jvitals.report.DiagnosisDocument;
import dev.jvitals.report.DiagnosisHtml;
import dev.jvitals.session.bundle.Bundle;
import dev.jvitals.session.bundle.BundleFolder;
import dev.jvitals.session.diagnose.Environment;
import dev.jvitals.session.live.DumpTaker;
import dev.jvitals.session.live.JvmAbout;
import dev.jvitals.session.live.LiveTarget;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * Collects evidence of a live JVM into a bundle: three thread dumps, the class histogram, native memory, the last minutes
 * of all series, the collections among them, a report; a heap dump where that was agreed to and the disk has room.
 *
 * @param folder where bundles lie
 * @param keep how many are left there; the oldest go
 * @param heapDump whether the user agreed to heap dumps: each stops the JVM for seconds and takes as much disk as its heap
 */
public record BundleTaker(Path folder, int keep, boolean heapDump) {
    /** The way into trouble is usually shorter; the recording of it stays below some MB. */
    private static final Duration BEFORE = Duration.ofMinutes(10);

    private static final int THREAD_DUMPS = 3;
    /** Far enough apart to tell what lasts from what passes. */
    private static final Duration BETWEEN_DUMPS = Duration.ofSeconds(3);

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** A heap dump must leave so much of the disk to others. */
    private static final long LEFT_FREE_BYTES = 2L << 30;

    /** A histogram has thousands of rows; beyond this it is classes of one instance each. */
    private static final int HISTOGRAM_LINES = 2_000;

    /** Collects. Blocks for about ten seconds, longer for a heap dump. A JVM that is gone gives what was measured of it. */
    public Bundle take(LiveTarget target, History history, List<TrackedFinding> findings, String why) {
        Instant now = Instant.now();
        BundleFolder bundle = BundleFolder.create(folder, target.pid(), now);
        boolean lives = target.end().isEmpty();
        DumpTaker dumps = new DumpTaker(target.jcmd());
        if (lives) {
            bundle.collect("threads-1", () -> dumps.threads(bundle.file("threads-1.tdump")));
        }
        recording(bundle, target, history, now);
        bundle.add("native-memory.txt", () -> nativeMemory(history, now));
        bundle.add("gc-events.txt", () -> collections(history, now));
        if (lives) {
            ask(bundle, target, history, dumps);
        } else {
            bundle.missing("thread dumps, class histogram: the JVM has ended");
        }
        bundle.add("report.html", () -> report(target, history, findings, now));
        Bundle whole = bundle.close(
                why,
                findings.stream().map(each -> each.finding().rule()).distinct().toList());
        Bundle.keepNewest(folder, keep);
        return whole;
    }

    private void ask(BundleFolder bundle, LiveTarget target, History history, DumpTaker dumps) {
        for (int i = 2; i <= THREAD_DUMPS; i++) {
            LockSupport.parkNanos(BETWEEN_DUMPS.toNanos());
            Path file = bundle.file("threads-" + i + ".tdump");
            bundle.collect("threads-" + i, () -> dumps.threads(file));
        }
        bundle.add(
                "class-histogram.txt",
                () -> target.jcmd()
                        .run("GC.class_histogram -all", PATIENCE)
                        .lines()
                        .limit(HISTOGRAM_LINES)
                        .collect(Collectors.joining("\n")));
        if (target.nativeMemory().isPresent()) {
            bundle.add("native-memory-now.txt", () -> target.jcmd().run("VM.native_memory summary", PATIENCE));
        }
        if (heapDump) {
            bundle.collect("heap dump", () -> heapDump(bundle, history, dumps));
        } else {
            bundle.missing("heap dump: not agreed to");
        }
    }

    private static void recording(BundleFolder bundle, LiveTarget target, History history, Instant now) {
        Map<String, String> about = Map.of("pid", Long.toString(target.pid()), "from", now.toString());
        long from = now.minus(BEFORE).toEpochMilli();
        bundle.collect("recording", () -> LastMinutes.write(history, from, bundle.file("last-minutes.jvitals"), about));
    }

    private void heapDump(BundleFolder bundle, History history, DumpTaker dumps) throws IOException {
        double heap = history.latest("heap.committed").map(Sample::value).orElse(0.0);
        long free = Files.getFileStore(folder).getUsableSpace();
        if (free < heap + LEFT_FREE_BYTES) {
            throw new IOException("the disk has " + Unit.BYTES.format(free) + " free, the heap has "
                    + Unit.BYTES.format(heap) + ", and " + Unit.BYTES.format(LEFT_FREE_BYTES) + " must stay free");
        }
        dumps.heap(bundle.file("heap.hprof"), false, false);
    }

    private static String nativeMemory(History history, Instant now) throws IOException {
        long from = now.minus(BEFORE).toEpochMilli();
        StringBuilder table = new StringBuilder();
        for (Series series : history.series()) {
            Envelope seen = history.envelope(series.id(), from, now.toEpochMilli(), 1_000);
            if (series.id().startsWith("native.") && seen.size() > 0) {
                double last = seen.last(seen.size() - 1);
                table.append(String.format(
                        Locale.ROOT,
                        "%-40s %12s  %+.0f B%n",
                        series.id(),
                        series.unit().format(last),
                        last - seen.mean(0)));
            }
        }
        if (table.isEmpty()) {
            throw new IOException("the JVM does not track it (-XX:NativeMemoryTracking=summary)");
        }
        return "Now, and the difference to what it was " + Unit.MILLIS.format((double) BEFORE.toMillis())
                + " before or when watching began\n" + table;
    }

    private static String collections(History history, Instant now) {
        StringBuilder lines = new StringBuilder();
        for (String kind : List.of("gc.pause", "gc.cycle", "gc.stall")) {
            for (TimedEvent event : history.events(kind, now.minus(BEFORE).toEpochMilli(), now.toEpochMilli())) {
                lines.append(Instant.ofEpochMilli(event.atMillis()))
                        .append(' ')
                        .append(event.kind())
                        .append(' ')
                        .append(Unit.NANOS.format(event.durationNanos()))
                        .append(' ')
                        .append(event.what())
                        .append(' ')
                        .append(event.numbers())
                        .append('\n');
            }
        }
        return lines.isEmpty() ? "No collection was seen.\n" : lines.toString();
    }

    private static String report(LiveTarget target, History history, List<TrackedFinding> findings, Instant now) {
        StringWriter page = new StringWriter();
        Map<String, String> environment = target.end().isEmpty() ? Environment.of(target.jcmd()) : Map.of();
        DiagnosisHtml.write(
                new DiagnosisDocument(
                        JvmAbout.title(target.pid()),
                        Math.max(history.firstMillis(), now.minus(BEFORE).toEpochMilli()),
                        now.toEpochMilli(),
                        findings,
                        List.of(),
                        environment,
                        history),
                page);
        return page.toString();
    }
}
