package dev.jvitals.diagnosis.live;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Unit;
import dev.jvitals.diagnosis.Finding;
import dev.jvitals.diagnosis.Judgement;
import dev.jvitals.metrics.History;
import dev.jvitals.metrics.Series;
import dev.jvitals.metrics.TimedEvent;
import dev.jvitals.threads.ThreadDump;
import dev.jvitals.threads.group.DumpSeries;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/** A made-up history of a JVM, put together series by series. It begins at a fixed moment. */
final class Scene {
    static final double MB = 1024 * 1024;
    private static final long START = 1_700_000_000_000L;

    private final int seconds;
    private final History history = new History();
    private final Map<String, TargetFacts.Flag> flags = new HashMap<>();
    private Snapshots snapshots = Snapshots.NONE;
    private List<ThreadDump> dumps = List.of();
    private String collector = "G1";
    private long memoryLimitBytes;

    Scene(int seconds) {
        this.seconds = seconds;
    }

    /** One sample a second. */
    Scene series(String id, DoubleUnaryOperator valueAtSecond) {
        Series series = new Series(id, id, Unit.COUNT, "test", "");
        for (int second = 0; second <= seconds; second++) {
            history.sample(series, START + 1_000L * second, valueAtSecond.applyAsDouble(second));
        }
        return this;
    }

    Scene heap(double maxBytes) {
        flag("MaxHeapSize", Long.toString((long) maxBytes), "command line");
        return series(Ids.HEAP_MAX, second -> maxBytes);
    }

    Scene flag(String name, String value, String origin) {
        return flag(name, new TargetFacts.Flag(value, origin));
    }

    Scene flag(String name, TargetFacts.Flag flag) {
        flags.put(name, flag);
        return this;
    }

    Scene collector(String name) {
        collector = name;
        return this;
    }

    Scene limit(double bytes) {
        memoryLimitBytes = (long) bytes;
        return this;
    }

    Scene dump(ThreadDump taken) {
        dumps = List.of(taken);
        return this;
    }

    Scene snapshots(Snapshots looked) {
        snapshots = looked;
        return this;
    }

    /** Collections at a steady beat. */
    Scene collections(
            double everySeconds,
            boolean old,
            String cause,
            double pauseMillis,
            double garbage,
            DoubleUnaryOperator floor) {
        for (double second = everySeconds; second <= seconds; second += everySeconds) {
            double left = floor.applyAsDouble(second);
            history.event(new TimedEvent(
                    Ids.GC_PAUSE,
                    START + (long) (1_000 * second),
                    (long) (pauseMillis * 1e6),
                    cause,
                    "test",
                    Map.of("beforeBytes", left + garbage, "afterBytes", left),
                    Map.of("collector", "test", "action", old ? "end of major GC" : "end of minor GC")));
        }
        return this;
    }

    Scene event(double second, String kind, String what) {
        history.event(new TimedEvent(kind, START + (long) (1_000 * second), 0, what, "test", Map.of(), Map.of()));
        return this;
    }

    LiveEvidence evidence() {
        return new LiveEvidence(
                new TargetFacts(4711, collector, 2, memoryLimitBytes, (long) (8192 * MB), flags),
                history,
                START,
                START + 1_000L * seconds,
                DumpSeries.of(dumps, new Cancellation()),
                snapshots);
    }

    Judgement judge() {
        return LiveRules.judge(evidence());
    }

    /** The rules that found something above a note. */
    List<String> alarms() {
        return judge().findings().stream()
                .filter(finding -> finding.severity() != dev.jvitals.diagnosis.Severity.INFO)
                .map(Finding::rule)
                .toList();
    }

    Finding finding(String rule) {
        return judge().findings().stream()
                .filter(finding -> finding.rule().equals(rule))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + rule + " in " + judge()));
    }
}
