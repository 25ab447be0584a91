package dev.jvitals.diagnosis.live;

import dev.jvitals.diagnosis.Diagnosis;
import dev.jvitals.diagnosis.Finding;
import dev.jvitals.diagnosis.Judgement;
import dev.jvitals.diagnosis.Rule;
import dev.jvitals.diagnosis.Story;
import dev.jvitals.diagnosis.threads.ThreadEvidence;
import dev.jvitals.diagnosis.threads.ThreadRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All rules on live series, and with them those on the thread dumps taken meanwhile. */
public final class LiveRules {
    /** What is so now, or was moments ago. */
    private static final List<Rule<LiveEvidence>> PRESENT = List.of(
            new OomKilledRule(),
            OomKillRiskRule.near(),
            new GcThrashRule(),
            new DefaultHeapSizeRule(),
            new LongGcPauseRule(),
            new ExplicitGcRule(),
            new DirectMemoryRule(),
            new RunawayThreadRule(),
            new ProcessSpawningRule(),
            new HostPressureRule());

    /** What climbs: fast trouble shows in a minute, slow trouble only over a longer time. */
    private static final List<Rule<LiveEvidence>> TRENDS = List.of(
            new HeapLeakRule(),
            new ClassLeakRule(),
            new NativeGrowthRule(),
            OomKillRiskRule.climbing(),
            new ResidentGrowthRule(),
            new ThreadExplosionRule(),
            new SocketBuildupRule());

    /** Which series shows best what a rule on thread dumps found. */
    private static final Map<String, String> DECISIVE = Map.of(
            "deadlock", Ids.THREADS_DEADLOCKED,
            "class-init-deadlock", Ids.threadsIn(Thread.State.WAITING),
            "lock-contention", Ids.threadsIn(Thread.State.BLOCKED),
            "pool-wait", Ids.threadsIn(Thread.State.TIMED_WAITING),
            "pool-self-deadlock", Ids.threadsIn(Thread.State.TIMED_WAITING),
            "workers-saturated", Ids.THREADS,
            "thread-explosion", Ids.THREADS,
            "runaway-thread", Ids.CPU_PROCESS,
            "process-spawning", Ids.CHILDREN);

    /** Over less time one burst or one long pause is all there is to see. */
    private static final long LEAST_MILLIS = 14_000;
    /** Over less time whatever a request or a batch allocates looks like a climb. */
    private static final long LEAST_CLIMB_MILLIS = 35_000;

    private LiveRules() {}

    /** All of them, the present ones first, and last those that judge all of a recording. */
    public static List<Rule<LiveEvidence>> all() {
        return Stream.of(PRESENT, TRENDS, WholeRules.all())
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    /** What all rules say of one range of time, of a JVM that goes on. */
    public static Judgement judge(LiveEvidence evidence) {
        return judge(evidence, List.of(evidence), true);
    }

    /**
     * What all rules say, those on thread dumps too; findings that explain each other are joined. Cost: some milliseconds,
     * and O(threads) for each rule on dumps.
     *
     * @param present the last minute or two, for what is so now
     * @param climbing ranges of time up to the same end, for what climbs; the first that shows a climb tells it
     * @param dumpsFollow whether a later look will have another thread dump beside those of {@code present}
     */
    public static Judgement judge(LiveEvidence present, List<LiveEvidence> climbing, boolean dumpsFollow) {
        Judgement now = judge(PRESENT, present, LEAST_MILLIS);
        List<Judgement> climbs = climbing.stream()
                .distinct()
                .map(range -> judge(TRENDS, range, LEAST_CLIMB_MILLIS))
                .toList();
        Judgement threads = present.dumps().dumps().isEmpty()
                ? new Judgement(List.of(), List.of())
                : ThreadRules.judge(new ThreadEvidence(present.dumps(), dumpsFollow));
        List<Finding> series = new ArrayList<>(now.findings());
        climbs.forEach(climb -> addOfOtherRules(series, climb.findings()));
        long pid = present.target().pid();
        List<Finding> findings = Story.join(Story.merge(series, threads.findings())).stream()
                .map(finding -> shown(withPid(finding, pid)))
                .toList();
        return new Judgement(
                findings,
                Stream.of(now.notSeen(), climbs.getLast().notSeen(), threads.notSeen())
                        .flatMap(List::stream)
                        .map(reason -> withPid(reason, pid))
                        .toList());
    }

    private static Judgement judge(List<Rule<LiveEvidence>> rules, LiveEvidence range, long leastMillis) {
        boolean tooShort = range.toMillis() - range.fromMillis() < leastMillis
                && range.snapshots().killRecord() == null; // what is gone is judged on what there is
        return tooShort
                ? new Judgement(
                        List.of(),
                        rules.stream()
                                .map(rule -> rule.id() + ": watched for less than " + leastMillis / 1000
                                        + " s since the JVM was warm")
                                .toList())
                : Diagnosis.judge(rules, range);
    }

    private static void addOfOtherRules(List<Finding> all, List<Finding> more) {
        more.stream()
                .filter(finding -> all.stream().noneMatch(other -> other.rule().equals(finding.rule())))
                .toList()
                .forEach(all::add);
    }

    private static String withPid(String text, long pid) {
        return pid > 0
                ? text.replaceAll("\\bPID\\b", Long.toString(pid))
                : text.replaceAll("\\b(jcmd |jvitals dump |jvitals watch |pid=|HOME/[a-z]{1,20}-)0\\b", "$1PID");
    }

    /** Rules on dumps do not know the process, and a log may not tell it: their commands say {@code PID}. */
    static Finding withPid(Finding finding, long pid) {
        return finding.withAdvice(
                finding.advice().stream().map(line -> withPid(line, pid)).toList());
    }

    private static Finding shown(Finding finding) {
        return finding.decisive().isEmpty() ? finding.withDecisive(DECISIVE.getOrDefault(finding.rule(), "")) : finding;
    }
}
