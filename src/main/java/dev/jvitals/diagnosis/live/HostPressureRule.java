package dev.jvitals.diagnosis.live;

import dev.jvitals.base.Unit;
import dev.jvitals.diagnosis.Evidence;
import dev.jvitals.diagnosis.FindingBuilder;
import dev.jvitals.diagnosis.Rule;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.diagnosis.Suspect;
import dev.jvitals.diagnosis.Threshold;
import dev.jvitals.diagnosis.Verdict;
import dev.jvitals.metrics.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** {@code host-pressure}: the machine is short of CPU, memory or disk; says whether this JVM is the cause. */
final class HostPressureRule implements Rule<LiveEvidence> {
    /** Averaged over so long that the compile of a start-up or a nightly job's minute does not count. */
    static final long LOOK_BACK_MILLIS = 20_000;

    static final Threshold RUN_QUEUE_PER_CORE = Threshold.of(
            "host-pressure.run-queue-per-core",
            1.5,
            Unit.COUNT,
            "Runnable threads for each core: with one and a half, each third of them waits at any moment.");

    static final Threshold BUSY_SHARE = Threshold.of(
            "host-pressure.busy-share", 0.9, Unit.SHARE, "Below nine tenths there are idle cores to run on.");
    static final Threshold IO_WAIT_SHARE = Threshold.of(
            "host-pressure.io-wait-share",
            0.3,
            Unit.SHARE,
            "Waiting for the disk so much of the time shows in every request that reads or writes.");
    static final Threshold STEAL_SHARE = Threshold.of(
            "host-pressure.steal-share", 0.1, Unit.SHARE, "A neighbour on the same hardware takes so much.");
    static final Threshold SWAP_IN_BYTES_PER_SECOND = Threshold.of(
            "host-pressure.swap-in",
            1024 * 1024,
            Unit.BYTES_PER_SECOND,
            "Pages that come back from swap stop threads for milliseconds each; a collector touches them all.");
    static final Threshold AVAILABLE_SHARE = Threshold.of(
            "host-pressure.available-share",
            0.04,
            Unit.SHARE,
            "Below this the kernel drops the page cache that it needs, and then kills.");
    static final Threshold SUFFERING_SHARE = Threshold.of(
            "host-pressure.suffering-share",
            0.3,
            Unit.SHARE,
            "A JVM whose threads stand in the queue for so much of the time they want a core is slower by half as much again.");
    static final Threshold SUFFERING_CORES = Threshold.of(
            "host-pressure.suffering", 0.05, Unit.CORES, "Less waiting than this hurts nobody: a twentieth of a core.");
    static final Threshold CAUSE_SHARE = Threshold.of(
            "host-pressure.cause-share",
            0.5,
            Unit.SHARE,
            "With so much of the busy time this JVM is the cause and not the victim.");

    /** What is short, and the figures that say so. */
    private record Shortage(String resource, String words, String decisive, List<Evidence> figures) {}

    @Override
    public String id() {
        return "host-pressure";
    }

    static final Threshold DISK_QUEUE = Threshold.of(
            "host-pressure.disk-queue",
            4,
            Unit.COUNT,
            "So many requests at once, all the time, are more than a disk of one head or channel does at once.");
    static final Threshold DISK_AWAIT_MILLIS = Threshold.of(
            "host-pressure.disk-await",
            20,
            Unit.MILLIS,
            "A rotating disk answers within 10 ms and a flash disk within one; twice the worse is waiting in a queue.");

    @Override
    public List<Threshold> thresholds() {
        return List.of(
                DISK_QUEUE,
                DISK_AWAIT_MILLIS,
                RUN_QUEUE_PER_CORE,
                BUSY_SHARE,
                IO_WAIT_SHARE,
                STEAL_SHARE,
                SWAP_IN_BYTES_PER_SECOND,
                AVAILABLE_SHARE,
                SUFFERING_SHARE,
                SUFFERING_CORES,
                CAUSE_SHARE);
    }

