package dev.jvitals.diagnosis.live;

import dev.jvitals.base.Unit;
import dev.jvitals.diagnosis.Commands;
import dev.jvitals.diagnosis.FindingBuilder;
import dev.jvitals.diagnosis.Rule;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.diagnosis.Suspect;
import dev.jvitals.diagnosis.Threshold;
import dev.jvitals.diagnosis.Verdict;
import dev.jvitals.threads.StackFrame;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@code explicit-gc}: somebody calls {@code System.gc()} again and again. */
final class ExplicitGcRule implements Rule<LiveEvidence> {
    static final Threshold HABIT_PER_MINUTE = Threshold.of(
            "explicit-gc.habit",
            1,
            Unit.PER_MINUTE,
            "RMI's housekeeping asks once an hour, tools once when a person clicks: neither is a habit.");

    static final Threshold HABIT_CALLS =
            Threshold.of("explicit-gc.habit-calls", 3, Unit.COUNT, "One or two calls may be a person with a tool.");

    @Override
    public String id() {
        return "explicit-gc";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(HABIT_PER_MINUTE, HABIT_CALLS);
    }

    @Override
    public Verdict judge(LiveEvidence evidence) {
        List<GcPause> explicit =
                GcPause.in(evidence).stream().filter(GcPause::isExplicit).toList();
        int calls = calls(evidence, explicit);
        double perMinute = calls / Math.max(1.0 / 60, evidence.minutes());
        if (calls < HABIT_CALLS.value() || perMinute < HABIT_PER_MINUTE.value()) {
            return Verdict.FINE;
        }
        double longest =
                explicit.stream().mapToDouble(GcPause::pauseMillis).max().orElse(0);
        double stopped = explicit.stream().mapToDouble(GcPause::pauseMillis).sum() / (evidence.minutes() * 60_000);
        FindingBuilder finding = new FindingBuilder(
                        id(),
                        Severity.WARNING,
                        "The program calls System.gc() " + Unit.PER_MINUTE.format(perMinute)
                                + ", each call stops it for up" + " to " + Unit.MILLIS.format(longest))
                .evidence(evidence.figure("calls per minute", perMinute, Unit.PER_MINUTE, Ids.GC_PAUSE))
                .evidence(evidence.figure("longest pause by a call", longest, Unit.MILLIS, Ids.GC_PAUSE))
                .evidence(evidence.figure("share of time stopped by calls", stopped, Unit.SHARE, Ids.GC_PAUSE))
                .why(
                        "A call of System.gc() collects the whole heap whether that pays or not; the collector's own timing is"
                                + " nearly always better.")
                .advice("Find the callers: "
                        + Commands.recording("PID", "settings=profile duration=60s", "gc", "jdk.SystemGC"))
                .advice(
                        "Until they are gone: -XX:+ExplicitGCInvokesConcurrent; or -XX:+DisableExplicitGC where no direct"
                                + " buffers rely on it")
                .decisive(Ids.GC_PAUSE)
                .confidence("Certain: the JVM names System.gc() as the cause of each of these collections.");
        nameCallers(finding, evidence);
        return Verdict.found(finding.build());
    }

    /** A collector that works beside the application answers one call with one cycle, and stops several times in it. */
    private static int calls(LiveEvidence evidence, List<GcPause> explicit) {
        long cycles = evidence.events(Ids.GC_CYCLE).stream()
                .map(GcPause::of)
                .filter(GcPause::isExplicit)
                .count();
        return cycles > 0 ? (int) cycles : explicit.size();
    }

    /** By the flight recorder's events where it streams, else by who was seen in the call. */
    private static void nameCallers(FindingBuilder finding, LiveEvidence evidence) {
        Map<String, Long> told = evidence.events(Ids.GC_CALL).stream()
                .map(call -> call.texts().getOrDefault("frame", ""))
                .filter(frame -> !frame.isEmpty())
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        told.forEach((frame, times) -> finding.suspect(
                Suspect.Kind.FRAME, frame, "called it " + Unit.COUNT.format(times) + " times (JFR jdk.SystemGC)"));
        if (told.isEmpty()) {
            StackSearch.callers(evidence, ExplicitGcRule::isTheCall)
                    .forEach(caller ->
                            finding.suspect(Suspect.Kind.FRAME, caller.frame(), "called it on " + caller.thread()));
        }
    }

    private static boolean isTheCall(StackFrame frame) {
        return frame.qualifiedMethod().equals("java.lang.System.gc")
                || frame.qualifiedMethod().equals("java.lang.Runtime.gc");
    }
}
