package dev.jvitals.target.series;

import dev.jvitals.base.Unit;
import dev.jvitals.metrics.Series;
import java.util.List;

/** Classes, metaspace and compiled code. */
public final class CodeSeries {
    public static final Series LOADED = new Series(
            "classes.loaded",
            "Classes loaded",
            Unit.COUNT,
            "hsperfdata java.cls.loadedClasses",
            "Classes loaded since the start. It should level off after warm-up.");
    public static final Series UNLOADED = new Series(
            "classes.unloaded",
            "Classes unloaded",
            Unit.COUNT,
            "hsperfdata java.cls.unloadedClasses",
            "Classes unloaded since the start.");
    public static final Series METASPACE_USED = new Series(
            "metaspace.used",
            "Metaspace used",
            Unit.BYTES,
            "memory pool Metaspace; unattached hsperfdata sun.gc.metaspace.used, which is of the last collection",
            "Class metadata in use, compressed class space included.");
    public static final Series METASPACE_COMMITTED = new Series(
            "metaspace.committed",
            "Metaspace committed",
            Unit.BYTES,
            "memory pool Metaspace; unattached hsperfdata sun.gc.metaspace.capacity, which is of the last collection",
            "Class metadata granted by the operating system.");
    public static final Series CLASS_SPACE_USED = new Series(
            "classspace.used",
            "Class space used",
            Unit.BYTES,
            "memory pool Compressed Class Space; unattached hsperfdata sun.gc.compressedclassspace.used, which is of the last"
                    + " collection",
            "The part of metaspace for compressed class pointers; at most 1 GB by default.");
    public static final Series COMPILED = new Series(
            "jit.compiles",
            "Compilations",
            Unit.PER_SECOND,
            "hsperfdata sun.ci.totalCompiles",
            "Methods compiled per second.");
    public static final Series COMPILE_TIME = new Series(
            "jit.time",
            "Compiling",
            Unit.SHARE,
            "hsperfdata java.ci.totalTime",
            "Compile time per time; above 1 where several compiler threads work. High at warm-up only.");
    public static final Series CODE_USED = new Series(
            "code.used", "Code cache used", Unit.BYTES, "JMX MemoryPool CodeHeap", "Compiled code, all code heaps.");
    public static final Series CODE_COMMITTED = new Series(
            "code.committed",
            "Code cache committed",
            Unit.BYTES,
            "JMX MemoryPool CodeHeap",
            "Memory granted for compiled code.");
    public static final Series CODE_MAX = new Series(
            "code.max",
            "Code cache limit",
            Unit.BYTES,
            "JMX MemoryPool CodeHeap",
            "What compiled code may take; when full, compiling stops or code is thrown away.");
    public static final Series JIT_QUEUE = new Series(
            "jit.queue",
            "JIT queue",
            Unit.COUNT,
            "JFR jdk.CompilerQueueUtilization",
            "Methods waiting to be compiled (JDK 23 and later). A long queue after warm-up means too few compiler threads.");

    private CodeSeries() {}

    static List<Series> all() {
        return List.of(
                LOADED,
                UNLOADED,
                METASPACE_USED,
                METASPACE_COMMITTED,
                CLASS_SPACE_USED,
                COMPILED,
                COMPILE_TIME,
                CODE_USED,
                CODE_COMMITTED,
                CODE_MAX,
                JIT_QUEUE);
    }
}
