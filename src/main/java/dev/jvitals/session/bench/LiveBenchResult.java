package dev.jvitals.session.bench;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@link LiveBench} measured.
 *
 * @param plan how
 * @param cores of this machine
 * @param loadBefore the machine's load average of a minute before: other programs disturb the figures
 * @param filledWindowMillis from exec to a window with the list of JVMs, each start
 * @param filledWindowMillisWithoutCache the same without the program's start cache, in turns with the others
 * @param listMillis from exec to the printed list of {@code jvitals ps}, each start
 * @param attached with the live view of one busy JVM open
 * @param list with the list alone
 * @param lossToJVitals of a JVM whose workers want every core, by the live view
 * @param lossToJstat the same by {@code jstat -gcutil PID 1s}; null where there is no jstat
 * @param jstat its own cost; null where there is none
 */
public record LiveBenchResult(
        LiveBenchPlan plan,
        int cores,
        double loadBefore,
        List<Long> filledWindowMillis,
        List<Long> filledWindowMillisWithoutCache,
        List<Long> listMillis,
        Cost attached,
        Cost list,
        Loss lossToJVitals,
        @Nullable Loss lossToJstat,
        @Nullable Cost jstat) {
    public LiveBenchResult {
        filledWindowMillis = List.copyOf(filledWindowMillis);
        filledWindowMillisWithoutCache = List.copyOf(filledWindowMillisWithoutCache);
        listMillis = List.copyOf(listMillis);
    }

    /**
     * What a process takes.
     *
     * @param cpuShare of one core while it was measured
     * @param warmUpCpuSeconds CPU time from its start until then
     * @param residentBytes at the end
     * @param peakResidentBytes at worst
     */
    public record Cost(double cpuShare, double warmUpCpuSeconds, long residentBytes, long peakResidentBytes) {}

    /**
     * Which share of its throughput a JVM loses while it is watched, for each round; negative is noise.
     *
     * @param shares one for each round
     * @param observerShares of all cores together: what the observer took for itself, each round. Where the watched JVM wants
     *     every core it loses about that much
     * @param answerShares of all cores together: what the watched JVM spent besides its own work (answers, collections,
     *     compiling) more than alone, each round
     * @param operationsPerSecond without being watched, median
     */
    public record Loss(
            List<Double> shares, List<Double> observerShares, List<Double> answerShares, double operationsPerSecond) {
        public Loss {
            shares = List.copyOf(shares);
            observerShares = List.copyOf(observerShares);
            answerShares = List.copyOf(answerShares);
        }

        /** What the observer took, median. */
        public double byObserver() {
            return LiveBenchResult.median(observerShares.stream().mapToDouble(each -> each));
        }

        /** What the JVM spent on being watched, median. */
        public double byAnswers() {
            return LiveBenchResult.median(answerShares.stream().mapToDouble(each -> each));
        }

        public double median() {
            return LiveBenchResult.median(shares.stream().mapToDouble(each -> each));
        }

        public double least() {
            return shares.stream().mapToDouble(each -> each).min().orElse(Double.NaN);
        }

        public double greatest() {
            return shares.stream().mapToDouble(each -> each).max().orElse(Double.NaN);
        }
    }

    public double medianStartMillis() {
        return median(filledWindowMillis.stream().mapToDouble(each -> each));
    }

    public double medianStartMillisWithoutCache() {
        return median(filledWindowMillisWithoutCache.stream().mapToDouble(each -> each));
    }

    /** What a start takes with its start cache, as a share of what it takes without. */
    public double startShareOfWithoutCache() {
        return medianStartMillis() / medianStartMillisWithoutCache();
    }

    public double medianListMillis() {
        return median(listMillis.stream().mapToDouble(each -> each));
    }

    static double median(java.util.stream.DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        int middle = sorted.length / 2;
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return sorted.length % 2 == 1
                ? sorted[middle]
                : Arrays.stream(sorted, middle - 1, middle + 1).average().orElseThrow();
    }
}
