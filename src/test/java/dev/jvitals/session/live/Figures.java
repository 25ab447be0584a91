package dev.jvitals.session.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.metrics.History;
import dev.jvitals.support.Await;
import dev.jvitals.support.ChildJvm;
import dev.jvitals.support.Jdks;
import dev.jvitals.target.hsperf.CollectionTime;
import dev.jvitals.target.hsperf.MappedFiles;
import dev.jvitals.target.hsperf.PerfFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the figures of a child that is watched must agree with, on any JDK. */
final class Figures {
    private Figures() {}

    static List<String> missing(List<String> expected, History history) {
        return expected.stream().filter(id -> history.series(id).isEmpty()).toList();
    }

    static double now(History history, String id) {
        return history.latest(id)
                .orElseThrow(() -> new AssertionError("no " + id))
                .value();
    }

    static void agreesWithProc(ChildJvm child, History history) throws IOException {
        String status = Files.readString(Path.of("/proc", Long.toString(child.pid()), "status"));
        double resident = kilobytes(status, "VmRSS:");
        // Both were read within a second or two, in which the heap may be touched further and RMI's buffers come.
        assertThat(now(history, "memory.resident")).isBetween(resident * 0.75, resident * 1.25);
        assertThat(now(history, "memory.swap")).isEqualTo(kilobytes(status, "VmSwap:"));
        assertThat(now(history, "cpu.process")).isBetween(0.0, 4.0);
        assertThat(now(history, "files.open")).isBetween(3.0, 200.0);
    }

    private static double kilobytes(String status, String key) {
        String line =
                status.lines().filter(each -> each.startsWith(key)).findFirst().orElseThrow();
        return Long.parseLong(line.replaceAll("\\D", "")) * 1024.0;
    }

    /** As {@code jcmd} printed it; the counters, and so jstat, are of the last collection. */
    static void metaspaceIsOfNow(String printed, History history) {
        Matcher used = Pattern.compile("Metaspace\\s+used (\\d+)K").matcher(printed);
        assertThat(used.find()).as(printed).isTrue();
        double bytes = Long.parseLong(used.group(1)) * 1024.0;
        Await.until("metaspace as jcmd had it", () -> now(history, "metaspace.used") >= bytes * 0.99);
        assertThat(now(history, "metaspace.used")).isBetween(bytes * 0.99, bytes * 1.2);
    }

    /** The counters' pauses and their time lie between two looks of jstat. */
    static void countsAndTimesAgree(int feature, ChildJvm child) throws IOException {
        Map<String, Double> before = jstat(feature, "-gc", child.pid());
        try (PerfFile counters = Objects.requireNonNull(MappedFiles.openCounters(child.pid()))) {
            CollectionTime ours = new CollectionTime(counters);
            double seconds = ours.pauseNanos() / 1e9;
            double pauses = ours.pauses();
            Map<String, Double> after = jstat(feature, "-gc", child.pid());
            assertThat(seconds).isBetween(figure(before, "GCT") - 0.002, figure(after, "GCT") + 0.002);
            assertThat(pauses).isBetween(collections(before), collections(after));
        }
    }

    private static double collections(Map<String, Double> jstat) {
        return Stream.of("YGC", "FGC", "CGC")
                .mapToDouble(each -> jstat.getOrDefault(each, 0.0))
                .sum();
    }

    static double figure(Map<String, Double> jstat, String column) {
        return Objects.requireNonNull(jstat.get(column), column);
    }

    /** What the jstat of that JDK prints, by column; columns without a figure are left out. */
    static Map<String, Double> jstat(int feature, String option, long pid) throws IOException {
        String[] lines = printed(feature, "jstat", option, Long.toString(pid)).split("\n");
        String[] names = lines[0].strip().split("\\s+");
        String[] values = lines[1].strip().split("\\s+");
        Map<String, Double> figures = new HashMap<>();
        for (int i = 0; i < names.length; i++) {
            if (!values[i].equals("-")) {
                figures.put(names[i], Double.parseDouble(values[i]));
            }
        }
        return figures;
    }

    /** What the jcmd of that JDK prints. */
    static String jcmd(int feature, ChildJvm child, String command) throws IOException {
        return printed(feature, "jcmd", Long.toString(child.pid()), command);
    }

    private static String printed(int feature, String tool, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Jdks.home(feature).resolve("bin").resolve(tool).toString());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    static void agreesWithThreadPrint(ChildJvm child, LiveTarget target, History history) throws IOException {
        child.tell("deadlock");
        Await.until("the deadlock is told", () -> now(history, "threads.deadlocked") == 2);
        assertThat(threadPrint(target)).contains("Found one Java-level deadlock");
        // Other threads, those of the management agent for example, may be blocked for a moment in either of the two.
        Await.until(
                "as many are blocked as printed",
                () -> now(history, "threads.BLOCKED")
                        == threadPrint(target)
                                .lines()
                                .filter(line -> line.startsWith("   java.lang.Thread.State: BLOCKED"))
                                .count());
    }

    private static String threadPrint(LiveTarget target) {
        try {
            return target.jcmd().run("Thread.print", Duration.ofSeconds(20));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
