package dev.jvitals.session.bench;

import dev.jvitals.session.bench.LiveBenchResult.Cost;
import dev.jvitals.session.bench.LiveBenchResult.Loss;
import dev.jvitals.session.practice.PracticeLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a JVM loses while it is watched. Phases with and without an observer alternate in one run, and each is compared with
 * its neighbours, so that the machine's moods cancel out. An observer that is not wanted is stopped by a signal: its start is
 * not part of the comparison.
 */
final class Throughput {
    /** After a switch caches and queues settle; not counted. */
    private static final Duration SETTLE = Duration.ofSeconds(1);

    private final LiveBenchPlan plan;
    private final BusyJvm target;
    private final Consumer<String> progress;
    private final List<Double> alone = new ArrayList<>();
    private final List<Double> lossesToJVitals = new ArrayList<>();
    private final List<Double> lossesToJstat = new ArrayList<>();
    private @Nullable Cost jstatCost;

    Throughput(LiveBenchPlan plan, BusyJvm target, Consumer<String> progress) {
        this.plan = plan;
        this.target = target;
        this.progress = progress;
    }

    void measure(Function<List<String>, BenchProcess> window) throws InterruptedException {
        String pid = Long.toString(target.pid());
        BenchProcess jstat = jstat(pid);
        try (BenchProcess jvitals = window.apply(List.of(pid))) {
            progress.accept("throughput, warming up");
            LiveBench.awaitAttached(target);
            TimeUnit.NANOSECONDS.sleep(plan.warmUp().toNanos());
            jvitals.suspend();
            if (jstat != null) {
                jstat.suspend();
            }
            double before = perSecond();
            for (int round = 1; round <= plan.rounds(); round++) {
                progress.accept("throughput, round " + round + " of " + plan.rounds());
                before = compare(jvitals, before, lossesToJVitals);
                if (jstat != null) {
                    before = compare(jstat, before, lossesToJstat);
                }
            }
            if (jstat != null) {
                jstat.resume();
                jstatCost = LiveBench.cost(jstat, SETTLE, plan.phase());
            }
        } finally {
            if (jstat != null) {
                jstat.close();
            }
        }
    }

    /** Returns the throughput alone afterwards, which is also the next comparison's before. */
    private double compare(BenchProcess observer, double before, List<Double> losses) throws InterruptedException {
        observer.resume();
        double watched = perSecond();
        observer.suspend();
        double after = perSecond();
        alone.add(after);
        losses.add(1 - watched / ((before + after) / 2));
        return after;
    }

    private double perSecond() throws InterruptedException {
        try {
            TimeUnit.NANOSECONDS.sleep(SETTLE.toNanos());
            long began = System.nanoTime();
            long before = target.operations();
            TimeUnit.NANOSECONDS.sleep(plan.phase().toNanos());
            return (target.operations() - before) * 1e9 / (System.nanoTime() - began);
        } catch (IOException e) {
            throw BenchProcess.failed("the watched program ended: " + e.getMessage());
        }
    }

    private static @Nullable BenchProcess jstat(String pid) {
        Path jstat = PracticeLibrary.nearestJava().resolveSibling("jstat");
        return Files.isExecutable(jstat)
                ? BenchProcess.start(new ProcessBuilder(jstat.toString(), "-gcutil", pid, "1s"))
                : null;
    }

    Loss lossToJVitals() {
        return loss(lossesToJVitals);
    }

    @Nullable
    Loss lossToJstat() {
        return lossesToJstat.isEmpty() ? null : loss(lossesToJstat);
    }

    @Nullable
    Cost jstatCost() {
        return jstatCost;
    }

    private Loss loss(List<Double> shares) {
        return new Loss(shares, LiveBenchResult.median(alone.stream().mapToDouble(each -> each)));
    }
}
