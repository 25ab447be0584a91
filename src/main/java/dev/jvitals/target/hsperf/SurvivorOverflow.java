package dev.jvitals.target.hsperf;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * By how much the survivors of the last young collection exceed the size that the collector wants them to have: so much is
 * promoted early at the next one. Serial and G1 publish the age table, the old Parallel policy a sum; ZGC and Shenandoah
 * neither, since they have no survivor spaces. Source: HotSpot's {@code AgeTable::compute_tenuring_threshold}.
 */
final class SurvivorOverflow {
    private static final int MAX_AGES = 16;

    private final List<PerfCounter> survivors = new ArrayList<>();
    private final @Nullable PerfCounter desired;

    SurvivorOverflow(PerfFile file) {
        desired = file.counter("sun.gc.policy.desiredSurvivorSize");
        for (int age = 1; age < MAX_AGES; age++) {
            add(file.counter("sun.gc.generation.0.agetable.bytes.%02d".formatted(age)));
        }
        if (survivors.isEmpty()) {
            add(file.counter("sun.gc.policy.survived"));
        }
    }

    private void add(@Nullable PerfCounter counter) {
        if (counter != null) {
            survivors.add(counter);
        }
    }

    /** Bytes too many, 0 where they fit; -1 where this JVM does not tell. */
    long bytes() {
        if (desired == null || survivors.isEmpty() || desired.read() <= 0) {
            return -1;
        }
        long total = 0;
        for (int i = 0; i < survivors.size(); i++) {
            total += survivors.get(i).read();
        }
        return Math.max(0, total - desired.read());
    }
}
