package dev.jvitals.session.diagnose;

import dev.jvitals.diagnosis.Finding;
import dev.jvitals.diagnosis.Judgement;
import dev.jvitals.diagnosis.Suspect;
import dev.jvitals.diagnosis.live.Snapshots;
import dev.jvitals.diagnosis.live.Snapshots.BusyThread;
import dev.jvitals.diagnosis.live.Snapshots.ClassGrowth;
import dev.jvitals.diagnosis.live.Snapshots.LoaderKind;
import dev.jvitals.metrics.History;
import dev.jvitals.metrics.Sample;
import dev.jvitals.session.live.LiveTarget;
import dev.jvitals.target.series.ProcessSeries;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks the JVM what settles a suspicion, each question only when a rule raises it, and not again too soon. */
final class Settling {
    /** Between two histograms of a suspected leak: long enough for a slow leak to show in its instances. */
    private static final Duration HISTOGRAMS_APART = Duration.ofSeconds(8);
    /** A histogram stops the JVM for some 100 ms per GB of heap, a loader table for some milliseconds. */
    private static final Duration DEAR = Duration.ofMinutes(3);

    /** A shell script costs some hundred page faults; more than this for several looks in a row is a habit. */
    private static final double MANY_CHILD_FAULTS = 200;

    private static final int LOOKS_OF_A_HABIT = 2;

    private final LiveTarget target;
    private final History history;
    private final Questions questions;
    private final Map<String, Long> askedNanos = new HashMap<>();
    private Map<String, Integer> closeWaitPeers = Map.of();
    private List<LoaderKind> loaders = List.of();
    private List<ClassGrowth> growing = List.of();
    private @Nullable ClassHistogram firstHistogram;
    private long firstHistogramNanos;
    private int looksWithChildren;

    Settling(LiveTarget target, History history, Questions questions) {
        this.target = target;
        this.history = history;
        this.questions = questions;
    }

    Snapshots snapshots(List<BusyThread> busy) {
        return new Snapshots(closeWaitPeers, loaders, growing, busy, null);
    }

    /** What the JVM left behind: the kernel's word on its end. */
    Snapshots afterTheEnd() {
        String record = target.end()
                .map(end -> end.sentence())
                .filter(sentence -> sentence.contains("killed it for memory"))
                .orElse(null);
        return new Snapshots(closeWaitPeers, loaders, growing, List.of(), record);
    }

    /** Asks what the findings raise. Whether anything new is known. */
    boolean settle(Judgement judgement) {
        boolean news = false;
        if (has(judgement, "socket-buildup")) {
            closeWaitPeers = questions.closeWaitPeers();
            news = true;
        }
        if (has(judgement, "class-leak") && isDue("loaders", DEAR)) {
            loaders = questions.loaders();
            news = true;
        }
        if (has(judgement, "heap-leak")) {
            news |= compareHistograms();
        }
        if (startsUnseenChildren()
                || lacksItsCaller(judgement, "process-spawning")
                || lacksItsCaller(judgement, "explicit-gc")) {
            target.startFlightRecorder(); // its events name the caller
        }
        return news;
    }

    /** Children that live for less than the time between two samples are seen by what they leave behind only. */
    private boolean startsUnseenChildren() {
        double faults = history.latest(ProcessSeries.CHILD_FAULTS.id())
                .map(Sample::value)
                .orElse(0.0);
        looksWithChildren = faults >= MANY_CHILD_FAULTS ? looksWithChildren + 1 : 0;
        return looksWithChildren >= LOOKS_OF_A_HABIT;
    }

    private boolean compareHistograms() {
        ClassHistogram first = firstHistogram;
        if (first == null) {
            if (isDue("histogram", DEAR)) {
                firstHistogramNanos = System.nanoTime();
                firstHistogram = questions.histogram();
            }
            return false;
        }
        double apart = (System.nanoTime() - firstHistogramNanos) / 1e9;
        if (apart < HISTOGRAMS_APART.toSeconds()) {
            return false;
        }
        growing = questions.histogram().growthSince(first, apart);
        firstHistogram = null;
        return true;
    }

    private boolean isDue(String question, Duration pause) {
        long now = System.nanoTime();
        Long last = askedNanos.get(question);
        if (last != null && now - last < pause.toNanos()) {
            return false;
        }
        askedNanos.put(question, now);
        return true;
    }

    private static boolean has(Judgement judgement, String rule) {
        return judgement.findings().stream().anyMatch(finding -> finding.rule().equals(rule));
    }

    private static boolean lacksItsCaller(Judgement judgement, String rule) {
        return judgement.findings().stream().anyMatch(finding -> finding.rule().equals(rule) && !namesAFrame(finding));
    }

    private static boolean namesAFrame(Finding finding) {
        return finding.suspects().stream().anyMatch(suspect -> suspect.kind() == Suspect.Kind.FRAME);
    }
}
