package dev.jvitals.diagnosis.threads;

import dev.jvitals.base.Unit;
import dev.jvitals.diagnosis.Commands;
import dev.jvitals.diagnosis.Finding;
import dev.jvitals.diagnosis.FindingBuilder;
import dev.jvitals.diagnosis.Rule;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.diagnosis.Suspect;
import dev.jvitals.diagnosis.Threshold;
import dev.jvitals.diagnosis.Verdict;
import dev.jvitals.threads.StackFrame;
import dev.jvitals.threads.group.DumpAnalysis;
import dev.jvitals.threads.group.SeenThread;
import dev.jvitals.threads.group.StackFacts;
import dev.jvitals.threads.signature.CodeOrigin;
import dev.jvitals.threads.signature.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code thread-explosion}: one name pattern out of proportion, or one that grows from dump to dump. Virtual threads are
 * meant to be many and do not count.
 */
public final class ThreadExplosionRule implements Rule<ThreadEvidence> {
    static final Threshold MANY = Threshold.of(
            "thread-explosion.many-in-dump",
            300,
            Unit.COUNT,
            "Servers are configured with a few hundred workers (Tomcat's default is 200); hand-made threads are far fewer.");

    static final Threshold MANY_WORKERS = Threshold.of(
            "thread-explosion.many-workers",
            2000,
            Unit.COUNT,
            "A bounded executor may be set to a thousand and more; beyond this even that is a mistake.");

    static final Threshold MANY_EXECUTORS = Threshold.of(
            "thread-explosion.many-executors",
            50,
            Unit.COUNT,
            "So many executors of the same name pattern: one is made for each request or job.");

    static final Threshold GROWTH = Threshold.of(
            "thread-explosion.growth-in-dumps",
            50,
            Unit.COUNT,
            "A pattern that grew from each dump to the next by so many in all is on its way.");

    static final Threshold GROWTH_SHARE = Threshold.of(
            "thread-explosion.growth-share",
            0.2,
            Unit.SHARE,
            "Growth by less than a fifth is what pools do under load.");

    static final Threshold SHARE = Threshold.of(
            "thread-explosion.share-of-all",
            0.5,
            Unit.SHARE,
            "One pattern with more than half of all threads dominates the JVM.");

    /** The default stack of a thread on 64-bit Linux, -Xss1m; reserved, not all of it resident. */
    private static final long DEFAULT_STACK_BYTES = 1L << 20;

    private static final int FRAMES_SHOWN = 6;

    /** One pattern in the newest dump, and how many there were in the dumps before. */
    private record Family(String pattern, List<SeenThread> threads, List<Integer> counts) {}

    @Override
    public String id() {
        return "thread-explosion";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(MANY, MANY_WORKERS, MANY_EXECUTORS, GROWTH, GROWTH_SHARE, SHARE);
    }

    @Override
    public Verdict judge(ThreadEvidence evidence) {
        List<Finding> findings = new ArrayList<>();
        for (Family family : families(evidence)) {
            int total = platformThreads(evidence.series().last());
            boolean grows = grows(family.counts);
            if (isMany(family, total) || grows) {
                findings.add(finding(evidence, family, total, grows));
            }
        }
        return findings.isEmpty() ? Verdict.FINE : new Verdict.Found(findings);
    }

    private static int platformThreads(DumpAnalysis dump) {
        return (int) dump.threads().stream()
                .filter(thread -> !thread.thread().virtual())
                .count();
    }

    private static List<Family> families(ThreadEvidence evidence) {
        Map<String, List<SeenThread>> now = byPattern(evidence.series().last());
        List<Map<String, List<SeenThread>>> before = new ArrayList<>();
        evidence.dumps().forEach(dump -> before.add(byPattern(dump)));
        List<Family> families = new ArrayList<>();
        now.forEach((pattern, threads) -> families.add(new Family(
                pattern,
                threads,
                before.stream()
                        .map(dump -> dump.getOrDefault(pattern, List.of()).size())
                        .toList())));
        families.sort(Comparator.comparingInt((Family family) -> family.threads.size())
                .reversed());
        return families;
    }

    private static Map<String, List<SeenThread>> byPattern(DumpAnalysis dump) {
        Map<String, List<SeenThread>> families = new LinkedHashMap<>();
        for (SeenThread thread : dump.threads()) {
            if (!thread.thread().virtual() && !thread.thread().frames().isEmpty()) {
                families.computeIfAbsent(thread.nameFamily(), _ -> new ArrayList<>())
                        .add(thread);
            }
        }
        return families;
    }

