package dev.jvitals.diagnosis.live;

import dev.jvitals.base.Unit;
import dev.jvitals.diagnosis.FindingBuilder;
import dev.jvitals.diagnosis.Rule;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.diagnosis.Suspect;
import dev.jvitals.diagnosis.Verdict;
import dev.jvitals.metrics.TimedEvent;
import dev.jvitals.threads.StackFrame;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@code process-spawning}: the program starts process after process. */
final class ProcessSpawningRule implements Rule<LiveEvidence> {
    /** Starting a process takes milliseconds of CPU and copies the page tables; once a second is work, not an exception. */
    static final double OFTEN_PER_SECOND = 1;

    /** From here on starting them alone costs a good part of a core. */
    static final double CRITICAL_PER_SECOND = 20;

    /** Fewer starts are a script's burst. */
    static final int MIN_STARTS = 15;

    private static final Set<String> CREATION =
            Set.of("java.lang.ProcessBuilder.start", "java.lang.Runtime.exec", "java.lang.ProcessImpl.waitFor");

    @Override
    public String id() {
        return "process-spawning";
    }

    @Override
    public Verdict judge(LiveEvidence evidence) {
        List<TimedEvent> starts = evidence.events(Ids.PROCESS_START);
        double perSecond = starts.size() / Math.max(1, evidence.minutes() * 60);
        return starts.size() >= MIN_STARTS && perSecond >= OFTEN_PER_SECOND
                ? Verdict.found(finding(evidence, starts, perSecond).build())
                : Verdict.FINE;
    }

    private FindingBuilder finding(LiveEvidence evidence, List<TimedEvent> starts, double perSecond) {
        Map<String, Long> commands =
                starts.stream().collect(Collectors.groupingBy(TimedEvent::what, Collectors.counting()));
        String command = commands.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("");
        FindingBuilder finding = new FindingBuilder(
                        id(),
                        perSecond >= CRITICAL_PER_SECOND ? Severity.CRITICAL : Severity.WARNING,
                        "The program starts " + Unit.PER_SECOND.format(perSecond) + " processes, most of them: "
                                + command)
                .evidence(evidence.figure(
                        "process starts per second",
                        perSecond,
                        Unit.PER_SECOND,
                        starts.getFirst().source()))
                .evidence("the command run most", command, starts.getFirst().source())
                .suspect(Suspect.Kind.PROCESS, command, commands.getOrDefault(command, 0L) + " times")
                .why(
                        "Each start makes the kernel copy this JVM's page tables and load a program; under load that costs more"
                                + " than the work itself.")
                .advice("Do the work inside the JVM, or keep one helper process and send it the work")
                .decisive(Ids.CHILDREN)
                .confidence("Certain: each start was reported.");
        evidence.last(Ids.CHILDREN)
                .ifPresent(alive -> finding.evidence(evidence.figure("children alive", Ids.CHILDREN, alive)));
        evidence.last(Ids.CPU_SYSTEM)
                .ifPresent(cores -> finding.evidence(evidence.figure("system CPU of this JVM", Ids.CPU_SYSTEM, cores)));
        callers(evidence, starts).forEach(frame -> finding.suspect(Suspect.Kind.FRAME, frame, "starts them"));
        return finding;
    }

    /** From the events where they tell, else from the threads seen in process creation. */
    private static List<String> callers(LiveEvidence evidence, List<TimedEvent> starts) {
        List<String> told = starts.stream()
                .map(start -> start.texts().getOrDefault("frame", ""))
                .filter(frame -> !frame.isEmpty())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .entrySet()
                .stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList();
        return told.isEmpty()
                ? StackSearch.callers(evidence, ProcessSpawningRule::isCreation).stream()
                        .map(StackSearch.Caller::frame)
                        .toList()
                : told;
    }

    private static boolean isCreation(StackFrame frame) {
        return CREATION.contains(frame.qualifiedMethod());
    }
}
