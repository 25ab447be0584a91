package dev.jvitals.session.bench;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import dev.jvitals.session.bench.SoakResult.Sample;
import dev.jvitals.target.attach.Jcmd;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps the window at work and measures it from outside: it opens and closes a live view of a busy JVM, a heap dump and a
 * thread dump, over and over, while other JVMs come and go. What it takes when all is closed must stay the same. Linux.
 */
public final class Soak {
    private static final List<String> TARGET_OPTIONS = List.of("-Xmx128m", "-XX:+UseG1GC");
    private static final List<String> VISITOR_OPTIONS =
            List.of("-Xmx16m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);
    private static final Pattern TOTAL = Pattern.compile("Total\\s+\\d+\\s+(\\d+)");

    private final SoakPlan plan;
    private BusyJvm visitor = visitor();

    public Soak(SoakPlan plan) {
        this.plan = plan;
    }

    /** Takes as long as the plan says. */
    public SoakResult run() throws InterruptedException {
        try (ScratchFolder folder = ScratchFolder.make("jvitals-soak");
                BusyJvm target = BusyJvm.start(1, TARGET_OPTIONS)) {
            return soak(folder.path(), target);
        } catch (IOException e) {
            throw BenchProcess.failed("the soak cannot go on: " + e.getMessage());
        } finally {
            visitor.close();
        }
    }

    /** Its own heap and threads are as good as any dumps. */
    private SoakResult soak(Path folder, BusyJvm target) throws IOException {
        Path heap = folder.resolve("heap.hprof");
        Path threads = folder.resolve("threads.json");
        HotSpotDiagnosticMXBean own = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        own.dumpHeap(heap.toString(), true);
        own.dumpThreads(threads.toString(), ThreadDumpFormat.JSON);
        Process process = OwnCommand.of(
                        List.of(
                                "-Djvitals.soak=" + target.pid() + "," + heap + "," + threads,
                                "-Djvitals.home=" + folder,
                                "-Dglass.platform=Headless",
                                "-Dprism.order=sw",
                                // What is only softly held is let go when memory is short: no growth.
                                "-XX:SoftRefLRUPolicyMSPerMB=0",
                                "-Xmx400m"),
                        List.of())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BenchProcess window = new BenchProcess(process);
                BufferedReader rounds = process.inputReader(StandardCharsets.UTF_8)) {
            return watch(window, rounds);
        }
    }

    /** The window says a line whenever it has closed everything, which is when it is measured. */
    private SoakResult watch(BenchProcess window, BufferedReader said) throws IOException {
        List<Sample> samples = new ArrayList<>();
        int rounds = 0;
        long began = 0;
        long cpuBefore = 0;
        long lookedBefore = 0;
        while (samples.size() < plan.samples()) {
            String line = said.readLine();
            if (line == null) {
                throw new IOException("the window ended after " + rounds + " rounds");
            }
            if (!line.startsWith("all-closed")) {
                continue;
            }
            long now = System.nanoTime();
            began = began == 0 ? now : began;
            lookedBefore = lookedBefore == 0 ? now : lookedBefore;
            cpuBefore = cpuBefore == 0 ? window.cpuNanos() : cpuBefore;
            rounds++;
            if (now - began < plan.length().toNanos() * (samples.size() + 1) / plan.samples()) {
                continue;
            }
            double share = (double) (window.cpuNanos() - cpuBefore) / (now - lookedBefore);
            samples.add(new Sample(
                    (now - began) / 1_000_000_000,
                    liveHeapBytes(window.pid()),
                    window.residentBytes(),
                    window.threads(),
                    window.openFiles(),
                    share));
            visitor.close();
            visitor = visitor();
            lookedBefore = System.nanoTime();
            cpuBefore = window.cpuNanos();
        }
        return new SoakResult(rounds, samples);
    }

    /**
     * The class histogram begins with a full collection, and ends with the sum. One comes before it: some megabytes are let go
     * only by what the first has found to be dead, and a look that another collection happened to precede would be the least.
     */
    private static long liveHeapBytes(long pid) throws IOException {
        Jcmd jcmd = new Jcmd(pid);
        jcmd.run("GC.run", ANSWER_LIMIT);
        Matcher total = TOTAL.matcher(jcmd.run("GC.class_histogram", ANSWER_LIMIT));
        if (!total.find()) {
            throw new IOException("the window's JVM gives no class histogram");
        }
        return Long.parseLong(total.group(1));
    }

    private static BusyJvm visitor() {
        return BusyJvm.start(0, VISITOR_OPTIONS);
    }
}