    private static boolean isMany(Family family, int total) {
        int count = family.threads.size();
        if (count < MANY.value() || count < SHARE.value() * total) {
            return false;
        }
        Set<String> executors = new HashSet<>();
        boolean workers = true;
        for (SeenThread thread : family.threads) {
            executors.add(thread.namePattern());
            workers &= thread.stack().isIn(Place.WORKER);
        }
        return !workers || count >= MANY_WORKERS.value() || executors.size() >= MANY_EXECUTORS.value();
    }

    /** From three dumps on: growing from each to the next, by much. */
    private static boolean grows(List<Integer> counts) {
        if (counts.size() < 3) {
            return false;
        }
        for (int i = 1; i < counts.size(); i++) {
            if (counts.get(i) <= counts.get(i - 1)) {
                return false;
            }
        }
        int growth = counts.getLast() - counts.getFirst();
        return growth >= GROWTH.value() && growth >= GROWTH_SHARE.value() * counts.getFirst();
    }

    private Finding finding(ThreadEvidence evidence, Family family, int total, boolean grows) {
        DumpAnalysis dump = evidence.series().last();
        String source = Words.source(dump);
        int count = family.threads.size();
        double perMinute = perMinute(evidence, family.counts);
        String growth = grows && !Double.isNaN(perMinute) ? ", growing by " + Unit.PER_MINUTE.format(perMinute) : "";
        FindingBuilder finding = new FindingBuilder(
                        id(),
                        count >= MANY_WORKERS.value() ? Severity.CRITICAL : Severity.WARNING,
                        String.format(
                                Locale.ROOT,
                                "%,d of %,d threads are named \"%s\"%s",
                                count,
                                total,
                                family.pattern,
                                growth))
                .crowd(family.pattern)
                .evidence("threads of the pattern " + family.pattern, count, Unit.COUNT, source)
                .evidence("share of all platform threads", count / (double) total, Unit.SHARE, source)
                .evidence(
                        "stack memory reserved, at the default of 1 MB each",
                        count * DEFAULT_STACK_BYTES,
                        Unit.BYTES,
                        "computed; -Xss of the JVM is not in the dump");
        if (evidence.hasSeveral()) {
            finding.evidence("count in each dump", family.counts.toString(), "the dumps compared");
        }
        if (!Double.isNaN(perMinute)) {
            finding.evidence("growth", perMinute, Unit.PER_MINUTE, "first and last dump");
        }
        commonStack(finding, family.threads, source);
        return finding.why(
                        "Each piece of work makes a thread (or an executor) of its own, and they do not end, or end too"
                                + " late. Every thread reserves stack memory and the kernel's and the container's limit is near.")
                .advice("Find who makes them: the frames below are what they run; the creator is found with"
                        + " "
                        + Commands.recording(
                                Words.pid(dump), "settings=profile duration=60s", "threads", "jdk.ThreadStart"))
                .advice("Use one bounded executor, or virtual threads; close executors and clients that own threads.")
                .confidence("Certain as to the number; that it is too many is judged by its share and size.")
                .build();
    }

    private static void commonStack(FindingBuilder finding, List<SeenThread> threads, String source) {
        Map<StackFacts.Shape, Integer> shapes = new HashMap<>();
        threads.forEach(thread -> shapes.merge(thread.stack().shape(), 1, Integer::sum));
        Map.Entry<StackFacts.Shape, Integer> most = Collections.max(shapes.entrySet(), Map.Entry.comparingByValue());
        SeenThread example = threads.stream()
                .filter(thread -> thread.stack().shape() == most.getKey())
                .findFirst()
                .orElseThrow();
        finding.evidence(
                "the stack that " + most.getValue() + " of them share",
                Words.stack(example.thread().frames(), FRAMES_SHOWN),
                source);
        StackFrame start = lowestOwn(example);
        finding.suspect(Suspect.Kind.FRAME, Words.frame(example.stack().telling()), "what most of them do");
        if (start != null) {
            finding.suspect(Suspect.Kind.FRAME, start.qualifiedMethod(), "where they start");
        }
        finding.suspect(Suspect.Kind.THREAD, threads.getFirst().name(), "one of them");
    }

    private static @Nullable StackFrame lowestOwn(SeenThread thread) {
        return thread.thread().frames().reversed().stream()
                .filter(frame -> CodeOrigin.isOwn(frame.className()))
                .findFirst()
                .orElse(null);
    }

    private static double perMinute(ThreadEvidence evidence, List<Integer> counts) {
        Instant from = evidence.dumps().getFirst().dump().at();
        Instant to = evidence.dumps().getLast().dump().at();
        if (from == null || to == null || !to.isAfter(from)) {
            return Double.NaN;
        }
        return (counts.getLast() - counts.getFirst())
                * 60_000.0
                / Duration.between(from, to).toMillis();
    }
}
