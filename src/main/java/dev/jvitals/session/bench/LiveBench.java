package dev.jvitals.session.bench;

import dev.jvitals.session.bench.LiveBenchResult.Cost;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Measures JVitals as its users meet it: starts the program with its window, lets it watch a busy JVM, and reads from the
 * kernel what it takes. Needs Linux. Takes minutes; the machine should do nothing else.
 */
public final class LiveBench {
    private static final List<String> TARGET_OPTIONS = List.of("-Xms256m", "-Xmx256m", "-XX:+UseG1GC");
    private static final List<String> IDLE_OPTIONS = List.of("-Xmx16m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
    private static final long START_LIMIT_SECONDS = 60;

    private final LiveBenchPlan plan;
    private final Consumer<String> progress;

    /**
     * A measurement to come.
     *
     * @param progress told what is being measured
     */
    public LiveBench(LiveBenchPlan plan, Consumer<String> progress) {
        this.plan = plan;
        this.progress = progress;
    }

    /** Measures everything, one after the other. */
    public LiveBenchResult run() throws InterruptedException {
        if (!Files.isDirectory(Path.of("/proc/self"))) {
            throw BenchProcess.failed("bench live reads what programs take from /proc, which only Linux has");
        }
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        Starts starts = new Starts(options("-Djvitals.measure.start=true"), List.of("-Djvitals.home=" + home()));
        starts.measure(plan.starts(), progress);
        progress.accept("the list of " + plan.listed() + " JVMs");
        Cost list = listCost();
        int cores = Runtime.getRuntime().availableProcessors();
        Cost attached = attachedCost();
        try (BusyJvm busy = BusyJvm.start(cores, TARGET_OPTIONS)) {
            Throughput throughput = new Throughput(plan, busy, progress);
            throughput.measure(this::window);
            return new LiveBenchResult(
                    plan,
                    cores,
                    load,
                    starts.windowMillis(),
                    starts.windowMillisWithoutCache(),
                    starts.listMillis(),
                    attached,
                    list,
                    throughput.lossToJVitals(),
                    throughput.lossToJstat(),
                    throughput.jstatCost());
        }
    }

    private Cost listCost() throws InterruptedException {
        List<BusyJvm> idle = new ArrayList<>();
        try {
            for (int i = 0; i < plan.listed(); i++) {
                idle.add(BusyJvm.start(0, IDLE_OPTIONS));
            }
            try (BenchProcess window = window(List.of())) {
                return cost(window, plan.warmUp(), plan.watch());
            }
        } finally {
            idle.forEach(BusyJvm::close);
        }
    }

    /** One worker leaves a core to the window, so that its cost is not the cost of being crowded out. */
    private Cost attachedCost() throws InterruptedException {
        progress.accept("the live view of one JVM");
        try (BusyJvm target = BusyJvm.start(1, TARGET_OPTIONS);
                BenchProcess window = window(List.of(Long.toString(target.pid())))) {
            awaitAttached(target);
            return cost(window, plan.warmUp(), plan.watch());
        }
    }

    /** HotSpot's attach listener makes its socket: without one, only the list would be measured. */
    static void awaitAttached(BusyJvm target) throws InterruptedException {
        File socket = new File("/proc/" + target.pid() + "/root/tmp/.java_pid" + target.pid());
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_LIMIT_SECONDS);
        while (!socket.exists()) {
            if (System.nanoTime() > end) {
                throw BenchProcess.failed("the window did not attach to JVM " + target.pid());
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    static Cost cost(BenchProcess process, Duration warmUp, Duration watch) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(warmUp.toNanos());
        long before = process.cpuNanos();
        long began = System.nanoTime();
        TimeUnit.NANOSECONDS.sleep(watch.toNanos());
        double share = (double) (process.cpuNanos() - before) / (System.nanoTime() - began);
        return new Cost(share, before / 1e9, process.residentBytes(), process.peakResidentBytes());
    }

    private BenchProcess window(List<String> arguments) {
        return BenchProcess.start(OwnCommand.of(options("-Djvitals.measure.start=false"), arguments));
    }

    /** Fresh settings, so that no file of the last time opens too. */
    private List<String> options(String measure) {
        List<String> options = new ArrayList<>(List.of(measure, "-Djvitals.home=" + home()));
        if (plan.headless()) {
            options.addAll(List.of("-Dglass.platform=Headless", "-Dprism.order=sw"));
        }
        return options;
    }

    private static Path home() {
        try {
            Path home = Files.createTempDirectory("jvitals-bench");
            home.toFile().deleteOnExit();
            return home;
        } catch (IOException e) {
            throw BenchProcess.failed("no temporary folder: " + e.getMessage());
        }
    }
}
