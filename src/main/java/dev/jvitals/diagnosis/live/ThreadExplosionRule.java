package dev.jvitals.diagnosis.live;

import dev.jvitals.base.Unit;
import dev.jvitals.diagnosis.FindingBuilder;
import dev.jvitals.diagnosis.Rule;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.diagnosis.Suspect;
import dev.jvitals.diagnosis.Threshold;
import dev.jvitals.diagnosis.Verdict;
import dev.jvitals.diagnosis.trend.Growth;
import dev.jvitals.diagnosis.trend.Trend;
import dev.jvitals.threads.group.DumpAnalysis;
import dev.jvitals.threads.group.SeenThread;
import dev.jvitals.threads.group.ThreadPool;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** {@code thread-explosion}: threads are made and never end. */
final class ThreadExplosionRule implements Rule<LiveEvidence> {
    static final Threshold MANY = Threshold.of(
            "thread-explosion.many",
            150,
            Unit.COUNT,
            "Servers of a few hundred threads are common; pools of theirs grow by tens, not hundreds, once they are warm.");

    static final Threshold FAST_PER_MINUTE = Threshold.of(
            "thread-explosion.fast",
            20,
            Unit.PER_MINUTE,
            "A pool that grows on demand by less is at work, not out of hand.");

    static final Threshold NOTABLE_RISE = Threshold.of(
            "thread-explosion.notable-rise", 40, Unit.COUNT, "Pools that fill up to their size on demand add fewer.");

    static final Threshold CRITICAL = Threshold.of(
            "thread-explosion.critical",
            1_000,
            Unit.COUNT,
            "The incident this comes from ended at three thousand; containers often allow fewer.");

    @Override
    public String id() {
        return "thread-explosion";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(MANY, FAST_PER_MINUTE, NOTABLE_RISE, CRITICAL);
    }

    @Override
    public Verdict judge(LiveEvidence evidence) {
        Optional<Growth> growth = Growth.of(evidence.samples(Ids.THREADS));
        if (growth.isEmpty()) {
            return new Verdict.NotSeen("too few samples of the number of threads for a slope");
        }
        Trend climb = growth.get().whole();
        boolean explodes = growth.get().isSteady()
                && climb.perMinute() >= FAST_PER_MINUTE.value()
                && climb.rise() >= NOTABLE_RISE.value()
                && climb.lastLevel() >= MANY.value();
        return explodes ? Verdict.found(finding(evidence, climb).build()) : Verdict.FINE;
    }

    private FindingBuilder finding(LiveEvidence evidence, Trend climb) {
        double count = evidence.last(Ids.THREADS).orElse(climb.lastLevel());
        String slope = Unit.PER_MINUTE.format(climb.perMinute());
        FindingBuilder finding = new FindingBuilder(
                        id(),
                        count >= CRITICAL.value() ? Severity.CRITICAL : Severity.WARNING,
                        Unit.COUNT.format(count) + " threads, growing by " + slope + pattern(evidence))
                .evidence(evidence.figure("threads", Ids.THREADS, count))
                .evidence(evidence.figure("slope", climb.perMinute(), Unit.PER_MINUTE, evidence.source(Ids.THREADS)))
                .why(
                        "Each piece of work makes a thread of its own that does not end. Each costs a stack, and the kernel's or"
                                + " container's limit of tasks ends it all.")
                .advice("Use one bounded executor, or virtual threads; close executors and clients that own threads.")
                .advice("See what they do: jvitals dump " + evidence.target().pid() + " --threads")
                .decisive(Ids.THREADS)
                .confidence("Sure: the slope is " + climb.confidence());
        evidence.target()
                .number("ThreadStackSize")
                .ifPresent(kilobytes -> finding.evidence(evidence.figure(
                        "stack memory reserved", count * kilobytes * 1024, Unit.BYTES, "threads × ThreadStackSize")));
        evidence.lastDump().ifPresent(dump -> describe(finding, dump));
        return finding;
    }

    private static String pattern(LiveEvidence evidence) {
        return evidence.lastDump()
                .map(dump -> ": most are named " + largest(dump).pattern())
                .orElse("");
    }

    private static ThreadPool largest(DumpAnalysis dump) {
        return dump.pools().stream()
                .max(Comparator.comparingInt(ThreadPool::count))
                .orElseThrow();
    }

    private static void describe(FindingBuilder finding, DumpAnalysis dump) {
        ThreadPool pool = largest(dump);
        int all = dump.threads().size();
        SeenThread one = pool.threads().getFirst();
        finding.crowd(pool.pattern())
                .evidence("their name pattern", pool.pattern(), "thread dump")
                .evidence("share of all threads", (double) pool.count() / Math.max(1, all), Unit.SHARE, "thread dump")
                .evidence("their stack", Frames.top(one.thread(), 6), "thread dump")
                .suspect(
                        Suspect.Kind.POOL,
                        pool.pattern(),
                        Unit.COUNT.format(pool.count()) + " of " + Unit.COUNT.format(all) + " threads")
                .suspect(Suspect.Kind.FRAME, Frames.own(one.thread()), "where they are");
    }
}
