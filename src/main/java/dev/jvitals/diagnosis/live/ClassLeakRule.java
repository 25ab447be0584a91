package dev.jvitals.diagnosis.live;

import dev.jvitals.base.Unit;
import dev.jvitals.diagnosis.Commands;
import dev.jvitals.diagnosis.FindingBuilder;
import dev.jvitals.diagnosis.Rule;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.diagnosis.Threshold;
import dev.jvitals.diagnosis.Verdict;
import dev.jvitals.diagnosis.trend.Growth;
import dev.jvitals.diagnosis.trend.Trend;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code class-leak}: classes are loaded all the time and none is unloaded. */
final class ClassLeakRule implements Rule<LiveEvidence> {
    static final Threshold FAST_PER_MINUTE = Threshold.of(
            "class-leak.fast",
            100,
            Unit.PER_MINUTE,
            "A warm server loads a few classes a minute (first uses, lambdas, proxies); a deployment loads hundreds.");

    static final Threshold NOTABLE_RISE = Threshold.of(
            "class-leak.notable-rise",
            100,
            Unit.COUNT,
            "Fewer new classes are first uses of code that was not needed before.");

    static final Threshold UNLOADED_SHARE = Threshold.of(
            "class-leak.unloaded-share",
            0.1,
            Unit.SHARE,
            "A server that lets old class loaders go unloads about as many as it loads.");

    /** Smaller servers exist, but not much smaller. */
    private static final double LEAST_LIMIT_BYTES = 128.0 * 1024 * 1024;

    private static final long STEP_BYTES = 64L << 20;

    @Override
    public String id() {
        return "class-leak";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(FAST_PER_MINUTE, NOTABLE_RISE, UNLOADED_SHARE);
    }

    @Override
    public Verdict judge(LiveEvidence evidence) {
        Optional<Growth> growth = Growth.of(evidence.samples(Ids.CLASSES_LOADED));
        if (growth.isEmpty()) {
            return new Verdict.NotSeen("too few samples of the number of classes for a slope");
        }
        Trend climb = growth.get().whole();
        double unloaded = Change.of(evidence.samples(Ids.CLASSES_UNLOADED));
        boolean leaks = growth.get().isSteady()
                && climb.perMinute() >= FAST_PER_MINUTE.value()
                && climb.rise() >= NOTABLE_RISE.value()
                && unloaded <= UNLOADED_SHARE.value() * climb.rise();
        return leaks ? Verdict.found(finding(evidence, climb, unloaded).build()) : Verdict.FINE;
    }

    /** Twice what is in use leaves room for all that is still to be loaded, and no more than that for a leak. */
    private static long limitMegabytes(LiveEvidence evidence) {
        double used = evidence.last(Ids.METASPACE_USED).orElse(LEAST_LIMIT_BYTES);
        return (long) Math.ceil(Math.max(LEAST_LIMIT_BYTES, 2 * used) / STEP_BYTES) * (STEP_BYTES >> 20);
    }

    private FindingBuilder finding(LiveEvidence evidence, Trend climb, double unloaded) {
        boolean proven = Stream.concat(GcPause.in(evidence).stream(), GcPause.withFloors(evidence).stream())
                .anyMatch(GcPause::unloadsClasses);
        FindingBuilder finding = new FindingBuilder(
                        id(),
                        proven ? Severity.WARNING : Severity.INFO,
                        Unit.COUNT.format(climb.lastLevel()) + " classes are loaded, growing by "
                                + Unit.PER_MINUTE.format(climb.perMinute()) + ", and "
                                + (unloaded > 0 ? "hardly any is" : "none is") + " unloaded")
                .evidence(evidence.figure(
                        "slope of loaded classes",
                        climb.perMinute(),
                        Unit.PER_MINUTE,
                        evidence.source(Ids.CLASSES_LOADED)))
                .evidence(evidence.figure("loaded classes", Ids.CLASSES_LOADED, climb.lastLevel()))
                .evidence(evidence.figure(
                        "unloaded in this time", unloaded, Unit.COUNT, evidence.source(Ids.CLASSES_UNLOADED)))
                .why(
                        "A class goes only when its class loader does. Something still reachable holds each old loader: a registry,"
                                + " a thread local, a driver, a thread.")
                .advice("See which loaders there are: jcmd " + evidence.target().pid() + " VM.classloader_stats")
                .advice("See what holds them: "
                        + Commands.heapDump(evidence.target().pid(), "--loaders"))
                .advice("Set a limit so that it fails early: -XX:MaxMetaspaceSize=" + limitMegabytes(evidence) + "m")
                .decisive(Ids.CLASSES_LOADED)
                .confidence(
                        proven
                                ? "Sure: a collection that unloads classes ran meanwhile; the slope is "
                                        + climb.confidence()
                                : "Open: no collection that unloads classes has run yet, so they may still go; wait for one, or ask: jcmd "
                                        + evidence.target().pid() + " GC.run");
        evidence.last(Ids.METASPACE_USED)
                .ifPresent(bytes -> finding.evidence(evidence.figure("metaspace in use", Ids.METASPACE_USED, bytes)));
        Loaders.describe(finding, evidence);
        return finding;
    }
}
