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
    private final Losses lossesToJVitals = new Losses();
    private final Losses lossesToJstat = new Losses();
    private @Nullable Cost jstatCost;

    /** One phase: what was done, and who took which share of all cores. */
    private record Phase(double operationsPerSecond, double observerShare, double besidesWorkShare) {}

    /** What was lost in each round, and to whom. */
    private static final class Losses {
        final List<Double> shares = new ArrayList<>();
        final List<Double> observer = new ArrayList<>();
        final List<Double> answers = new ArrayList<>();
    }

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
            Phase before = phase(null);
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

    /** Returns the phase alone afterwards, which is also the next comparison's before. */
    private Phase compare(BenchProcess observer, Phase before, Losses losses) throws InterruptedException {
        observer.resume();
        Phase watched = phase(observer);
        observer.suspend();
        Phase after = phase(observer);
        alone.add(after.operationsPerSecond);
        losses.shares.add(
                1 - watched.operationsPerSecond / mean(before.operationsPerSecond, after.operationsPerSecond));
        losses.observer.add(watched.observerShare);
        losses.answers.add(watched.besidesWorkShare - mean(before.besidesWorkShare, after.besidesWorkShare));
        return after;
    }

    private static double mean(double a, double b) {
        return (a + b) / 2;
    }

    private Phase phase(@Nullable BenchProcess observer) throws InterruptedException {
        try {
            TimeUnit.NANOSECONDS.sleep(SETTLE.toNanos());
            long began = System.nanoTime();
            long operations = target.operations();
            long besides = target.cpuNanosBesidesWork();
            long observed = observer == null ? 0 : observer.cpuNanos();
            TimeUnit.NANOSECONDS.sleep(plan.phase().toNanos());
            double done = target.operations() - operations;
            double nanos = System.nanoTime() - began;
            double allCores = nanos * Runtime.getRuntime().availableProcessors();
            return new Phase(
                    done * 1e9 / nanos,
                    (observer == null ? 0 : observer.cpuNanos() - observed) / allCores,
                    (target.cpuNanosBesidesWork() - besides) / allCores);
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
        return lossesToJstat.shares.isEmpty() ? null : loss(lossesToJstat);
    }

    @Nullable
    Cost jstatCost() {
        return jstatCost;
    }

    private Loss loss(Losses losses) {
        return new Loss(
                losses.shares,
                losses.observer,
                losses.answers,
                LiveBenchResult.median(alone.stream().mapToDouble(each -> each)));
    }
}
