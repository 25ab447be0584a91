package dev.jvitals.target.hsperf;

import dev.jvitals.metrics.SampleSink;
import dev.jvitals.target.Source;
import dev.jvitals.target.gc.Collector;
import dev.jvitals.target.gc.Pause;
import dev.jvitals.target.gc.PoolNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sees collection pauses in the counters, to the nanosecond, by looking often: 50 times a second, which is some memory
 * accesses each. Of pauses that follow each other faster the last is told as it was, those before it with their mean.
 */
public final class PauseSource implements Source {
    private static final Duration LOOKS = Duration.ofMillis(20);
    /** The JVM's clock and ours may drift apart over weeks; beyond this our own moment of seeing is the better one. */
    private static final long MAX_DRIFT_MILLIS = 2_000;

    /** How causes of CMS begin for the short stops within a cycle: CMS Initial Mark, CMS Final Remark. */
    private static final String CMS_PHASE = "CMS ";

    private final PerfFile file;
    private final HeapCounters heap;
    private final Consumer<Pause> consumer;
    private final double nanosPerTick;
    private final long startMillis;
    /** Whether the counters of full collections hold those of a cycle's stops too, so that the cause must tell them apart. */
    private final boolean isFullShared;

    private final List<Watched> watched = new ArrayList<>();

    /** One collector's counters and what they said last. */
    private static final class Watched {
        final String name;
        final String action;
        final PerfCounter invocations;
        final PerfCounter time;
        final @Nullable PerfCounter entry;
        final @Nullable PerfCounter exit;
        long lastInvocations;
        long lastTime;

        Watched(
                String name,
                String action,
                PerfCounter invocations,
                PerfCounter time,
                @Nullable PerfCounter entry,
                @Nullable PerfCounter exit) {
            this.name = name;
            this.action = action;
            this.invocations = invocations;
            this.time = time;
            this.entry = entry;
            this.exit = exit;
            this.lastInvocations = invocations.read();
            this.lastTime = time.read();
        }

        /** Whether the next pause has begun already; where nobody tells, it has not. */
        boolean isUnderWay() {
            return entry != null && exit != null && exit.read() < entry.read();
        }

        /** How long the last pause took; only if no other is under way. 0 where nobody tells. */
        long lastTicks() {
            return entry == null || exit == null ? 0 : exit.read() - entry.read();
        }
    }

    /** Watches pauses from now on; does not close the file. */
    public PauseSource(PerfFile file, Consumer<Pause> consumer) {
        this.file = file;
        this.consumer = consumer;
        this.heap = new HeapCounters(file, file.text("java.rt.vmArgs") + " " + file.text("java.rt.vmFlags"));
        this.nanosPerTick = 1e9 / Math.max(1, file.value("sun.os.hrt.frequency", 1_000_000_000L));
        this.startMillis = file.value("sun.rt.createVmBeginTime", 0);
        this.isFullShared = !CollectionTime.countsFullApart(file);
        if (CollectionTime.isShenandoah(file)) {
            watchSafepoints();
        } else {
            for (int i = 0; i < CollectionTime.MAX_COLLECTORS; i++) {
                watch(i);
            }
        }
    }

    /** Shenandoah's pauses are safepoints; which of them are, somebody else must tell. */
    private void watchSafepoints() {
        PerfCounter count = file.counter("sun.rt.safepoints");
        PerfCounter time = file.counter("sun.rt.safepointTime");
        if (count != null && time != null) {
            watched.add(new Watched("Shenandoah Pauses", Pause.PART, count, time, null, null));
        }
    }

    private void watch(int index) {
        String prefix = "sun.gc.collector." + index + ".";
        PerfCounter invocations = file.counter(prefix + "invocations");
        PerfCounter time = file.counter(prefix + "time");
        PerfCounter entry = file.counter(prefix + "lastEntryTime");
        PerfCounter exit = file.counter(prefix + "lastExitTime");
        String name = file.text(prefix + "name");
        if (invocations != null && time != null && entry != null && exit != null && name != null) {
            watched.add(new Watched(name, action(index, name), invocations, time, entry, exit));
        }
    }

