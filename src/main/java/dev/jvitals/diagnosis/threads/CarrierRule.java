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
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * {@code carriers-starved}: every carrier thread has a virtual thread that does not let go of it (it spins, or is pinned),
 * while other virtual threads wait for a carrier.
 */
public final class CarrierRule implements Rule<ThreadEvidence> {
    private static final int NAMED = 10;
    private static final String CARRIER_NAME = "ForkJoinPool-1-worker-";
    private static final Pattern CARRIER = Pattern.compile(CARRIER_NAME + "\\d+");

    /** What one dump shows of carriers. */
    private record Carriers(DumpAnalysis dump, List<SeenThread> all, List<SeenThread> pinned, int waitingForOne) {}

    @Override
    public String id() {
        return "carriers-starved";
    }

    @Override
    public Verdict judge(ThreadEvidence evidence) {
        Carriers carriers = carriers(evidence.series().last());
        boolean allMounted = !carriers.all.isEmpty() && carriers.all.stream().allMatch(CarrierRule::isMounted);
        if (!carriers.pinned.isEmpty()) {
            return Verdict.found(pinned(carriers, allMounted));
        }
        boolean starved = allMounted && carriers.waitingForOne > 0;
        return starved ? Verdict.found(starved(carriers)) : Verdict.FINE;
    }

    private static Carriers carriers(DumpAnalysis dump) {
        List<SeenThread> all = new ArrayList<>();
        List<SeenThread> pinned = new ArrayList<>();
        int waiting = 0;
        for (SeenThread thread : dump.threads()) {
            if (thread.stack().isIn(Place.PINNED) || isBlockedOnCarrier(thread)) {
                pinned.add(thread);
            }
            if (isCarrier(thread)) {
                all.add(thread);
            } else if (waitsForCarrier(thread)) {
                waiting++;
            }
        }
        return new Carriers(dump, all, pinned, waiting);
    }

    private static boolean isCarrier(SeenThread thread) {
        return !thread.thread().virtual()
                && (thread.thread().carriesId() >= 0
                        || thread.stack().isIn(Place.CARRIER)
                        || isNamedAsCarrier(thread.name()));
    }

    private static boolean isNamedAsCarrier(String name) {
        return name.startsWith(CARRIER_NAME) && CARRIER.matcher(name).matches();
    }

    private static boolean isMounted(SeenThread carrier) {
        return carrier.thread().carriesId() >= 0 || carrier.stack().isIn(Place.CARRIER);
    }

    /** Mounted and yet waiting: it could not unmount. */
    private static boolean isBlockedOnCarrier(SeenThread thread) {
        return thread.thread().virtual()
                && thread.thread().carrierId() >= 0
                && switch (thread.activity()) {
                    case WAITS_FOR_LOCK, WAITS_FOR_POOL, WAITS, SLEEPS -> true;
                    case RUNS, WAITS_FOR_IO, CREATES_POOLED, IDLE, JVM -> false;
                };
    }

    /** Never ran (an empty stack, JDK 21), or is ready to run and not mounted (JDK 25). */
    private static boolean waitsForCarrier(SeenThread thread) {
        if (!thread.thread().virtual() || thread.thread().carrierId() >= 0) {
            return false;
        }
        Thread.State state = thread.thread().state();
        return thread.thread().frames().isEmpty()
                ? state == null || state == Thread.State.RUNNABLE || state == Thread.State.NEW
                : state == Thread.State.RUNNABLE;
    }

    private Finding pinned(Carriers carriers, boolean allMounted) {
        boolean starving = allMounted && carriers.waitingForOne > 0;
        FindingBuilder finding = new FindingBuilder(
                        id(),
                        starving ? Severity.CRITICAL : Severity.WARNING,
                        Words.count(carriers.pinned.size(), "virtual thread") + " "
                                + Words.verb(carriers.pinned.size(), "keep") + " a carrier while waiting"
                                + (starving ? "; " + others(carriers.waitingForOne) + " for a carrier" : ""))
                .evidence(
                        "virtual threads pinned to a carrier",
                        carriers.pinned.size(),
                        Unit.COUNT,
                        Words.source(carriers.dump))
                .evidence("carriers", carriers.all.size(), Unit.COUNT, Words.source(carriers.dump));
        carriers.pinned.stream()
                .limit(NAMED)
                .forEach(thread -> finding.suspect(
                        Suspect.Kind.THREAD,
                        thread.name().isEmpty() ? "#" + thread.thread().id() : thread.name(),
                        Words.doing(thread, carriers.dump.locks())));
        carriers.pinned.stream()
                .map(thread -> Words.frame(thread.stack().telling()))
                .distinct()
                .limit(NAMED)
                .forEach(frame -> finding.suspect(Suspect.Kind.FRAME, frame, "waits while pinned"));
        return finding.why(
                        "Until JDK 24 a virtual thread inside synchronized cannot leave its carrier while it waits; native"
                                + " frames and class initialisers pin in every version.")
                .advice("Use ReentrantLock around blocking calls, or JDK 24 or later; find the places with"
                        + " -Djdk.tracePinnedThreads=short (JDK 21 to 23) or the event jdk.VirtualThreadPinned.")
                .confidence("High: the thread is mounted and waits.")
                .build();
    }

    private static String others(int count) {
        return count == 1 ? "1 other waits" : Words.number(count) + " others wait";
    }

    private Finding starved(Carriers carriers) {
        FindingBuilder finding = new FindingBuilder(
                        id(),
                        Severity.WARNING,
                        "All " + Words.count(carriers.all.size(), "carrier") + " are taken; "
                                + Words.count(carriers.waitingForOne, "virtual thread") + " "
                                + Words.verb(carriers.waitingForOne, "wait") + " for one")
                .evidence(
                        "carriers, all with a thread mounted",
                        carriers.all.size(),
                        Unit.COUNT,
                        Words.source(carriers.dump))
                .evidence(
                        "virtual threads ready to run",
                        carriers.waitingForOne,
                        Unit.COUNT,
                        Words.source(carriers.dump));
        carriers.dump.threads().stream()
                .filter(thread -> thread.thread().virtual() && thread.thread().carrierId() >= 0)
                .limit(NAMED)
                .forEach(thread -> finding.suspect(
                        Suspect.Kind.THREAD,
                        thread.name().isEmpty() ? "#" + thread.thread().id() : thread.name(),
                        Words.doing(thread, carriers.dump.locks())));
        return finding.why("Virtual threads give up their carrier only when they block; those that compute keep it.")
                .advice("Run long computations on platform threads; see the scheduler: jcmd " + Words.pid(carriers.dump)
                        + " Thread.vthread_scheduler (JDK 25)")
                .confidence("Fair: a busy moment looks the same; take a second dump.")
                .build();
    }
}
