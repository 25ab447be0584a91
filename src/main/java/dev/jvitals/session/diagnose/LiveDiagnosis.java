package dev.jvitals.session.diagnose;

import dev.jvitals.base.Cancellation;
import dev.jvitals.diagnosis.Judgement;
import dev.jvitals.diagnosis.TrackedFinding;
import dev.jvitals.diagnosis.live.LiveEvidence;
import dev.jvitals.diagnosis.live.LiveRules;
import dev.jvitals.diagnosis.live.Snapshots;
import dev.jvitals.diagnosis.live.TargetFacts;
import dev.jvitals.metrics.History;
import dev.jvitals.session.live.LiveTarget;
import dev.jvitals.target.series.HeapSeries;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Judges one live JVM again and again: {@link #look} takes what is due (a thread dump now and then, the threads' CPU),
 * judges the series, asks the JVM what would settle a suspicion, and keeps {@linkplain #findings who is accused since
 * when}. For one thread; each look blocks for as long as the JVM takes to answer.
 */
public final class LiveDiagnosis {
    /** What is so now: long enough for a rate, short enough that trouble which is over goes. */
    static final long RECENT_MILLIS = 90_000;
    /** A slow leak shows over such a time. */
    static final long LONGER_MILLIS = 15 * 60_000;
    /** While a server starts, everything climbs: its threads, classes, heap. */
    static final long WARM_UP_MILLIS = 30_000;

    private final LiveTarget target;
    private final History history;
    private final Cancellation cancellation;
    private final Questions questions;
    private final DumpRound dumps;
    private final BusyThreads busy;
    private final Settling settling;
    private final FindingLog log = new FindingLog();
    private final long fromMillis = System.currentTimeMillis();
    private final long warmMillis;
    private Map<String, TargetFacts.Flag> flags = Map.of();
    private Judgement latest = new Judgement(List.of(), List.of());

    /** A diagnosis of a target that is watched into that history. Asks nothing yet. */
    public LiveDiagnosis(LiveTarget target, History history, Cancellation cancellation) {
        this.target = target;
        this.history = history;
        this.cancellation = cancellation;
        this.questions = new Questions(target.jcmd());
        this.dumps = new DumpRound(questions, cancellation);
        this.busy = new BusyThreads(target.pid());
        this.settling = new Settling(target, history, questions);
        this.warmMillis = ProcessHandle.of(target.pid())
                .flatMap(process -> process.info().startInstant())
                .map(start -> start.toEpochMilli() + WARM_UP_MILLIS)
                .orElse(0L);
    }

    /** Who keeps what the JVM answers, from now on. Call before the first look. */
    public LiveDiagnosis keepBy(EvidenceKeeper keeper) {
        questions.keepBy(keeper);
        return this;
    }

    /** Looks once more; returns what holds now and what could not be seen. */
    public Judgement look() {
        boolean lives = target.end().isEmpty();
        if (lives) {
            flags = flags.isEmpty() ? questions.flags(target.flags()) : flags; // a JVM that was too busy is asked again
            busy.look();
            dumps.takeIfDue();
        }
        Judgement judgement = judge(settling.snapshots(busy.threads()));
        if (lives && settling.settle(judgement)) {
            judgement = judge(settling.snapshots(busy.threads()));
        } else if (!lives) {
            judgement = judge(settling.afterTheEnd());
        }
        long now = System.currentTimeMillis();
        if (lives) {
            log.update(judgement.findings(), now);
        } else {
            log.close(judgement.findings(), target.end().orElseThrow().atMillis());
        }
        latest = judgement;
        return new Judgement(log.present().stream().map(TrackedFinding::finding).toList(), judgement.notSeen());
    }

    /** What was found so far, with its times: what holds now first, the worst before the others. */
    public List<TrackedFinding> findings() {
        return log.all();
    }

    /** What the last look could not see, and why. */
    public List<String> notSeen() {
        return latest.notSeen();
    }

    /** The facts of the JVM as known so far. */
    public TargetFacts facts() {
        Map<String, TargetFacts.Flag> known = flags.isEmpty() ? OptionFlags.of(target.options(), heapMax()) : flags;
        return TargetFacts.of(target.pid(), Runtime.getRuntime().availableProcessors(), known, history);
    }

    private OptionalDouble heapMax() {
        return history.latest(HeapSeries.MAX.id())
                .filter(sample -> !sample.isGap())
                .map(sample -> OptionalDouble.of(sample.value()))
                .orElse(OptionalDouble.empty());
    }

    /** When it began to look. */
    public long fromMillis() {
        return fromMillis;
    }

    private Judgement judge(Snapshots snapshots) {
        cancellation.check();
        long to = Math.max(fromMillis + 1, history.lastMillis());
        LiveEvidence recent = lately(RECENT_MILLIS, to, snapshots);
        LiveEvidence longer = lately(LONGER_MILLIS, to, snapshots);
        return LiveRules.judge(
                recent,
                List.of(recent.since(warmMillis), longer.since(warmMillis)),
                target.end().isEmpty());
    }

    private LiveEvidence lately(long millis, long to, Snapshots snapshots) {
        return new LiveEvidence(facts(), history, Math.max(fromMillis, to - millis), to, dumps.series(), snapshots);
    }
}
