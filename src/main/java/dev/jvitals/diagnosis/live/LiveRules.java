package dev.jvitals.diagnosis.live;

import dev.jvitals.diagnosis.Diagnosis;
import dev.jvitals.diagnosis.Finding;
import dev.jvitals.diagnosis.Judgement;
import dev.jvitals.diagnosis.Rule;
import dev.jvitals.diagnosis.threads.ThreadEvidence;
import dev.jvitals.diagnosis.threads.ThreadRules;
import java.util.List;
import java.util.stream.Stream;

/** All rules on live series, and with them those on the thread dumps taken meanwhile. */
public final class LiveRules {
    private static final List<Rule<LiveEvidence>> ALL = List.of(
            new OomKilledRule(),
            new OomKillRiskRule(),
            new HeapLeakRule(),
            new GcThrashRule(),
            new DefaultHeapSizeRule(),
            new LongGcPauseRule(),
            new ExplicitGcRule(),
            new DirectMemoryRule(),
            new ClassLeakRule(),
            new NativeGrowthRule(),
            new ResidentGrowthRule(),
            new RunawayThreadRule(),
            new ThreadExplosionRule(),
            new SocketBuildupRule(),
            new ProcessSpawningRule(),
            new HostPressureRule());

    private LiveRules() {}

    /** Rules on dumps do not know the process, and a log may not tell it: their commands say {@code PID}. */
    private static Finding withPid(Finding finding, long pid) {
        return new Finding(
                finding.rule(),
                finding.severity(),
                finding.summary(),
                finding.evidence(),
                finding.suspects(),
                finding.why(),
                finding.advice().stream()
                        .map(line -> pid > 0
                                ? line.replaceAll("\\bPID\\b", Long.toString(pid))
                                : line.replaceAll("\\b(jcmd |jvitals dump |pid=)0\\b", "$1PID"))
                        .toList(),
                finding.confidence());
    }

    public static List<Rule<LiveEvidence>> all() {
        return ALL;
    }

    /**
     * What all rules say of the evidence, those on its thread dumps too; findings that explain each other are joined.
     * Cost: some milliseconds, and O(threads) for each rule on dumps.
     */
    public static Judgement judge(LiveEvidence evidence) {
        Judgement series = Diagnosis.judge(ALL, evidence);
        Judgement threads = evidence.dumps().dumps().isEmpty()
                ? new Judgement(List.of(), List.of())
                : ThreadRules.judge(new ThreadEvidence(evidence.dumps()));
        List<Finding> findings = Story.join(Story.merge(series.findings(), threads.findings()));
        return new Judgement(
                findings.stream()
                        .map(finding -> withPid(finding, evidence.target().pid()))
                        .toList(),
                Stream.concat(series.notSeen().stream(), threads.notSeen().stream())
                        .toList());
    }
}
