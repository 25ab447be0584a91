package dev.jvitals.diagnosis.live;

import dev.jvitals.diagnosis.FindingBuilder;
import dev.jvitals.metrics.Series;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the memory outside the heap consists of: the categories of native memory tracking, or what is known without it. */
final class NativeParts {
    /** Less says nothing. */
    private static final double NAMED_BYTES = 1024 * 1024;

    private static final Map<String, String> WITHOUT_TRACKING = new TreeMap<>(Map.of(
            Ids.METASPACE_COMMITTED, "metaspace",
            Ids.CODE_COMMITTED, "compiled code",
            Ids.DIRECT_USED, "direct buffers"));

    private NativeParts() {}

    static void describe(FindingBuilder finding, LiveEvidence evidence) {
        List<String> tracked = evidence.history().series().stream()
                .map(Series::id)
                .filter(id -> !Ids.nativeCategory(id).isEmpty()
                        && !Ids.nativeCategory(id).equals("Java Heap"))
                .filter(id -> evidence.last(id).isPresent())
                .toList();
        if (tracked.isEmpty()) {
            WITHOUT_TRACKING.forEach((series, name) -> part(finding, evidence, series, name));
        } else {
            tracked.forEach(series -> part(finding, evidence, series, Ids.nativeCategory(series)));
        }
    }

    private static void part(FindingBuilder finding, LiveEvidence evidence, String series, String name) {
        evidence.last(series).stream()
                .filter(bytes -> bytes >= NAMED_BYTES)
                .forEach(bytes -> finding.evidence(evidence.figure("outside the heap: " + name, series, bytes)));
    }
}
