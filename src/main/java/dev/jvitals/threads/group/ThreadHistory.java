package dev.jvitals.threads.group;

import dev.jvitals.threads.ThreadEntry;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thread through the dumps of a series.
 *
 * @param name its name in the first dump that has it
 * @param seen what was seen of it, one element for each dump, null where the dump does not have it
 * @param cpuShare CPU used from the dump before until this one, in cores (1.0 is one core all the time); one element for
 *     each dump, NaN for the first and where a figure is missing
 * @param lastUnchanged how many dumps, counted back from the last that has it, show the very same stack; at least 1
 */
public record ThreadHistory(String name, List<@Nullable SeenThread> seen, List<Double> cpuShare, int lastUnchanged) {

    /** The highest use of CPU between two dumps, in cores; NaN where no figure is known. */
    public double mostCpu() {
        double most = Double.NaN;
        for (double share : cpuShare) {
            most = Double.isNaN(share) ? most : Double.isNaN(most) ? share : Math.max(most, share);
        }
        return most;
    }

    /** New objects from the first dump that has it to the last, NaN where dumps do not tell (only {@code -e} does). */
    public double allocatedBytesPerSecond() {
        ThreadEntry first = Objects.requireNonNull(seen.get(firstDump())).thread();
        ThreadEntry last = last().thread();
        double seconds = last.elapsedSeconds() - first.elapsedSeconds();
        boolean known = first.allocatedBytes() >= 0 && last.allocatedBytes() >= first.allocatedBytes() && seconds > 0;
        return known ? (last.allocatedBytes() - first.allocatedBytes()) / seconds : Double.NaN;
    }

    /** The last time it was seen. */
    public SeenThread last() {
        return seen.reversed().stream().filter(each -> each != null).findFirst().orElseThrow();
    }

    /** Index of the first dump that has it. */
    public int firstDump() {
        int at = 0;
        while (seen.get(at) == null) {
            at++;
        }
        return at;
    }

    /** Index of the last dump that has it. */
    public int lastDump() {
        int at = seen.size() - 1;
        while (seen.get(at) == null) {
            at--;
        }
        return at;
    }

    /** Whether a dump after the first does not have it any more, or the first does not have it yet. */
    public boolean comesOrGoes() {
        return firstDump() > 0 || lastDump() < seen.size() - 1;
    }
}
