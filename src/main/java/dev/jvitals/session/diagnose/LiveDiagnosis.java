package dev.jvitals.session.diagnose;

import dev.jvitals.base.Cancellation;
import dev.jvitals.diagnosis.Judgement;
import dev.jvitals.diagnosis.live.LiveEvidence;
import dev.jvitals.diagnosis.live.LiveRules;
import dev.jvitals.diagnosis.live.Snapshots;
import dev.jvitals.diagnosis.live.Snapshots.BusyThread;
import dev.jvitals.diagnosis.live.TargetFacts;
import dev.jvitals.metrics.History;
import dev.jvitals.session.live.LiveOptions;
import dev.jvitals.session.live.LiveTarget;
import dev.jvitals.threads.ThreadDump;
import dev.jvitals.threads.group.DumpSeries;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * Watches a live JVM for a while and says what is wrong. Takes three thread dumps meanwhile, each a safepoint of
 * milliseconds; class histograms and loader tables only where the series raise a suspicion that they can settle.
 */
public final class LiveDiagnosis {
    /** Three dumps tell what lasts from what passes. */
    private static final int DUMPS = 3;
    /** Between the two histograms of a suspected leak: long enough for a slow leak to show in its instances. */
    private static final Duration HISTOGRAMS_APART = Duration.ofSeconds(8);

    private final LiveTarget target;
    private final History history;
    private final Cancellation cancellation;
    private final Questions questions;
    private final List<ThreadDump> dumps = new ArrayList<>();
    private final long fromMillis = System.currentTimeMillis();
    private Map<String, TargetFacts.Flag> flags = Map.of();

    private LiveDiagnosis(LiveTarget target, History history, Cancellation cancellation) {
        this.target = target;
        this.history = history;
        this.cancellation = cancellation;
        this.questions = new Questions(target.jcmd());
    }

    /** Watches for that long, or until the JVM ends. Blocks. Throws a failure of kind TARGET where there is none. */
    public static Diagnosed of(long pid, Duration watch, Cancellation cancellation) {
        History history = new History();
        try (LiveTarget target = LiveTarget.watch(pid, LiveOptions.USUAL, history)) {
            return new LiveDiagnosis(target, history, cancellation).run(watch);
        }
    }

    private Diagnosed run(Duration watch) {
        flags = questions.flags();
        Duration apart = watch.dividedBy(DUMPS);
        ThreadClocks begin = ThreadClocks.of(target.pid());
        for (int i = 0; i < DUMPS; i++) {
            pause(apart);
            dumps.addAll(questions.threadDump());
        }
        if (flags.isEmpty()) {
            flags = questions.flags(); // A JVM that was too busy to answer at first.
        }
        List<BusyThread> busy = ThreadClocks.of(target.pid()).busySince(begin);
        Snapshots settled = settle(judge(Snapshots.NONE), busy);
        return new Diagnosed("pid " + target.pid(), fromMillis, history.lastMillis(), judge(settled));
    }

    private Judgement judge(Snapshots snapshots) {
        return LiveRules.judge(new LiveEvidence(
                TargetFacts.of(target.pid(), Runtime.getRuntime().availableProcessors(), flags, history),
                history,
                fromMillis,
                Math.max(fromMillis + 1, history.lastMillis()),
                DumpSeries.of(dumps, cancellation),
                snapshots));
    }

    /** What a living JVM can be asked to settle a suspicion, and of one that is gone how it ended. */
    private Snapshots settle(Judgement judgement, List<BusyThread> busy) {
        if (target.end().isPresent()) {
            return killRecordOnly();
        }
        boolean leak = has(judgement, "heap-leak");
        ClassHistogram before = leak ? questions.histogram() : ClassHistogram.NONE;
        if (leak) {
            pause(HISTOGRAMS_APART);
        }
        return new Snapshots(
                has(judgement, "socket-buildup") ? questions.closeWaitPeers() : Map.of(),
                has(judgement, "class-leak") ? questions.loaders() : List.of(),
                leak ? questions.histogram().growthSince(before, HISTOGRAMS_APART.toMillis() / 1000.0) : List.of(),
                busy,
                null);
    }

    private Snapshots killRecordOnly() {
        return target.end()
                .map(end -> end.sentence())
                .filter(sentence -> sentence.contains("killed it for memory"))
                .map(sentence -> new Snapshots(Map.of(), List.of(), List.of(), List.of(), sentence))
                .orElse(Snapshots.NONE);
    }

    private static boolean has(Judgement judgement, String rule) {
        return judgement.findings().stream().anyMatch(finding -> finding.rule().equals(rule));
    }

    /** Waits for so long, or until the JVM ends. */
    private void pause(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end && target.end().isEmpty()) {
            cancellation.check();
            LockSupport.parkNanos(Math.min(100_000_000L, end - System.nanoTime()));
        }
    }
}
