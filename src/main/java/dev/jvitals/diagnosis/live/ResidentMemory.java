package dev.jvitals.diagnosis.live;

import dev.jvitals.metrics.Sample;
import java.util.ArrayList;
import java.util.List;

/**
 * What of a process is really in physical memory. ZGC keeps its heap in shared memory, and up to JDK 20 (later without
 * generations) maps each page at three addresses (JEP 333), each of which the kernel counts: resident memory then reads up to
 * three times the heap.
 */
final class ResidentMemory {
    private ResidentMemory() {}

    /** Whether the heap is what the process has of shared memory. */
    static boolean isHeapShared(LiveEvidence evidence) {
        return evidence.collector().equals("ZGC") && evidence.last(Ids.SHARED).orElse(0) > 0;
    }

    /** Resident memory in which each page counts once, as far as that can be told. */
    static List<Sample> samples(LiveEvidence evidence) {
        List<Sample> resident = evidence.samples(Ids.RESIDENT);
        if (!isHeapShared(evidence)) {
            return resident;
        }
        List<Sample> committed = evidence.samples(Ids.HEAP_COMMITTED);
        if (committed.isEmpty()) {
            return resident;
        }
        List<Sample> countedAgain = less(evidence.samples(Ids.SHARED), committed).stream()
                .map(beyond -> new Sample(beyond.atMillis(), Math.max(0, beyond.value())))
                .toList();
        return less(resident, countedAgain);
    }

    /** Where these samples come from. */
    static String source(LiveEvidence evidence) {
        String source = evidence.source(Ids.RESIDENT);
        return isHeapShared(evidence)
                ? source + ", each page counted once: what is shared beyond the committed heap is left out"
                : source;
    }

    /** The samples less what the other series had at that time: its last value before. */
    static List<Sample> less(List<Sample> samples, List<Sample> other) {
        List<Sample> out = new ArrayList<>(samples.size());
        int next = 0;
        for (Sample sample : samples) {
            while (next < other.size() && other.get(next).atMillis() <= sample.atMillis()) {
                next++;
            }
            double taken = next == 0
                    ? (other.isEmpty() ? 0 : other.getFirst().value())
                    : other.get(next - 1).value();
            out.add(new Sample(sample.atMillis(), sample.value() - taken));
        }
        return out;
    }
}
