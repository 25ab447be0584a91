package dev.jvitals.diagnosis.live;

import dev.jvitals.base.Unit;
import dev.jvitals.diagnosis.FindingBuilder;
import dev.jvitals.diagnosis.Rule;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.diagnosis.Suspect;
import dev.jvitals.diagnosis.Threshold;
import dev.jvitals.diagnosis.Verdict;
import dev.jvitals.diagnosis.trend.Trend;
import dev.jvitals.metrics.Sample;
import dev.jvitals.threads.StackFrame;
import dev.jvitals.threads.group.DumpAnalysis;
import dev.jvitals.threads.group.NamePattern;
import dev.jvitals.threads.group.SeenThread;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** {@code socket-buildup}: connections that this side never closes pile up. */
final class SocketBuildupRule implements Rule<LiveEvidence> {
    static final Threshold FORGOTTEN = Threshold.of(
            "socket-buildup.forgotten",
            20,
            Unit.COUNT,
            "A connection is in CLOSE_WAIT only between the peer's close and ours: moments. More than a few are forgotten.");

    static final Threshold CRITICAL = Threshold.of(
            "socket-buildup.critical", 500, Unit.COUNT, "Well on the way to the customary limit of 1024 open files.");

    @Override
    public String id() {
        return "socket-buildup";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(FORGOTTEN, CRITICAL);
    }

    @Override
    public Verdict judge(LiveEvidence evidence) {
        String series = Ids.socketsIn("CLOSE_WAIT");
        List<Sample> samples = evidence.samples(series);
        if (samples.isEmpty()) {
            return new Verdict.NotSeen("the sockets of the process are not known");
        }
        double now = samples.getLast().value();
        Optional<Trend> climb = Trend.of(samples);
        boolean climbs = climb.isPresent() && climb.get().rises();
        boolean stuck =
                samples.stream().mapToDouble(sample -> sample.value()).min().orElse(0) >= FORGOTTEN.value();
        return now >= FORGOTTEN.value() && (climbs || stuck)
                ? Verdict.found(finding(evidence, now, climb).build())
                : Verdict.FINE;
    }

    private FindingBuilder finding(LiveEvidence evidence, double closeWait, Optional<Trend> climb) {
        String slope = climb.filter(Trend::rises)
                .map(trend -> ", growing by " + Unit.PER_MINUTE.format(trend.perMinute()))
                .orElse("");
        FindingBuilder finding = new FindingBuilder(
                        id(),
                        closeWait >= CRITICAL.value() ? Severity.CRITICAL : Severity.WARNING,
                        Unit.COUNT.format(closeWait)
                                + " connections were closed by the other side and never by this one" + slope)
                .why(
                        "CLOSE_WAIT means that the peer has closed and this program has not: it forgot the socket, or a thread"
                                + " still waits on it. Each keeps a file descriptor.")
                .advice(
                        "Close connections in try-with-resources, also when the call fails; set connect and read timeouts")
                .advice("See them: ss -tnp state close-wait | grep pid="
                        + evidence.target().pid() + ",")
                .decisive(Ids.socketsIn("CLOSE_WAIT"))
                .confidence("Certain: counted in the kernel's socket table.");
        for (String state : List.of("CLOSE_WAIT", "ESTABLISHED", "TIME_WAIT")) {
            String series = Ids.socketsIn(state);
            evidence.last(series)
                    .ifPresent(count -> finding.evidence(evidence.figure("sockets in " + state, series, count)));
        }
        slope(evidence.samples(Ids.socketsIn("CLOSE_WAIT")), climb)
                .ifPresent(perMinute -> finding.evidence(evidence.figure(
                        "slope of CLOSE_WAIT",
                        perMinute,
                        Unit.PER_MINUTE,
                        evidence.source(Ids.socketsIn("CLOSE_WAIT")))));
        evidence.snapshots()
                .closeWaitPeers()
                .forEach((peer, count) ->
                        finding.suspect(Suspect.Kind.SOCKET, peer, Unit.COUNT.format(count) + " connections"));
        readers(finding, evidence);
        return finding;
    }

    private static void readers(FindingBuilder finding, LiveEvidence evidence) {
        List<SeenThread> readers = evidence.lastDump().map(DumpAnalysis::threads).orElse(List.of()).stream()
                .filter(thread -> thread.thread().frames().stream().anyMatch(SocketBuildupRule::isSocket))
                .toList();
        if (!readers.isEmpty()) {
            finding.waiting(readers.stream().map(SeenThread::namePattern).toList());
            finding.evidence(
                    "threads at a socket by name pattern",
                    NamePattern.counted(readers.stream().map(SeenThread::namePattern)),
                    "thread dump");
        }
        StackSearch.callers(evidence, SocketBuildupRule::isSocket)
                .forEach(caller ->
                        finding.suspect(Suspect.Kind.FRAME, caller.frame(), "reads a socket on " + caller.thread()));
    }

    private static boolean isSocket(StackFrame frame) {
        return frame.className().equals("sun.nio.ch.NioSocketImpl")
                || frame.className().equals("java.net.SocketInputStream");
    }

    /** The trend's, or where there are too few samples for one, from the first to the last. */
    private static OptionalDouble slope(List<Sample> samples, Optional<Trend> climb) {
        double minutes =
                (double) (samples.getLast().atMillis() - samples.getFirst().atMillis()) / 60_000;
        return climb.isPresent()
                ? OptionalDouble.of(climb.get().perMinute())
                : minutes > 0 ? OptionalDouble.of(Change.of(samples) / minutes) : OptionalDouble.empty();
    }
}
