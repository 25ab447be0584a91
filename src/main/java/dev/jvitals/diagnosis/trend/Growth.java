package dev.jvitals.diagnosis.trend;

import dev.jvitals.metrics.Sample;
import java.util.List;
import java.util.Optional;

/**
 * A climb seen as a whole and in its two halves, to tell steady growth from a start-up, a cache that fills up to its bound,
 * and a burst that passes: those climb in the first half and level off in the second.
 */
public record Growth(Trend whole, Trend firstHalf, Trend secondHalf, Optional<Trend> end) {
    /**
     * A steady climb goes on at least so fast in its second half, compared to the whole. A first-order fill that is half
     * done in the first half of the range runs at 0.5 on average and slower at its end; real leaks vary with load.
     */
    private static final double STILL_GOING = 0.6;

    /** What has stopped shows in its last fifth, where that has points enough to tell. */
    private static final int END_PART = 5;

    /** The end may vary with load more than a half does; but where even its upper bound is slower than this, it has stopped. */
    private static final double STOPPED_BELOW = 0.3;

    /** The growth of the samples; empty where one half has too few of them. */
    public static Optional<Growth> of(List<Sample> samples) {
        List<Sample> points = samples.stream().filter(sample -> !sample.isGap()).toList();
        int middle = points.size() / 2;
        Optional<Trend> whole = Trend.of(points);
        Optional<Trend> first = Trend.of(points.subList(0, middle));
        Optional<Trend> second = Trend.of(points.subList(middle, points.size()));
        return whole.isEmpty() || first.isEmpty() || second.isEmpty()
                ? Optional.empty()
                : Optional.of(new Growth(
                        whole.get(),
                        first.get(),
                        second.get(),
                        Trend.of(points.subList(points.size() - points.size() / END_PART, points.size()))));
    }

    /**
     * Whether it climbs with confidence, from its beginning to its end, hardly slower in its second half than on the whole,
     * and not towards a bound that is more than half reached.
     */
    public boolean isSteady() {
        boolean stopped = end.isPresent() && end.get().highPerMinute() < STOPPED_BELOW * whole.perMinute();
        boolean begun = firstHalf.highPerMinute() >= STOPPED_BELOW * whole.perMinute();
        return whole.rises()
                && begun
                && !stopped
                && secondHalf.perMinute() >= STILL_GOING * whole.perMinute()
                && riseToCome() >= whole.rise();
    }

    /**
     * Where it comes to rest if it goes on slowing down as it did from its first half to its second: what fills up slows by
     * the same factor in equal times. Infinite where it does not slow down for sure.
     */
    public double levelAtRest() {
        return whole.lastLevel() + riseToCome();
    }

    private double riseToCome() {
        boolean slowsForSure = secondHalf.highPerMinute() < firstHalf.lowPerMinute();
        if (!slowsForSure || secondHalf.perMinute() <= 0) {
            return slowsForSure ? 0 : Double.POSITIVE_INFINITY;
        }
        double factor = secondHalf.perMinute() / firstHalf.perMinute();
        return secondHalf.rise() * factor / (1 - factor);
    }
}
