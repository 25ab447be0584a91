package dev.jvitals.diagnosis.heap;

import dev.jvitals.base.Unit;
import dev.jvitals.diagnosis.Finding;
import dev.jvitals.diagnosis.FindingBuilder;
import dev.jvitals.diagnosis.Rule;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.diagnosis.Suspect;
import dev.jvitals.diagnosis.Threshold;
import dev.jvitals.diagnosis.Verdict;
import dev.jvitals.heap.inspect.ObjectRef;
import dev.jvitals.heap.paths.RootPath;
import dev.jvitals.heap.suspect.LeakSuspect;
import dev.jvitals.heap.suspect.ThreadLocalUse;
import java.util.ArrayList;
import java.util.List;

/** {@code heap-leak}: one thing, or many of a kind, that holds a large part of the heap. */
final class HeapLeakRule implements Rule<HeapEvidence> {
    static final Threshold NOTABLE_SHARE = Threshold.of(
            "heap-leak.dump-notable-share",
            0.25,
            Unit.SHARE,
            "What holds a quarter of a heap decides how large the heap must be.");
    static final Threshold NOTABLE_BYTES = Threshold.of(
            "heap-leak.dump-notable",
            16L << 20,
            Unit.BYTES,
            "In a small heap the JDK's own tables have such shares; a leak that somebody notices is larger.");
    static final Threshold CRITICAL_SHARE = Threshold.of(
            "heap-leak.dump-critical-share",
            0.8,
            Unit.SHARE,
            "A healthy server's caches seldom leave so little for anything else.");
    static final Threshold MANY_PARTS = Threshold.of(
            "heap-leak.dump-many-parts",
            1000,
            Unit.COUNT,
            "A few large things (a table read at the start, an image) are a choice; thousands of parts pile up.");

    @Override
    public String id() {
        return "heap-leak";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(NOTABLE_SHARE, NOTABLE_BYTES, CRITICAL_SHARE, MANY_PARTS);
    }

    @Override
    public Verdict judge(HeapEvidence evidence) {
        if (!evidence.heap().hasDump()) {
            return new Verdict.NotSeen("only the index is here, and what piles up is told from the dump's values");
        }
        List<Finding> findings = new ArrayList<>();
        for (LeakSuspect suspect : evidence.suspects()) {
            if (suspect.share() >= NOTABLE_SHARE.value() && suspect.retainedBytes() >= NOTABLE_BYTES.value()) {
                findings.add(finding(evidence, suspect));
            }
        }
        return findings.isEmpty() ? Verdict.FINE : new Verdict.Found(findings);
    }

    private static Severity severity(LeakSuspect suspect) {
        if (suspect.accumulated().count() < MANY_PARTS.value()
                || suspect.accumulated().className().isEmpty()) {
            return Severity.INFO;
        }
        return suspect.share() >= CRITICAL_SHARE.value() ? Severity.CRITICAL : Severity.WARNING;
    }

    private Finding finding(HeapEvidence evidence, LeakSuspect suspect) {
        String source = "dominator tree of the heap dump";
        String file = evidence.heap().file().toString();
        ObjectRef point = suspect.accumulation();
        FindingBuilder finding = new FindingBuilder(id(), severity(suspect), suspect.sentence())
                .evidence("retained", suspect.retainedBytes(), Unit.BYTES, source)
                .evidence("share of the heap", suspect.share(), Unit.SHARE, source)
                .evidence("where it piles up", point.label() + " " + point.hexAddress(), source)
                .evidence("what piles up", suspect.accumulated().text(), "values of the heap dump")
                .evidence("how many", suspect.accumulated().count(), Unit.COUNT, "values of the heap dump");
        RootPath path = suspect.path();
        if (path != null) {
            finding.evidence("kept by", path.root().text(), "roots of the heap dump")
                    .evidence("path from the root", text(path), "references of the heap dump");
        }
        for (ThreadLocalUse use : suspect.threadLocals().stream().limit(3).toList()) {
            finding.evidence(
                    "thread local " + use.key(),
                    Unit.COUNT.format(use.threads()) + " values of " + use.valueClass() + " retain "
                            + Unit.BYTES.format(use.retainedBytes()) + ": " + Unit.COUNT.format(use.entries())
                            + " objects of " + use.entryClass(),
                    "thread objects of the heap dump");
        }
        suspects(finding, suspect);
        return finding.why(why(suspect))
                .advice("See what it holds: jvitals heap " + file + " --object " + point.hexAddress())
                .advice("See what keeps it: jvitals heap " + file + " --path-to-roots " + point.hexAddress())
                .advice(advice(suspect))
                .confidence("The sizes are exact. That it grows, one dump cannot show: compare it with a later one"
                        + " (jvitals heap LATER --compare " + file + ").")
                .build();
    }

    private static void suspects(FindingBuilder finding, LeakSuspect suspect) {
        boolean threads = suspect.kind() == LeakSuspect.Kind.THREADS;
        for (ObjectRef holder : suspect.holders()) {
            finding.suspect(
                    threads ? Suspect.Kind.THREAD : Suspect.Kind.OBJECT,
                    threads ? holder.text() : holder.label() + " " + holder.hexAddress(),
                    "retains " + Unit.BYTES.format(holder.retainedBytes()));
        }
        if (!suspect.accumulated().className().isEmpty()) {
            finding.suspect(
                    Suspect.Kind.CLASS,
                    suspect.accumulated().className(),
                    Unit.COUNT.format(suspect.accumulated().count()) + " "
                            + suspect.accumulated().kind());
        }
    }

    static String text(RootPath path) {
        StringBuilder text = new StringBuilder();
        for (RootPath.Step step : path.steps()) {
            text.append(text.isEmpty() ? "" : " → ");
            text.append(step.via().isEmpty() ? "" : step.via() + " → ");
            text.append(step.object().label());
        }
        return text.toString();
    }

    private static String why(LeakSuspect suspect) {
        return suspect.kind() == LeakSuspect.Kind.THREADS
                ? "A pool's threads live as long as the server, and so does what they keep in a thread local: without"
                        + " remove() after each request it piles up thread by thread."
                : "Objects are added to something that is still reachable and never taken out again: a cache without a"
                        + " bound, a buffer that waits for an answer, a listener that nobody removes.";
    }

    private static String advice(LeakSuspect suspect) {
        return suspect.kind() == LeakSuspect.Kind.THREADS
                ? "Call ThreadLocal.remove() in a finally block when the request ends"
                : "Bound it (a size, an age), or take entries out when their work is done";
    }
}
