package dev.jvitals.diagnosis.trend;

import dev.jvitals.base.Unit;
import dev.jvitals.metrics.Sample;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A slope that outliers do not bend: the median of the slopes between all pairs of points (Theil 1950, Sen 1968), with
 * Sen's confidence interval from Kendall's rank statistic.
 *
 * @param perMinute the slope, in the samples' unit per minute
 * @param lowPerMinute lower end of its 95 % confidence interval
 * @param highPerMinute upper end of it
 * @param points how many samples it rests on
 * @param fromMillis time of the first of them
 * @param toMillis time of the last
 * @param firstLevel where the fitted line begins
 * @param lastLevel where it ends
 */
public record Trend(
        double perMinute,
        double lowPerMinute,
        double highPerMinute,
        int points,
        long fromMillis,
        long toMillis,
        double firstLevel,
        double lastLevel) {
    /** Fewer points than this say nothing: with 5, even a strictly rising row has a 95 % interval above zero only just. */
    public static final int MIN_POINTS = 5;

    /** More points than this are thinned evenly first: the number of pairs grows with the square. */
    private static final int MAX_POINTS = 240;

    private static final double MILLIS_PER_MINUTE = 60_000;
    /** Two-sided 95 % of the normal distribution. */
    private static final double Z = 1.96;

    /** The trend of the samples, gaps left out; empty where fewer than {@link #MIN_POINTS} remain. Cost: O(points²). */
    public static Optional<Trend> of(List<Sample> samples) {
        List<Sample> points =
                thinned(samples.stream().filter(sample -> !sample.isGap()).toList());
        int n = points.size();
        if (n < MIN_POINTS || points.getFirst().atMillis() == points.getLast().atMillis()) {
            return Optional.empty();
        }
        Ranked slopes = new Ranked(pairSlopes(points));
        int pairs = slopes.size();
        double spread = Z * Math.sqrt(n * (n - 1.0) * (2.0 * n + 5) / 18);
        double slope = slopes.median();
        double low = slopes.at(clamp((int) Math.floor((pairs - spread) / 2), pairs));
        double high = slopes.at(clamp((int) Math.ceil((pairs + spread) / 2), pairs));
        long from = points.getFirst().atMillis();
        long to = points.getLast().atMillis();
        double start = new Ranked(points.stream()
                        .mapToDouble(point -> point.value() - slope * minutes(from, point.atMillis()))
                        .toArray())
                .median();
        return Optional.of(new Trend(slope, low, high, n, from, to, start, start + slope * minutes(from, to)));
    }

    /** Whether it climbs, with 95 % confidence. */
    public boolean rises() {
        return lowPerMinute > 0;
    }

    /** How far the fitted line climbed from its beginning to its end. */
    public double rise() {
        return lastLevel - firstLevel;
    }

    /** Minutes until the line reaches the level; infinite where it does not climb. */
    public double minutesUntil(double level) {
        return perMinute <= 0 ? Double.POSITIVE_INFINITY : Math.max(0, (level - lastLevel) / perMinute);
    }

    /** How sure the slope is, in words with the figures. */
    public String confidence() {
        return "from %d points over %s; the slope lies between %.3g and %.3g of its own size with 95 %% confidence"
                .formatted(
                        points,
                        Unit.MILLIS.format((double) (toMillis - fromMillis)),
                        perMinute == 0 ? 0 : lowPerMinute / perMinute,
                        perMinute == 0 ? 0 : highPerMinute / perMinute);
    }

    private static List<Sample> thinned(List<Sample> samples) {
        if (samples.size() <= MAX_POINTS) {
            return samples;
        }
        Sample[] kept = new Sample[MAX_POINTS];
        for (int i = 0; i < MAX_POINTS; i++) {
            kept[i] = samples.get((int) ((long) i * (samples.size() - 1) / (MAX_POINTS - 1)));
        }
        return List.of(kept);
    }

    private static double[] pairSlopes(List<Sample> points) {
        double[] minutes = new double[points.size()];
        double[] values = new double[points.size()];
        for (int i = 0; i < minutes.length; i++) {
            minutes[i] = minutes(points.getFirst().atMillis(), points.get(i).atMillis());
            values[i] = points.get(i).value();
        }
        double[] slopes = new double[minutes.length * (minutes.length - 1) / 2];
        int count = 0;
        for (int i = 0; i < minutes.length; i++) {
            for (int j = i + 1; j < minutes.length; j++) {
                double apart = minutes[j] - minutes[i];
                if (apart > 0) {
                    slopes[count++] = (values[j] - values[i]) / apart;
                }
            }
        }
        return Arrays.copyOf(slopes, count);
    }

    private static int clamp(int index, int length) {
        return Math.max(0, Math.min(length - 1, index));
    }

    private static double minutes(long fromMillis, long toMillis) {
        return (double) (toMillis - fromMillis) / MILLIS_PER_MINUTE;
    }
}
