package dev.jvitals.diagnosis.live;

import dev.jvitals.base.Unit;
import dev.jvitals.diagnosis.FindingBuilder;
import dev.jvitals.diagnosis.trend.Growth;
import dev.jvitals.metrics.Envelope;
import dev.jvitals.metrics.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The growth of resident memory, split into heap that was touched for the first time and the rest. Touched heap is told
 * by the heap's high-water mark: a page that was in use once stays resident, and a higher mark touches new pages. Where
 * the heap lies in shared memory ({@link ResidentMemory}), the kernel tells it apart by itself.
 *
 * @param residentRiseBytes how far resident memory rose in the range
 * @param heapTouchedBytes how far the heap's high-water mark rose meanwhile
 * @param directRiseBytes how far direct buffers rose
 * @param codeRiseBytes how far metaspace and compiled code rose, by what is committed
 * @param native_ how what is none of these grew, by its samples; empty with too few
 * @param heapCommittedBytes the committed heap at the end
 */
record ResidentSplit(
        double residentRiseBytes,
        double heapTouchedBytes,
        double directRiseBytes,
        double codeRiseBytes,
        Optional<Growth> native_,
        double heapCommittedBytes) {
    /** Less is lost in the JIT compiler's arenas and malloc's. */
    private static final double NOTABLE_BYTES = 24L * 1024 * 1024;

    /** The JVM's own libraries, collector tables and compiler arenas; more with a larger heap, so not a sharp line. */
    private static final double JVM_ITSELF_BYTES = 80L * 1024 * 1024;

    /** Attaching makes the JVM load and compile its management classes: some 20 MB in the first seconds. */
    private static final long ATTACHING_MILLIS = 12_000;

    /** Columns keep each range's exact maximum, so few do. */
    private static final int COLUMNS = 50;

    /** What programs and the JIT compiler load and make: other rules tell where these grow without end. */
    private static final List<String> CODE = List.of(Ids.METASPACE_COMMITTED, Ids.CODE_COMMITTED);

    /** A heap whose high-water mark explains less of the growth than this was in use before, and explains nothing. */
    private static final double HEAP_AT_REST_SHARE = 0.2;

    static ResidentSplit of(LiveEvidence evidence) {
        List<Sample> resident = afterAttaching(evidence, Ids.RESIDENT);
        List<Sample> highWater =
                ResidentMemory.isHeapShared(evidence) ? afterAttaching(evidence, Ids.SHARED) : highWater(evidence);
        return new ResidentSplit(
                Change.of(resident),
                Change.of(highWater),
                Change.of(afterAttaching(evidence, Ids.DIRECT_USED)),
                CODE.stream()
                        .mapToDouble(series -> Change.of(afterAttaching(evidence, series)))
                        .sum(),
                Growth.of(other(evidence, ResidentMemory.less(resident, highWater))),
                evidence.last(Ids.HEAP_COMMITTED).orElse(Double.NaN));
    }

    /** What is neither heap nor known to the JVM's memory pools. */
    private static List<Sample> other(LiveEvidence evidence, List<Sample> outsideHeap) {
        List<Sample> rest = ResidentMemory.less(outsideHeap, evidence.samples(Ids.DIRECT_USED));
        for (String series : CODE) {
            rest = ResidentMemory.less(rest, evidence.samples(series));
        }
        return rest;
    }

    private static List<Sample> afterAttaching(LiveEvidence evidence, String series) {
        return afterAttaching(evidence, evidence.samples(series));
    }

    /** The samples without those of the time when JVitals made the JVM load its management classes. */
    static List<Sample> afterAttaching(LiveEvidence evidence, List<Sample> samples) {
        return samples.stream()
                .filter(sample -> sample.atMillis() >= evidence.history().firstMillis() + ATTACHING_MILLIS)
                .toList();
    }

    /** What the heap had in use at its highest before the range: pages that are resident already. */
    private static double highestBefore(LiveEvidence evidence) {
        Envelope before = evidence.history()
                .envelope(Ids.HEAP_USED, evidence.history().firstMillis(), evidence.fromMillis(), COLUMNS);
        double highest = 0;
        for (int i = 0; i < before.size(); i++) {
            if (before.atMillis(i) <= evidence.fromMillis()) {
                highest = Math.max(highest, before.max(i));
            }
        }
        return highest;
    }

    /**
     * Whether the heap cannot be what grew: it reached no new height, or more is resident than all that the JVM has
     * committed.
     */
    boolean isOutsideHeap(LiveEvidence evidence) {
        if (ResidentMemory.isHeapShared(evidence)) {
            return true; // what is left has nothing of it
        }
        double committed = Stream.of(Ids.METASPACE_COMMITTED, Ids.CODE_COMMITTED, Ids.DIRECT_USED)
                .mapToDouble(series -> evidence.last(series).orElse(0))
                .sum();
        double resident = evidence.last(Ids.RESIDENT).orElse(0);
        return heapTouchedBytes <= HEAP_AT_REST_SHARE * residentRiseBytes
                || resident > heapCommittedBytes + committed + JVM_ITSELF_BYTES;
    }

    boolean isKnown() {
        return native_.isPresent() && !Double.isNaN(heapCommittedBytes);
    }

    /** Whether resident memory grew by more than noise. */
    boolean isNotable() {
        return residentRiseBytes >= NOTABLE_BYTES;
    }

    double nativeRiseBytes() {
        return residentRiseBytes - heapTouchedBytes - directRiseBytes - codeRiseBytes;
    }

    FindingBuilder describe(LiveEvidence evidence, FindingBuilder finding) {
        finding.evidence(evidence.figure(
                        "growth of resident memory", residentRiseBytes, Unit.BYTES, evidence.source(Ids.RESIDENT)))
                .evidence(evidence.figure(
                        "of it heap touched for the first time",
                        heapTouchedBytes,
                        Unit.BYTES,
                        ResidentMemory.isHeapShared(evidence)
                                ? evidence.source(Ids.SHARED) + ", each mapping of a page counted"
                                : "highest heap.used so far"))
                .evidence(evidence.figure(
                        "of it direct buffers", directRiseBytes, Unit.BYTES, evidence.source(Ids.DIRECT_USED)))
                .evidence(evidence.figure(
                        "of it metaspace and compiled code",
                        codeRiseBytes,
                        Unit.BYTES,
                        evidence.source(Ids.METASPACE_COMMITTED) + "; " + evidence.source(Ids.CODE_COMMITTED)))
                .evidence(evidence.figure("of it other native memory", nativeRiseBytes(), Unit.BYTES, "the difference"))
                .evidence(evidence.figure("committed heap", Ids.HEAP_COMMITTED, heapCommittedBytes));
        evidence.last(Ids.RESIDENT)
                .ifPresent(now -> finding.evidence(evidence.figure("resident memory", Ids.RESIDENT, now)));
        evidence.last(Ids.HEAP_USED)
                .ifPresent(now -> finding.evidence(evidence.figure("heap in use", Ids.HEAP_USED, now)));
        NativeParts.describe(finding, evidence);
        return finding;
    }

    /** The most of the heap that was in use so far, at each moment of the range. */
    static List<Sample> highWater(LiveEvidence evidence) {
        List<Sample> samples = afterAttaching(evidence, Ids.HEAP_USED);
        List<Sample> marks = new ArrayList<>(samples.size());
        double highest = highestBefore(evidence);
        for (Sample sample : samples) {
            highest = Math.max(highest, sample.value());
            marks.add(new Sample(sample.atMillis(), highest));
        }
        return marks;
    }
}
