package dev.jvitals.diagnosis.live;

import dev.jvitals.base.Unit;
import dev.jvitals.diagnosis.FindingBuilder;
import dev.jvitals.diagnosis.Rule;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.diagnosis.Suspect;
import dev.jvitals.diagnosis.Threshold;
import dev.jvitals.diagnosis.Verdict;
import dev.jvitals.diagnosis.trend.Growth;
import dev.jvitals.diagnosis.trend.Trend;
import dev.jvitals.metrics.Series;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code native-growth}: resident memory grows steadily, and neither the heap nor direct buffers explain it. */
final class NativeGrowthRule implements Rule<LiveEvidence> {
    static final Threshold NOTABLE_RISE_BYTES = Threshold.of(
            "native-growth.notable-rise",
            16L * 1024 * 1024,
            Unit.BYTES,
            "The JIT compiler and malloc's arenas of a warming server rise by less, and level off.");

    static final Threshold COMPILING_SHARE = Threshold.of(
            "native-growth.compiling-share",
            0.3,
            Unit.SHARE,
            "A JIT compiler that works so much of the time is still warming the program up, on a machine short of CPU for minutes;"
                    + " one that is warm compiles now and then.");

    static final Threshold COMPILING_RISE_BYTES = Threshold.of(
            "native-growth.compiling-rise",
            48L * 1024 * 1024,
            Unit.BYTES,
            "While the JIT compiler still warms the program up, or waits for a core to do so, its arenas and what malloc keeps of"
                    + " them take some tens of megabytes.");

    static final Threshold FAST_BYTES_PER_MINUTE = Threshold.of(
            "native-growth.fast-per-minute",
            4L * 1024 * 1024,
            Unit.BYTES,
            "At this pace a gigabyte is gone in four hours.");

    static final Threshold BLAME_SHARE = Threshold.of(
            "native-growth.blame-share",
            0.2,
            Unit.SHARE,
            "A category of native memory tracking is to blame where it rose by so much of the whole growth.");

    /** Categories that the memory pools tell of, so that they are no part of the climb. */
    private static final Set<String> TAKEN_OFF = Set.of("Code", "Metaspace");

    @Override
    public String id() {
        return "native-growth";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(NOTABLE_RISE_BYTES, COMPILING_SHARE, COMPILING_RISE_BYTES, FAST_BYTES_PER_MINUTE, BLAME_SHARE);
    }

    @Override
    public Verdict judge(LiveEvidence evidence) {
        ResidentSplit split = ResidentSplit.of(evidence);
        if (!split.isKnown()) {
            return new Verdict.NotSeen("too few samples of resident memory and heap");
        }
        Growth growth = split.native_().orElseThrow();
        boolean grows = split.isOutsideHeap(evidence)
                && growth.isSteady()
                && growth.whole().rise() >= (isWarmingUp(evidence) ? COMPILING_RISE_BYTES : NOTABLE_RISE_BYTES).value()
                && growth.whole().perMinute() >= FAST_BYTES_PER_MINUTE.value();
        return grows ? Verdict.found(finding(evidence, split, growth.whole()).build()) : Verdict.FINE;
    }

    /**
     * Compiles in the second half of the range, for a slow leak needs minutes to show, and by then the program is warm; or had
     * to wait for a core so long that it warms up for minutes, its compiler now and then.
     */
    private static boolean isWarmingUp(LiveEvidence evidence) {
        long middle = (evidence.fromMillis() + evidence.toMillis()) / 2;
        return mean(evidence, Ids.COMPILING, middle) >= COMPILING_SHARE.value()
                || HostPressureRule.isStarved(
                        mean(evidence, Ids.CPU_PROCESS, evidence.fromMillis()),
                        mean(evidence, Ids.CPU_WAIT, evidence.fromMillis()));
    }

    private static double mean(LiveEvidence evidence, String series, long fromMillis) {
        return evidence.history().mean(series, fromMillis, evidence.toMillis());
    }

    private FindingBuilder finding(LiveEvidence evidence, ResidentSplit split, Trend climb) {
        Map<String, Double> categories = categoryGrowth(evidence);
        double known = categories.entrySet().stream()
                .filter(category -> !TAKEN_OFF.contains(category.getKey()))
                .mapToDouble(Map.Entry::getValue)
                .sum();
        double unexplained = climb.rise() - known;
        boolean outside = categories.isEmpty() || unexplained > known;
        FindingBuilder finding = split.describe(
                evidence,
                new FindingBuilder(
                        id(),
                        Severity.WARNING,
                        "Memory outside the heap grows by " + Unit.BYTES.format(climb.perMinute()) + " a minute"
                                + (outside
                                        ? ", unknown to the JVM: a native library or malloc"
                                        : ", most of it " + largest(categories))));
        finding.evidence(evidence.figure(
                        "growth of other native memory, by its trend", climb.rise(), Unit.BYTES, "the difference"))
                .evidence(evidence.figure(
                        "growth of other native memory each minute, by its trend",
                        climb.perMinute(),
                        Unit.BYTES,
                        "the difference"));
        categories.forEach((category, bytes) -> {
            finding.evidence(evidence.figure("growth of " + category, bytes, Unit.BYTES, "native memory tracking"));
            if (bytes >= BLAME_SHARE.value() * climb.rise() && !TAKEN_OFF.contains(category)) {
                finding.suspect(Suspect.Kind.CATEGORY, category, "grew by " + Unit.BYTES.format(bytes));
            }
        });
        finding.evidence(evidence.figure(
                "unexplained remainder", unexplained, Unit.BYTES, "resident memory less all that is known"));
        if (outside) {
            finding.suspect(
                    Suspect.Kind.CATEGORY,
                    "unexplained",
                    "allocated by native code: zlib, JNI libraries, malloc's arenas, or mapped files");
        }
        return finding.why(
                        "Native code allocates with malloc, which no JVM figure counts: compressors that are never ended, JNI"
                                + " libraries, or one arena of malloc for each thread.")
                .advice(
                        "Look for Deflater, Inflater, GZIP streams, image and database libraries that need end() or close()")
                .advice("Try whether malloc only keeps freed memory: jcmd "
                        + evidence.target().pid() + " System.trim_native_heap; or start with MALLOC_ARENA_MAX=2")
                .advice(
                        categories.isEmpty()
                                ? "Start with -XX:NativeMemoryTracking=summary: the JVM's own native memory is unknown without it"
                                : "Compare in detail: jcmd " + evidence.target().pid()
                                        + " VM.native_memory baseline, and some minutes later jcmd "
                                        + evidence.target().pid() + " VM.native_memory summary.diff")
                .decisive(Ids.RESIDENT)
                .confidence("Likely: the slope is " + climb.confidence()
                        + "; the heap's part is an estimate from its highest use.");
    }

    private static String largest(Map<String, Double> categories) {
        return categories.entrySet().stream()
                .filter(category -> !TAKEN_OFF.contains(category.getKey()))
                .max(Map.Entry.comparingByValue(Comparator.naturalOrder()))
                .map(Map.Entry::getKey)
                .orElse("");
    }

    /** By how much each category but the heap grew. */
    private static Map<String, Double> categoryGrowth(LiveEvidence evidence) {
        Map<String, Double> grown = new LinkedHashMap<>();
        for (Series series : evidence.history().series()) {
            String category = Ids.nativeCategory(series.id());
            if (!category.isEmpty() && !category.equals("Java Heap")) {
                grown.put(category, Change.of(evidence.samples(series.id())));
            }
        }
        return grown;
    }
}
