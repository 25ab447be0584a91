package dev.jvitals.diagnosis.threads;

import dev.jvitals.base.Unit;
import dev.jvitals.diagnosis.Commands;
import dev.jvitals.diagnosis.FindingBuilder;
import dev.jvitals.diagnosis.Rule;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.diagnosis.Suspect;
import dev.jvitals.diagnosis.Threshold;
import dev.jvitals.diagnosis.Verdict;
import dev.jvitals.threads.group.DumpAnalysis;
import dev.jvitals.threads.group.SeenThread;
import dev.jvitals.threads.signature.Activity;
import dev.jvitals.threads.signature.Place;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code process-spawning}: threads are starting child processes, or many children are alive. Starting one takes a
 * moment, so to catch several threads at it means that it happens all the time.
 */
public final class ProcessSpawningRule implements Rule<ThreadEvidence> {
    static final Threshold STARTING =
            Threshold.of("process-spawning.starting", 3, Unit.COUNT, "Two at once may be chance; more is a habit.");

    static final Threshold CHILDREN = Threshold.of(
            "process-spawning.children",
            10,
            Unit.COUNT,
            "Each child has a reaper thread; a server with so many children runs one for each request.");

    private static final int NAMED = 10;

    /** What one dump shows of child processes. */
    private record Children(DumpAnalysis dump, List<SeenThread> starting, List<SeenThread> waiting, int alive) {
        int weight() {
            return starting.size() + waiting.size() + alive;
        }
    }

    @Override
    public String id() {
        return "process-spawning";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(STARTING, CHILDREN);
    }

    @Override
    public Verdict judge(ThreadEvidence evidence) {
        Children worst = null;
        for (DumpAnalysis dump : evidence.dumps()) {
            Children children = children(dump);
            boolean many = children.starting.size() >= STARTING.value() || children.alive >= CHILDREN.value();
            if (many && (worst == null || children.weight() > worst.weight())) {
                worst = children;
            }
        }
        return worst == null ? Verdict.FINE : Verdict.found(finding(worst).build());
    }

    private static Children children(DumpAnalysis dump) {
        List<SeenThread> starting = new ArrayList<>();
        List<SeenThread> waiting = new ArrayList<>();
        int reapers = 0;
        for (SeenThread thread : dump.threads()) {
            if (thread.activity() == Activity.IDLE && thread.label().equals("process reapers")) {
                reapers++;
            } else if (thread.stack().isIn(Place.PROCESS_START)) {
                starting.add(thread);
            } else if (thread.stack().isIn(Place.PROCESS_WAIT)) {
                waiting.add(thread);
            }
        }
        return new Children(dump, starting, waiting, reapers);
    }

    private FindingBuilder finding(Children children) {
        String source = Words.source(children.dump);
        FindingBuilder finding = new FindingBuilder(
                        id(),
                        Severity.WARNING,
                        Words.threads(children.starting.size()) + " in the middle of starting a process, "
                                + Words.number(children.waiting.size()) + " waiting for one, "
                                + Words.number(children.alive)
                                + " children alive")
                .evidence("threads starting a process", children.starting.size(), Unit.COUNT, source)
                .evidence("threads waiting for or reading from one", children.waiting.size(), Unit.COUNT, source)
                .evidence("children alive", children.alive, Unit.COUNT, "the JVM's process reaper threads");
        List<SeenThread> involved = new ArrayList<>(children.starting);
        involved.addAll(children.waiting);
        involved.stream()
                .map(thread -> Words.frame(thread.stack().topOwn()))
                .distinct()
                .limit(NAMED)
                .forEach(frame -> finding.suspect(Suspect.Kind.FRAME, frame, "starts the processes"));
        involved.stream()
                .limit(NAMED)
                .forEach(thread -> finding.suspect(
                        Suspect.Kind.THREAD, thread.name(), Words.doing(thread, children.dump.locks())));
        return finding.why(
                        "Starting a process copies the JVM's page tables and files and costs the system far more than the"
                                + " work it does; done for each request, it slows the whole machine.")
                .advice("Do the work in the JVM, or keep one helper process alive and talk to it.")
                .advice("Watch it happen: "
                        + Commands.recording(Words.pid(children.dump), "duration=30s", "processes", "jdk.ProcessStart")
                        + ", or execsnoop.")
                .confidence("High for the moment of the dump; how many start in a second needs a live look.");
    }
}