    private static String action(int index, String name) {
        if (index == 0 && !name.startsWith("ZGC")) {
            return Pause.MINOR;
        }
        return index == 1 ? Pause.MAJOR : Pause.PART;
    }

    private boolean isShared(Watched collector) {
        return isFullShared && collector.action.equals(Pause.MAJOR);
    }

    private String action(Watched collector, String cause) {
        boolean maybeOfCycle = isShared(collector) && (cause.isEmpty() || cause.startsWith(CMS_PHASE));
        return maybeOfCycle ? Pause.PART : collector.action;
    }

    public Collector collector() {
        return heap.layout().collector();
    }

    @Override
    public String name() {
        return "hsperfdata";
    }

    @Override
    public Duration period() {
        return LOOKS;
    }

    @Override
    public void sample(long atMillis, SampleSink sink) {
        for (int i = 0; i < watched.size(); i++) {
            look(watched.get(i), atMillis);
        }
    }

    /** HotSpot raises the count when a pause begins and adds its time when it ends: the time tells that it is over. */
    private void look(Watched collector, long nowMillis) {
        long time = collector.time.read();
        if (time == collector.lastTime) {
            return;
        }
        boolean nextIsUnderWay = collector.isUnderWay();
        long invocations = collector.invocations.read() - (nextIsUnderWay ? 1 : 0);
        long count = Math.max(1, invocations - collector.lastInvocations);
        long all = Math.round((time - collector.lastTime) * nanosPerTick);
        long last = nextIsUnderWay ? 0 : Math.round(collector.lastTicks() * nanosPerTick);
        long nanos = count > 1 && last > 0 && last < all ? last : all / count;
        collector.lastTime = time;
        collector.lastInvocations = invocations;
        long latest = nowMillis - nanos / 1_000_000;
        PerfCounter entry = collector.entry;
        long began = entry == null ? latest : startMillis + Math.round(entry.read() * nanosPerTick / 1e6);
        boolean usable = !nextIsUnderWay && Math.abs(latest - began) <= MAX_DRIFT_MILLIS;
        String cause = nextIsUnderWay && isShared(collector) ? "" : cause(collector);
        consumer.accept(pause(collector, cause, usable ? Math.min(began, latest) : latest, nanos, afterBytes(), ""));
        String causeBefore = isShared(collector) ? "" : cause;
        for (long i = 1; i < count; i++) {
            long mean = (all - nanos) / (count - 1);
            consumer.accept(pause(collector, causeBefore, latest, mean, Double.NaN, ", mean of " + (count - 1)));
        }
    }

    private Pause pause(Watched collector, String cause, long atMillis, long nanos, double afterBytes, String note) {
        return new Pause(
                Pause.PAUSE,
                atMillis,
                nanos,
                cause,
                PoolNames.ofCounters(collector.name),
                action(collector, cause),
                Double.NaN,
                afterBytes,
                "hsperfdata sun.gc.collector" + note);
    }

    /**
     * While a concurrent cycle goes on the cause is the present one; after a collection it is the last one. The next pause may
     * have begun by now: a young collection that seems to be a phase of CMS has a cause that nobody knows any more.
     */
    private String cause(Watched collector) {
        String present = file.text("sun.gc.cause");
        String last = file.text("sun.gc.lastCause");
        String cause = present != null && !present.equals("No GC") ? present : last == null ? "" : last;
        return collector.action.equals(Pause.MINOR) && cause.startsWith(CMS_PHASE) ? "" : cause;
    }

    /** Collectors that stop for the whole collection update the used counters before they go on; concurrent ones later. */
    private double afterBytes() {
        boolean atEnd = switch (heap.layout().collector()) {
            case SERIAL, PARALLEL, G1 -> true;
            default -> false;
        };
        return atEnd ? (double) heap.usedBytes() : Double.NaN;
    }

    @Override
    public void close() {}
}