    @Override
    public Verdict judge(LiveEvidence evidence) {
        if (evidence.samples(Ids.HOST_CPU).isEmpty()) {
            return new Verdict.NotSeen("the machine's figures are not known");
        }
        List<Shortage> shortages = new ArrayList<>();
        cpu(evidence, shortages);
        memory(evidence, shortages);
        disk(evidence, shortages);
        return shortages.isEmpty()
                ? Verdict.FINE
                : new Verdict.Found(shortages.stream()
                        .map(shortage -> finding(evidence, shortage).build())
                        .toList());
    }

    private static OptionalDouble mean(LiveEvidence evidence, String series) {
        return evidence.lastSamples(series, LOOK_BACK_MILLIS).stream()
                .mapToDouble(Sample::value)
                .average();
    }

    private static void cpu(LiveEvidence evidence, List<Shortage> shortages) {
        double busy = mean(evidence, Ids.HOST_CPU).orElse(0);
        double queue = mean(evidence, Ids.HOST_RUN_QUEUE).orElse(0) / Math.max(1, evidence.machineCores());
        double steal = mean(evidence, Ids.HOST_STEAL).orElse(0);
        if ((busy >= BUSY_SHARE.value() && queue >= RUN_QUEUE_PER_CORE.value()) || steal >= STEAL_SHARE.value()) {
            shortages.add(new Shortage(
                    "CPU",
                    Unit.SHARE.format(busy) + " busy with " + Unit.COUNT.format(queue) + " runnable threads per core",
                    Ids.HOST_RUN_QUEUE,
                    List.of(
                            evidence.figure("utilisation: CPU busy", Ids.HOST_CPU, busy),
                            evidence.figure(
                                    "saturation: runnable threads per core",
                                    queue,
                                    Unit.COUNT,
                                    evidence.source(Ids.HOST_RUN_QUEUE)),
                            evidence.figure("stolen by neighbours", Ids.HOST_STEAL, steal))));
        }
    }

    private static void memory(LiveEvidence evidence, List<Shortage> shortages) {
        double available = mean(evidence, Ids.HOST_AVAILABLE).orElse(Double.NaN);
        double total = evidence.target().machineMemoryBytes();
        double swapIn = mean(evidence, Ids.HOST_SWAP_IN).orElse(0);
        if ((total > 0 && available < AVAILABLE_SHARE.value() * total) || swapIn >= SWAP_IN_BYTES_PER_SECOND.value()) {
            shortages.add(new Shortage(
                    "memory",
                    Unit.BYTES.format(available) + " available, " + Unit.BYTES_PER_SECOND.format(swapIn)
                            + " swapped in",
                    Ids.HOST_AVAILABLE,
                    List.of(
                            evidence.figure("utilisation: memory available", Ids.HOST_AVAILABLE, available),
                            evidence.figure("saturation: swapped in", Ids.HOST_SWAP_IN, swapIn))));
        }
    }

    /** Never idle, with a queue, and slow to answer: any one of them alone is a good disk at work. */
    static boolean isDiskShort(double busy, double queue, double awaitMillis) {
        return busy >= BUSY_SHARE.value() && queue >= DISK_QUEUE.value() && awaitMillis >= DISK_AWAIT_MILLIS.value();
    }

