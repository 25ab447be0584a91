package dev.jvitals.session.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What a soak saw.
 *
 * @param rounds how often the window opened and closed everything
 * @param samples in the order taken, all tabs closed
 */
public record SoakResult(int rounds, List<Sample> samples) {
    /**
     * One look at the window's process from outside.
     *
     * @param afterSeconds since the window came
     * @param liveHeapBytes what is reachable, after a full collection
     * @param residentBytes resident memory
     * @param threads of the process
     * @param openFiles file handles
     * @param cpuShare of one core since the sample before
     */
    public record Sample(
            long afterSeconds, long liveHeapBytes, long residentBytes, int threads, int openFiles, double cpuShare) {}

    /**
     * One figure at the beginning and at the end.
     *
     * @param what it is
     * @param early least of the second third: the first is classes loading and code compiling
     * @param late least of the last third
     * @param bound what the late may be
     */
    public record Trend(String what, double early, double late, double bound) {
        public boolean isFlat() {
            return late <= bound;
        }
    }

    /**
     * Each figure's trend. A leak of a tab would add megabytes, a thread or a file each round, so the room for noise is small
     * beside it: caches fill by some per cent, and the heap's committed size follows the collector's mood. The least of some
     * looks counts: what is still being closed on a busy machine is no growth, and what is never let go is in every look.
     */
    public List<Trend> trends() {
        return List.of(
                trend("live heap", Sample::liveHeapBytes, 1.08, 3 << 20),
                trend("resident memory", Sample::residentBytes, 1.15, 32 << 20),
                trend("threads", Sample::threads, 1, 4),
                trend("open files", Sample::openFiles, 1, 8),
                trend("CPU", Sample::cpuShare, 1.5, 0.05));
    }

    public boolean isFlat() {
        return trends().stream().allMatch(Trend::isFlat);
    }

    private Trend trend(String what, ToDoubleFunction<Sample> figure, double factor, double room) {
        int third = samples.size() / 3;
        double early = least(samples.subList(third, 2 * third), figure);
        double late = least(samples.subList(samples.size() - third, samples.size()), figure);
        return new Trend(what, early, late, early * factor + room);
    }

    private static double least(List<Sample> some, ToDoubleFunction<Sample> figure) {
        return some.stream().mapToDouble(figure).min().orElseThrow();
    }
}
