package dev.jvitals.diagnosis.threads;

import dev.jvitals.base.Unit;
import dev.jvitals.diagnosis.Finding;
import dev.jvitals.diagnosis.FindingBuilder;
import dev.jvitals.diagnosis.Rule;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.diagnosis.Suspect;
import dev.jvitals.diagnosis.Verdict;
import dev.jvitals.threads.group.DumpAnalysis;
import dev.jvitals.threads.group.SeenThread;
import dev.jvitals.threads.signature.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code event-loop-blocked}: an event loop waits for something other than its selector. Every connection it serves
 * stands still meanwhile.
 */
public final class EventLoopRule implements Rule<ThreadEvidence> {
    private static final int NAMED = 10;

    @Override
    public String id() {
        return "event-loop-blocked";
    }

    @Override
    public Verdict judge(ThreadEvidence evidence) {
        Map<String, Blocked> blocked = new LinkedHashMap<>();
        for (DumpAnalysis dump : evidence.dumps()) {
            for (SeenThread thread : dump.threads()) {
                if (isBlocked(thread)) {
                    blocked.put(thread.name(), new Blocked(dump, thread));
                }
            }
        }
        return blocked.isEmpty() ? Verdict.FINE : Verdict.found(finding(List.copyOf(blocked.values())));
    }

    private record Blocked(DumpAnalysis dump, SeenThread thread) {
        String doing() {
            return Words.doing(thread, dump.locks());
        }
    }

    private static boolean isBlocked(SeenThread thread) {
        return switch (thread.activity()) {
            case WAITS_FOR_LOCK, WAITS_FOR_POOL, CREATES_POOLED, WAITS, SLEEPS, WAITS_FOR_IO ->
                thread.stack().isIn(Place.EVENT_LOOP) && thread.stack().topOwn() != null;
            case RUNS, IDLE, JVM -> false;
        };
    }

    private Finding finding(List<Blocked> blocked) {
        Blocked first = blocked.getFirst();
        FindingBuilder finding = new FindingBuilder(
                        id(),
                        Severity.WARNING,
                        blocked.size() == 1
                                ? "Event loop \"" + first.thread.name() + "\" " + first.doing()
                                : Words.number(blocked.size()) + " event loops do not serve their connections: \""
                                        + first.thread.name() + "\" " + first.doing())
                .evidence("event loops that wait", blocked.size(), Unit.COUNT, Words.source(first.dump));
        for (Blocked each : blocked.subList(0, Math.min(NAMED, blocked.size()))) {
            finding.evidence(
                    '"' + each.thread.name() + "\" stands at",
                    Words.stack(each.thread.thread().frames(), 6),
                    Words.source(each.dump));
            finding.suspect(Suspect.Kind.THREAD, each.thread.name(), each.doing());
        }
        blocked.stream()
                .map(each -> Words.frame(each.thread.stack().telling()))
                .distinct()
                .limit(NAMED)
                .forEach(frame -> finding.suspect(Suspect.Kind.FRAME, frame, "blocks the loop"));
        return finding.why(
                        "An event loop serves many connections with one thread; while it waits, none of them is served.")
                .advice("Do blocking work on an executor of its own, or with the non-blocking variant of the call.")
                .confidence("High for the moment of the dump; another dump shows whether it lasts.")
                .build();
    }
}
