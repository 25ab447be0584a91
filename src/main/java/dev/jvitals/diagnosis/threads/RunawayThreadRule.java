package dev.jvitals.diagnosis.threads;

import dev.jvitals.base.Unit;
import dev.jvitals.diagnosis.Finding;
import dev.jvitals.diagnosis.FindingBuilder;
import dev.jvitals.diagnosis.Rule;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.diagnosis.Suspect;
import dev.jvitals.diagnosis.Threshold;
import dev.jvitals.diagnosis.Verdict;
import dev.jvitals.threads.StackFrame;
import dev.jvitals.threads.ThreadEntry;
import dev.jvitals.threads.group.DumpAnalysis;
import dev.jvitals.threads.group.SeenThread;
import dev.jvitals.threads.group.ThreadHistory;
import dev.jvitals.threads.signature.Activity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code runaway-thread}: a thread keeps a core to itself. Told by the CPU time used between dumps; a single dump gives
 * the mean over the thread's whole life only, which is a hint and labelled so. The state RUNNABLE says nothing: a thread
 * in a socket read is RUNNABLE.
 */
public final class RunawayThreadRule implements Rule<ThreadEvidence> {
    static final Threshold WHOLE_CORE = Threshold.of(
            "runaway-thread.whole-core",
            0.9,
            Unit.CORES,
            "A thread that leaves a tenth of a core free is waiting for something now and then.");

    static final Threshold SECONDS = Threshold.of(
            "runaway-thread.least-cpu",
            10,
            Unit.SECONDS,
            "Shorter bursts are ordinary work: a batch, a big request, a JIT warm-up.");

    static final Threshold RECURRING_SECONDS = Threshold.of(
            "runaway-thread.recurring-cpu",
            5,
            Unit.SECONDS,
            "Half that is enough where the same frame recurs in so many dumps.");

    static final Threshold RECURRING_DUMPS = Threshold.of(
            "runaway-thread.recurring-dumps", 3, Unit.COUNT, "The same frame in so many dumps in a row is no chance.");

    private static final int THREADS_NAMED = 10;
    private static final int FRAMES_SHOWN = 6;

    /** A thread, its CPU and over how long. */
    private record Spinning(SeenThread thread, double cores, double seconds, Recurring recurring) {
        boolean isLong() {
            return seconds >= SECONDS.value()
                    || (seconds >= RECURRING_SECONDS.value() && recurring.dumps >= RECURRING_DUMPS.value());
        }
    }

    /** The frame of its work that most dumps show. */
    private record Recurring(String frame, int dumps, int ofDumps) {
        @Override
        public String toString() {
            return frame + " in " + dumps + " of " + ofDumps + " dumps";
        }
    }

    @Override
    public String id() {
        return "runaway-thread";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(WHOLE_CORE, SECONDS, RECURRING_SECONDS, RECURRING_DUMPS);
    }

    @Override
    public Verdict judge(ThreadEvidence evidence) {
        if (evidence.dumps().stream().noneMatch(RunawayThreadRule::showsCpu)) {
            return new Verdict.NotSeen("no per-thread CPU in this dump; JDK 11 and later print cpu= and elapsed=");
        }
        List<Spinning> spinning = evidence.hasSeveral()
                ? betweenDumps(evidence)
                : overLife(evidence.series().last());
        if (spinning.isEmpty()) {
            return Verdict.FINE;
        }
        return Verdict.found(
                evidence.hasSeveral()
                        ? certain(evidence, spinning)
                        : hint(evidence.series().last(), spinning));
    }

    private static boolean showsCpu(DumpAnalysis dump) {
        return dump.dump().threads().stream().anyMatch(thread -> !Double.isNaN(thread.cpuMillis()));
    }

    private static List<Spinning> betweenDumps(ThreadEvidence evidence) {
        List<Spinning> found = new ArrayList<>();
        double wholeCore = WHOLE_CORE.value();
        for (ThreadHistory history : evidence.series().histories()) {
            Spinning longest = longestRun(history, wholeCore);
            if (longest != null && longest.isLong() && runsJava(longest.thread)) {
                found.add(longest);
            }
        }
        return found;
    }

    /** The longest run of dumps over which the thread kept a core busy; null where there is none. */
    private static @Nullable Spinning longestRun(ThreadHistory history, double wholeCore) {
        Spinning best = null;
        int from = 0;
        for (int i = 1; i < history.seen().size(); i++) {
            if (!(history.cpuShare().get(i) >= wholeCore)) {
                from = i;
                continue;
            }
            Spinning run = run(history, from, i);
            if (run != null && (best == null || run.seconds > best.seconds)) {
                best = run;
            }
        }
        return best;
    }

    private static @Nullable Spinning run(ThreadHistory history, int from, int to) {
        SeenThread first = history.seen().get(from);
        SeenThread last = history.seen().get(to);
        if (first == null || last == null) {
            return null;
        }
        double cpuSeconds = (last.thread().cpuMillis() - first.thread().cpuMillis()) / 1000;
        double seconds = last.thread().elapsedSeconds() - first.thread().elapsedSeconds();
        return new Spinning(last, cpuSeconds / seconds, seconds, recurring(history, from, to));
    }