    private static void disk(LiveEvidence evidence, List<Shortage> shortages) {
        double wait = mean(evidence, Ids.HOST_IO_WAIT).orElse(0);
        double busy = mean(evidence, Ids.DISK_BUSY).orElse(0);
        double queue = mean(evidence, Ids.DISK_QUEUE).orElse(0);
        double await = mean(evidence, Ids.DISK_AWAIT).orElse(0);
        boolean isShort = isDiskShort(busy, queue, await);
        if (!isShort && wait < IO_WAIT_SHARE.value()) {
            return;
        }
        List<Evidence> figures = new ArrayList<>();
        figures.add(evidence.figure("saturation: waiting for the disk", Ids.HOST_IO_WAIT, wait));
        if (!evidence.samples(Ids.DISK_BUSY).isEmpty()) {
            figures.add(evidence.figure("utilisation: the busiest disk has work", Ids.DISK_BUSY, busy));
            figures.add(evidence.figure("saturation: requests at once", Ids.DISK_QUEUE, queue));
            figures.add(evidence.figure("saturation: a request takes", Ids.DISK_AWAIT, await));
        }
        String words = isShort
                ? "it is busy " + Unit.SHARE.format(busy) + " of the time with " + Unit.COUNT.format(queue)
                        + " requests at once, and each takes " + Unit.MILLIS.format(await)
                : Unit.SHARE.format(wait) + " of the CPU time waits for it";
        shortages.add(new Shortage("disk", words, isShort ? Ids.DISK_QUEUE : Ids.HOST_IO_WAIT, figures));
    }

    /** Whether this JVM, or as to the disk any task, waits for what is short: writing behind keeps a disk busy for nobody. */
    private static boolean suffers(LiveEvidence evidence, String resource, double ours, double waiting) {
        return switch (resource) {
            case "CPU" -> isStarved(ours, waiting);
            case "disk" ->
                mean(evidence, Ids.HOST_IO_WAIT).orElse(0) >= IO_WAIT_SHARE.value()
                        || mean(evidence, Ids.pressure("io")).orElse(0) >= SUFFERING_SHARE.value();
            default -> true;
        };
    }

    /** Whether threads that run on {@code ours} cores wait for too much more: {@code waiting} cores. */
    static boolean isStarved(double ours, double waiting) {
        return waiting >= SUFFERING_CORES.value() && waiting >= SUFFERING_SHARE.value() * (waiting + ours);
    }

    private FindingBuilder finding(LiveEvidence evidence, Shortage shortage) {
        double ours = mean(evidence, Ids.CPU_PROCESS).orElse(0);
        double waiting = mean(evidence, Ids.CPU_WAIT).orElse(0);
        boolean suffers = suffers(evidence, shortage.resource(), ours, waiting);
        double busyCores = mean(evidence, Ids.HOST_CPU).orElse(0) * Math.max(1, evidence.machineCores());
        boolean cause = shortage.resource().equals("CPU") && ours >= CAUSE_SHARE.value() * busyCores;
        FindingBuilder finding = new FindingBuilder(
                        id(),
                        suffers ? Severity.WARNING : Severity.INFO,
                        "The machine is short of " + shortage.resource() + ": " + shortage.words() + "; this JVM "
                                + (cause ? "is the cause" : "is not the cause") + ": it uses " + Unit.CORES.format(ours)
                                + (suffers ? "" : " and is hardly slowed down"))
                .suspect(Suspect.Kind.CATEGORY, shortage.resource(), shortage.words())
                .evidence(evidence.figure("CPU of this JVM", Ids.CPU_PROCESS, ours))
                .evidence(evidence.figure("its threads waiting for a core", Ids.CPU_WAIT, waiting))
                .decisive(shortage.decisive());
        shortage.figures().forEach(finding::evidence);
        for (String pressure : List.of("cpu", "memory", "io")) {
            mean(evidence, Ids.pressure(pressure))
                    .ifPresent(share -> finding.evidence(
                            evidence.figure("stalled for " + pressure, Ids.pressure(pressure), share)));
        }
        return finding.why("What is short on the machine slows every thread down; the JVM's own charts then mislead.")
                .advice(
                        cause
                                ? "See what it computes: the CPU by thread"
                                : "See who takes it: top -o %CPU, or pidstat 1")
                .advice("Give the JVM cores of its own (cpuset, CPU requests), or move the neighbours")
                .confidence("Certain for this time: averages over the last " + Unit.MILLIS.format(LOOK_BACK_MILLIS)
                        + " of the kernel's figures.");
    }
}
