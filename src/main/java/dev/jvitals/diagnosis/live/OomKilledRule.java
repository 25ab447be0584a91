package dev.jvitals.diagnosis.live;

import dev.jvitals.base.Unit;
import dev.jvitals.diagnosis.Evidence;
import dev.jvitals.diagnosis.FindingBuilder;
import dev.jvitals.diagnosis.Rule;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.diagnosis.Suspect;
import dev.jvitals.diagnosis.Verdict;
import dev.jvitals.metrics.Sample;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code oom-killed}: the process is gone, and the kernel says that it killed it for memory. */
final class OomKilledRule implements Rule<LiveEvidence> {
    /** What is told of the time before the end: long enough to see a climb. */
    private static final long LAST_MILLIS = 120_000;

    /** What may have used the memory up. */
    private static final Map<String, String> LAST_FIGURES = new TreeMap<>(Map.of(
            Ids.RESIDENT, "resident memory",
            Ids.HEAP_COMMITTED, "the committed heap",
            Ids.HEAP_USED, "the heap in use",
            Ids.DIRECT_USED, "direct buffers",
            Ids.METASPACE_COMMITTED, "metaspace"));

    @Override
    public String id() {
        return "oom-killed";
    }

    @Override
    public Verdict judge(LiveEvidence evidence) {
        String record = evidence.snapshots().killRecord();
        if (record == null) {
            return Verdict.FINE;
        }
        TargetFacts target = evidence.target();
        double limit = target.memoryBytes();
        FindingBuilder finding = new FindingBuilder(
                        id(),
                        Severity.CRITICAL,
                        "The kernel killed process " + target.pid() + " for memory"
                                + evidence.last(Ids.RESIDENT).stream()
                                        .mapToObj(bytes -> ": it last had " + Unit.BYTES.format(bytes) + " of "
                                                + Unit.BYTES.format(limit))
                                        .findFirst()
                                        .orElse(""))
                .evidence("the record", record, "kernel log or control group")
                .evidence(evidence.figure("limit", limit, Unit.BYTES, "control group, else the machine's memory"))
                .suspect(Suspect.Kind.PROCESS, Long.toString(target.pid()), record)
                .why(
                        "The memory of the container or machine was used up, and the kernel ends a process then without a word to"
                                + " it: no log, no dump, no OutOfMemoryError.")
                .advice("Leave room beside the heap: -Xmx" + (long) (limit * 0.7 / (1 << 20)) + "m, or raise the limit")
                .advice("Look at the last recorded minutes: which of heap, direct, threads or native memory grew")
                .decisive(Ids.RESIDENT)
                .confidence("Certain: the record names the process or its control group.");
        evidence.last(Ids.RESIDENT)
                .ifPresent(bytes -> finding.evidence(evidence.figure("last resident memory", Ids.RESIDENT, bytes)));
        evidence.last(Ids.HEAP_COMMITTED)
                .ifPresent(
                        bytes -> finding.evidence(evidence.figure("last committed heap", Ids.HEAP_COMMITTED, bytes)));
        LAST_FIGURES.forEach((series, what) -> {
            List<Sample> last = evidence.lastSamples(series, LAST_MILLIS);
            if (last.size() > 1) {
                double seconds = (last.getLast().atMillis() - last.getFirst().atMillis()) / 1e3;
                finding.evidence(new Evidence(
                        "in its last " + Unit.SECONDS.format(seconds) + " grew " + what,
                        Change.of(last),
                        Unit.BYTES,
                        evidence.source(series),
                        last.getFirst().atMillis(),
                        last.getLast().atMillis()));
            }
        });
        return Verdict.found(finding.build());
    }
}
