package dev.jvitals.diagnosis.live;

import dev.jvitals.diagnosis.Diagnosis;
import dev.jvitals.diagnosis.Judgement;
import dev.jvitals.diagnosis.Rule;
import java.util.List;

/** All rules on live series. */
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
            new ThreadExplosionRule(),
            new SocketBuildupRule(),
            new ProcessSpawningRule(),
            new HostPressureRule());

    private LiveRules() {}

    public static List<Rule<LiveEvidence>> all() {
        return ALL;
    }

    /** What all rules say of the evidence, findings that explain each other joined. Cost: some milliseconds. */
    public static Judgement judge(LiveEvidence evidence) {
        Judgement judgement = Diagnosis.judge(ALL, evidence);
        return new Judgement(Story.join(judgement.findings()), judgement.notSeen());
    }
}
