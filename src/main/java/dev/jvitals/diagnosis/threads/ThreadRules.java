package dev.jvitals.diagnosis.threads;

import dev.jvitals.diagnosis.Diagnosis;
import dev.jvitals.diagnosis.Judgement;
import dev.jvitals.diagnosis.Rule;
import java.util.List;

/** All rules for thread dumps. */
public final class ThreadRules {
    private ThreadRules() {}

    /** One of each, the gravest troubles first. Stateless. */
    public static List<Rule<ThreadEvidence>> all() {
        return List.of(
                new DeadlockRule(),
                new PoolSelfDeadlockRule(),
                new PoolWaitRule(),
                new LockContentionRule(),
                new LogQueueRule(),
                new ClassInitRule(),
                new WorkersSaturatedRule(),
                new ThreadExplosionRule(),
                new RunawayThreadRule(),
                new StuckThreadsRule(),
                new ProcessSpawningRule(),
                new EventLoopRule(),
                new CarrierRule(),
                new CommonPoolRule(),
                new ReferenceHandlingRule(),
                new ExceptionStormRule(),
                new RemoteWaitRule());
    }

    /** What all rules say of one dump or several. Cost: O(threads) for each rule. */
    public static Judgement judge(ThreadEvidence evidence) {
        return Diagnosis.judge(all(), evidence);
    }
}
