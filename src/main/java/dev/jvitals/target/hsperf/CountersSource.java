package dev.jvitals.target.hsperf;

import dev.jvitals.base.Failure;
import dev.jvitals.metrics.SampleSink;
import dev.jvitals.metrics.Series;
import dev.jvitals.target.Rate;
import dev.jvitals.target.Source;
import dev.jvitals.target.gc.HeapLayout.Space;
import dev.jvitals.target.series.CodeSeries;
import dev.jvitals.target.series.GcSeries;
import dev.jvitals.target.series.HeapSeries;
import dev.jvitals.target.series.SeriesCatalog;
import dev.jvitals.target.series.ThreadSeries;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** All series that the counters give, some 10 µs a sample. Costs the target nothing. */
public final class CountersSource implements Source {
    private final PerfFile file;
    private final String options;
    private final Duration period;
    private final BooleanSupplier heapIsToldElsewhere;
    private final List<Plain> plain = new ArrayList<>();
    /** Of the last collection. */
    private final List<Plain> classes = new ArrayList<>();

    private final List<Growth> growths = new ArrayList<>();
    private final SafepointFigures safepoints;
    private SurvivorOverflow overflow;
    private HeapCounters heap;

    private record Plain(Series series, PerfCounter counter) {}

    /** A counter whose growth per second, scaled, is the figure. */
    private record Growth(Series series, PerfCounter counter, double scale, Rate rate) {}

    /**
     * A source that reads one JVM's counters; closes the file with itself.
     *
     * @param heapIsToldElsewhere whether a better source tells the heap and metaspace at present
     */
    public CountersSource(PerfFile file, Duration period, BooleanSupplier heapIsToldElsewhere) {
        this.file = file;
        this.period = period;
        this.heapIsToldElsewhere = heapIsToldElsewhere;
        this.options = file.text("java.rt.vmArgs") + " " + file.text("java.rt.vmFlags");
        this.heap = new HeapCounters(file, options);
        this.safepoints = new SafepointFigures(file);
        this.overflow = new SurvivorOverflow(file);
        lookUp();
    }

    private void lookUp() {
        plain(plain, ThreadSeries.TOTAL, "java.threads.live");
        plain(plain, ThreadSeries.DAEMON, "java.threads.daemon");
        plain(plain, ThreadSeries.PEAK, "java.threads.livePeak");
        plain(classes, CodeSeries.METASPACE_USED, "sun.gc.metaspace.used");
        plain(classes, CodeSeries.METASPACE_COMMITTED, "sun.gc.metaspace.capacity");
        plain(classes, CodeSeries.CLASS_SPACE_USED, "sun.gc.compressedclassspace.used");
        plain(plain, GcSeries.FULL, fullCollections());
        plain(plain, GcSeries.CYCLES, CollectionTime.isShenandoah(file) ? "sun.gc.collector.1.invocations" : "");
        double secondsPerTick = 1.0 / Math.max(1, file.value("sun.os.hrt.frequency", 1_000_000_000L));
        growth(ThreadSeries.STARTED, "java.threads.started", 1);
        growth(CodeSeries.COMPILED, "sun.ci.totalCompiles", 1);
        growth(CodeSeries.COMPILE_TIME, "java.ci.totalTime", secondsPerTick);
        if (file.value("sun.threads.total_gc_cpu_time", 0) > 0) { // stays 0 where the collector does not count it
            growth(GcSeries.CPU, "sun.threads.total_gc_cpu_time", 1e-9);
        }
    }

    /** Index 1 is the full collections of most collectors. */
    private String fullCollections() {
        return CollectionTime.countsFullApart(file) ? "sun.gc.collector.1.invocations" : "";
    }

    private void plain(List<Plain> to, Series series, String name) {
        PerfCounter counter = file.counter(name);
        if (counter != null) {
            to.add(new Plain(series, counter));
        }
    }

    private void growth(Series series, String name, double scale) {
        PerfCounter counter = file.counter(name);
        if (counter != null) {
            growths.add(new Growth(series, counter, scale, new Rate()));
        }
    }

    @Override
    public String name() {
        return "hsperfdata";
    }

    @Override
    public Duration period() {
        return period;
    }

    @Override
    public void sample(long atMillis, SampleSink sink) throws IOException {
        try {
            file.refreshNames();
        } catch (Failure e) {
            throw new IOException(e.sentence(), e);
        }
        long now = System.nanoTime();
        for (Plain each : plain) {
            sink.sample(each.series, atMillis, (double) each.counter.read());
        }
        for (Growth each : growths) {
            double value = each.rate.perSecond(each.counter.read() * each.scale, now);
            if (!Double.isNaN(value)) {
                sink.sample(each.series, atMillis, value);
            }
        }
        classes(atMillis, sink);
        safepoints.sample(atMillis, now, sink);
        tellIfKnown(sink, HeapSeries.SURVIVOR_OVERFLOW, atMillis, overflow.bytes());
        if (!heapIsToldElsewhere.getAsBoolean()) {
            heap(atMillis, sink);
            for (Plain each : classes) {
                sink.sample(each.series, atMillis, (double) each.counter.read());
            }
        }
    }

    /** Classes from the shared archive are counted apart, and everybody else adds them up. */
    private void classes(long atMillis, SampleSink sink) {
        long loaded = file.value("java.cls.loadedClasses", 0) + file.value("java.cls.sharedLoadedClasses", 0);
        long unloaded = file.value("java.cls.unloadedClasses", 0) + file.value("java.cls.sharedUnloadedClasses", 0);
        sink.sample(CodeSeries.LOADED, atMillis, (double) loaded);
        sink.sample(CodeSeries.UNLOADED, atMillis, (double) unloaded);
    }

    private void heap(long atMillis, SampleSink sink) {
        if (heap.layout().spaces().isEmpty()) {
            heap = new HeapCounters(file, options); // the JVM was still starting
            overflow = new SurvivorOverflow(file);
        }
        tell(sink, HeapSeries.USED, atMillis, heap.usedBytes());
        tell(sink, HeapSeries.COMMITTED, atMillis, heap.committedBytes());
        tell(sink, HeapSeries.MAX, atMillis, heap.maxBytes());
        for (Space space : heap.layout().spaces()) {
            tell(sink, HeapSeries.used(space), atMillis, heap.usedBytes(space));
            tell(sink, HeapSeries.committed(space), atMillis, heap.committedBytes(space));
            tell(sink, HeapSeries.max(space), atMillis, heap.maxBytes(space));
        }
    }

    private static void tellIfKnown(SampleSink sink, Series series, long atMillis, long bytes) {
        if (bytes >= 0) {
            sink.sample(series, atMillis, (double) bytes);
        }
    }

    private static void tell(SampleSink sink, Series series, long atMillis, long bytes) {
        if (bytes >= 0) {
            sink.sample(SeriesCatalog.fromCounters(series), atMillis, (double) bytes);
        }
    }

    @Override
    public void close() {
        file.close();
    }
}