    /** The frame of the thread's work that most of these dumps show. */
    private static Recurring recurring(ThreadHistory history, int from, int to) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (int i = from; i <= to; i++) {
            SeenThread seen = history.seen().get(i);
            if (seen != null) {
                counts.merge(Words.frame(seen.stack().telling()), 1, Integer::sum);
            }
        }
        Map.Entry<String, Integer> most = Collections.max(counts.entrySet(), Map.Entry.comparingByValue());
        return new Recurring(most.getKey(), most.getValue(), to - from + 1);
    }

    private static List<Spinning> overLife(DumpAnalysis dump) {
        List<Spinning> found = new ArrayList<>();
        for (SeenThread seen : dump.threads()) {
            ThreadEntry thread = seen.thread();
            double cores = thread.cpuMillis() / 1000 / thread.elapsedSeconds();
            boolean spins = cores >= WHOLE_CORE.value() && thread.elapsedSeconds() >= SECONDS.value();
            if (spins && seen.activity() == Activity.RUNS && runsJava(seen)) {
                found.add(new Spinning(
                        seen,
                        cores,
                        thread.elapsedSeconds(),
                        new Recurring(Words.frame(seen.stack().telling()), 1, 1)));
            }
        }
        return found;
    }

    /** The JVM's compilers and collectors have no frames; what they use is their job. */
    private static boolean runsJava(SeenThread thread) {
        return !thread.thread().frames().isEmpty();
    }

    private Finding certain(ThreadEvidence evidence, List<Spinning> spinning) {
        FindingBuilder finding = new FindingBuilder(
                id(),
                Severity.WARNING,
                summary(spinning, "keeps a core busy", "keep a core busy each") + " over "
                        + Unit.SECONDS.format(spinning.getFirst().seconds));
        for (Spinning each : spinning.subList(0, Math.min(THREADS_NAMED, spinning.size()))) {
            String name = each.thread.name();
            finding.evidence(
                            "CPU of \"" + name + '"',
                            each.cores,
                            Unit.CORES,
                            "cpu= and elapsed= of "
                                    + Words.count(evidence.dumps().size(), "dump"))
                    .evidence("seen so for", each.seconds, Unit.SECONDS, "elapsed= of \"" + name + '"')
                    .evidence("frames that recur", each.recurring.toString(), "its stacks");
        }
        suspects(finding, spinning);
        return finding.why(
                        "A loop that does not end or does not wait: a retry without pause, a map changed by two threads,"
                                + " a regular expression that backtracks, a poll that returns at once.")
                .advice("Look at the recurring frame; a profile of a few seconds shows where in it: jcmd "
                        + Words.pid(evidence.series().last()) + " JFR.start duration=30s filename=run.jfr")
                .confidence("High: CPU time between dumps is measured by the operating system.")
                .build();
    }

    private Finding hint(DumpAnalysis dump, List<Spinning> spinning) {
        FindingBuilder finding = new FindingBuilder(
                id(),
                Severity.INFO,
                "Hint from one dump: " + summary(spinning, "has used", "have used")
                        + " a whole core on average since its start");
        for (Spinning each : spinning.subList(0, Math.min(THREADS_NAMED, spinning.size()))) {
            finding.evidence(
                    "mean CPU of \"" + each.thread.name() + "\" over its life of " + Unit.SECONDS.format(each.seconds),
                    each.cores,
                    Unit.CORES,
                    "cpu= and elapsed= of " + Words.source(dump));
        }
        suspects(finding, spinning);
        return finding.why("A mean over the whole life says nothing of now.")
                .advice("Take a second dump some 10 s later and open both: " + Words.takeDump(dump))
                .confidence("Low: a life-time mean, not a measurement of this moment.")
                .build();
    }

    private static String summary(List<Spinning> spinning, String one, String many) {
        Spinning first = spinning.getFirst();
        return spinning.size() == 1
                ? '"' + first.thread.name() + "\" " + one
                : Words.threads(spinning.size()) + " ("
                        + Words.names(spinning.stream().map(Spinning::thread).toList()) + ") " + many;
    }

    private static void suspects(FindingBuilder finding, List<Spinning> spinning) {
        for (Spinning each : spinning.subList(0, Math.min(THREADS_NAMED, spinning.size()))) {
            finding.suspect(
                    Suspect.Kind.THREAD,
                    each.thread.name(),
                    Words.stack(each.thread.thread().frames(), FRAMES_SHOWN));
        }
        spinning.stream()
                .map(each -> each.thread.stack().telling())
                .filter(frame -> frame != null)
                .map(StackFrame::qualifiedMethod)
                .distinct()
                .limit(THREADS_NAMED)
                .forEach(frame -> finding.suspect(Suspect.Kind.FRAME, frame, "recurs"));
    }
}
