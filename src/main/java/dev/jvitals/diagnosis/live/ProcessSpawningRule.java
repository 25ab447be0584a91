package dev.jvitals.diagnosis.live;

import dev.jvitals.base.Unit;
import dev.jvitals.diagnosis.FindingBuilder;
import dev.jvitals.diagnosis.Rule;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.diagnosis.Suspect;
import dev.jvitals.diagnosis.Threshold;
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
    static final Threshold OFTEN_PER_SECOND = Threshold.of(
            "process-spawning.often",
            1,
            Unit.PER_SECOND,
            "Starting a process takes milliseconds of CPU and copies the page tables; once a second is work, not an exception.");

    static final Threshold CRITICAL_PER_SECOND = Threshold.of(
            "process-spawning.critical",
            20,
            Unit.PER_SECOND,
            "From here on starting them alone costs a good part of a core.");

    static final Threshold MIN_STARTS =
            Threshold.of("process-spawning.min-starts", 15, Unit.COUNT, "Fewer starts are a script's burst.");

    private static final Set<String> CREATION =
            Set.of("java.lang.ProcessBuilder.start", "java.lang.Runtime.exec", "java.lang.ProcessImpl.waitFor");

    @Override
    public String id() {
        return "process-spawning";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(OFTEN_PER_SECOND, CRITICAL_PER_SECOND, MIN_STARTS);
    }

    @Override
    public Verdict judge(LiveEvidence evidence) {
        List<TimedEvent> starts = evidence.events(Ids.PROCESS_START);
        double perSecond = starts.size() / Math.max(1, evidence.minutes() * 60);
        return starts.size() >= MIN_STARTS.value() && perSecond >= OFTEN_PER_SECOND.value()
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
                        perSecond >= CRITICAL_PER_SECOND.value() ? Severity.CRITICAL : Severity.WARNING,
                        "The program starts processes, " + Unit.PER_SECOND.format(perSecond) + ", most of them: "
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
                .advice("Do the work in the JVM, or keep one helper process alive and talk to it.")
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
