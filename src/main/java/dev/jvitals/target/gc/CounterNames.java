package dev.jvitals.target.gc;

import dev.jvitals.target.gc.HeapLayout.Space;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the collector from hsperfdata's counter names. Source: HotSpot's {@code CollectorCounters} and
 * {@code GenerationCounters}, JDK 8 to 26.
 */
public final class CounterNames {
    private static final List<Space> CLASSIC = List.of(Space.EDEN, Space.SURVIVOR, Space.OLD);
    private static final String SINGLE = "single generation";
    private static final String GENERATIONAL = "generational";

    private CounterNames() {}

    /**
     * The layout that text counters tell; {@link Collector#UNKNOWN} while the JVM is still starting.
     *
     * @param text the value of a text counter by its name, null where there is none
     * @param arguments the JVM's options, for what the counters leave out
     */
    public static HeapLayout layout(Function<String, @Nullable String> text, String arguments) {
        String collectors = name(text, "sun.gc.collector.0.name") + '|' + name(text, "sun.gc.collector.2.name");
        String old = name(text, "sun.gc.generation.1.name");
        if (collectors.contains("G1 ")) {
            return new HeapLayout(Collector.G1, null, CLASSIC, true);
        } else if (collectors.contains("ZGC minor")) {
            return new HeapLayout(Collector.ZGC, GENERATIONAL, List.of(Space.YOUNG, Space.OLD), true);
        } else if (collectors.contains("Shenandoah")) {
            // The counters of generational Shenandoah show one generation: HotSpot's ShenandoahMonitoringSupport.
            boolean generational = arguments.contains("ShenandoahGCMode=generational");
            return new HeapLayout(
                    Collector.SHENANDOAH, generational ? GENERATIONAL : SINGLE, List.of(Space.WHOLE), true);
        } else if (collectors.startsWith("PCopy") || collectors.contains("CMS")) {
            return new HeapLayout(Collector.CMS, null, CLASSIC, false);
        } else if (collectors.startsWith("Parallel") || collectors.startsWith("PSScavenge")) {
            return new HeapLayout(Collector.PARALLEL, null, CLASSIC, false);
        } else if (collectors.startsWith("Serial") || collectors.startsWith("Copy")) {
            return new HeapLayout(Collector.SERIAL, null, CLASSIC, false);
        } else if (collectors.contains("|Z ") || old.equals("old")) { // JDK 11's ZGC names no collector at all
            return new HeapLayout(Collector.ZGC, SINGLE, List.of(Space.WHOLE), true);
        } else if (arguments.contains("UseEpsilonGC")) {
            return new HeapLayout(Collector.EPSILON, null, List.of(Space.WHOLE), true);
        }
        return new HeapLayout(Collector.UNKNOWN, null, List.of(), true);
    }

    private static String name(Function<String, @Nullable String> text, String counter) {
        String value = text.apply(counter);
        return value == null ? "" : value;
    }
}
