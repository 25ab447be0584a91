package dev.jvitals.session.diagnose;

import dev.jvitals.diagnosis.Finding;
import dev.jvitals.diagnosis.Judgement;
import dev.jvitals.diagnosis.live.LiveEvidence;
import dev.jvitals.diagnosis.live.LiveRules;
import dev.jvitals.diagnosis.live.Snapshots;
import dev.jvitals.diagnosis.live.Story;
import dev.jvitals.diagnosis.live.TargetFacts;
import dev.jvitals.metrics.History;
import dev.jvitals.metrics.TimedEvent;
import dev.jvitals.metrics.recording.Recording;
import dev.jvitals.threads.group.DumpSeries;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Judges what was recorded, by JVitals or by the JVM itself (its garbage collection log, its flight recorder): the whole of
 * it, and once more around its worst moment, since the rules on load look at the end of a range.
 */
public final class RecordingDiagnosis {
    /** As long as the rules on the collector's load look back. */
    private static final long WORST_MILLIS = 30_000;
    /** Rules on trends see the worst moment in the whole anyway; in a part of it they would take warm-up for a leak. */
    private static final Set<String> ON_LOAD = Set.of("gc-thrash", "default-heap-size");

    private static final Pattern FLAG = Pattern.compile("-XX:(?:([+-])(\\w+)|(\\w+)=(\\S*))");
    private static final Map<String, String> FLAG_OF_COLLECTOR = Map.of(
            "G1", "UseG1GC",
            "Parallel", "UseParallelGC",
            "Serial", "UseSerialGC",
            "ZGC", "UseZGC",
            "Shenandoah", "UseShenandoahGC",
            "CMS", "UseConcMarkSweepGC",
            "Epsilon", "UseEpsilonGC");

    private RecordingDiagnosis() {}

    /** What the rules say of it. Cost: O(events); for any thread but the JavaFX thread. */
    public static Judgement judge(Recording recording, DumpSeries dumps) {
        History history = recording.history();
        TargetFacts facts = facts(recording);
        Judgement whole = judge(history, facts, history.firstMillis(), history.lastMillis(), dumps);
        long worst = worstEnd(history.events("gc.pause", Long.MIN_VALUE, Long.MAX_VALUE));
        if (worst >= history.lastMillis() - WORST_MILLIS) {
            return whole;
        }
        List<Finding> findings = new ArrayList<>(whole.findings());
        judge(history, facts, Math.max(history.firstMillis(), worst - WORST_MILLIS), worst, dumps).findings().stream()
                .filter(finding -> ON_LOAD.contains(finding.rule()))
                .filter(finding ->
                        findings.stream().noneMatch(known -> known.rule().equals(finding.rule())))
                .forEach(findings::add);
        return new Judgement(Story.join(findings), whole.notSeen());
    }

    private static Judgement judge(History history, TargetFacts facts, long from, long to, DumpSeries dumps) {
        return LiveRules.judge(new LiveEvidence(facts, history, from, Math.max(from + 1, to), dumps, Snapshots.NONE));
    }

    /** The end of the half minute with most time stopped; before all time where nothing stopped. */
    private static long worstEnd(List<TimedEvent> pauses) {
        long worstEnd = Long.MIN_VALUE;
        double worst = 0;
        double sum = 0;
        int first = 0;
        for (int last = 0; last < pauses.size(); last++) {
            TimedEvent pause = pauses.get(last);
            sum += pause.durationNanos();
            long end = pause.atMillis() + pause.durationNanos() / 1_000_000;
            while (first < last && pauses.get(first).atMillis() < end - WORST_MILLIS) {
                sum -= pauses.get(first++).durationNanos();
            }
            if (sum >= worst) {
                worst = sum;
                worstEnd = end;
            }
        }
        return worstEnd == Long.MIN_VALUE ? Long.MAX_VALUE : worstEnd;
    }

    private static TargetFacts facts(Recording recording) {
        String pid = recording.about().getOrDefault("pid", "");
        return TargetFacts.of(
                pid.matches("\\d{1,18}") ? Long.parseLong(pid) : 0, 0, flags(recording.about()), recording.history());
    }

    private static Map<String, TargetFacts.Flag> flags(Map<String, String> about) {
        Map<String, TargetFacts.Flag> flags = new HashMap<>();
        Matcher flag = FLAG.matcher(about.getOrDefault("flags", ""));
        while (flag.find()) {
            boolean isSwitch = flag.group(2) != null;
            flags.put(
                    isSwitch ? flag.group(2) : flag.group(3),
                    new TargetFacts.Flag(
                            isSwitch ? Boolean.toString(flag.group(1).equals("+")) : flag.group(4), "unknown"));
        }
        String collector = FLAG_OF_COLLECTOR.get(about.getOrDefault("collector", ""));
        if (collector != null) {
            flags.putIfAbsent(collector, new TargetFacts.Flag("true", "unknown"));
        }
        return flags;
    }
}
