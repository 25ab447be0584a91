package dev.jvitals.target.jmx;

import dev.jvitals.metrics.SampleSink;
import dev.jvitals.target.gc.PoolNames;
import dev.jvitals.target.series.CodeSeries;
import java.io.IOException;
import java.lang.management.MemoryUsage;
import java.util.ArrayList;
import java.util.List;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * The memory pools of code and classes, which tell what is so now where the counters tell what was at the last collection.
 * A call for each pool, five in all. One thread at a time.
 */
final class CodePools {
    private final Beans beans;
    private final List<ObjectName> codeHeaps = new ArrayList<>();
    private @Nullable ObjectName metaspace; // the class space included
    private @Nullable ObjectName classSpace;

    CodePools(Beans beans) {
        this.beans = beans;
    }

    /** Takes notice of a pool that is no part of the heap. */
    void add(String name, ObjectName bean) {
        if (PoolNames.isCode(name)) {
            codeHeaps.add(bean);
        } else if (name.equals("Metaspace")) {
            metaspace = bean;
        } else if (name.equals("Compressed Class Space")) {
            classSpace = bean;
        }
    }

    void sample(SampleSink sink) throws IOException {
        classes(sink);
        code(sink);
    }

    private void classes(SampleSink sink) throws IOException {
        MemoryUsage all = metaspace == null ? null : beans.usage(metaspace, "Usage");
        MemoryUsage part = classSpace == null ? null : beans.usage(classSpace, "Usage");
        long atMillis = System.currentTimeMillis();
        if (all != null) {
            sink.sample(CodeSeries.METASPACE_USED, atMillis, (double) all.getUsed());
            sink.sample(CodeSeries.METASPACE_COMMITTED, atMillis, (double) all.getCommitted());
        }
        if (part != null) {
            sink.sample(CodeSeries.CLASS_SPACE_USED, atMillis, (double) part.getUsed());
        }
    }

    private void code(SampleSink sink) throws IOException {
        long used = 0;
        long committed = 0;
        long max = 0;
        for (ObjectName each : codeHeaps) {
            MemoryUsage usage = beans.usage(each, "Usage");
            if (usage != null) {
                used += usage.getUsed();
                committed += usage.getCommitted();
                max += Math.max(0, usage.getMax());
            }
        }
        long atMillis = System.currentTimeMillis();
        sink.sample(CodeSeries.CODE_USED, atMillis, (double) used);
        sink.sample(CodeSeries.CODE_COMMITTED, atMillis, (double) committed);
        sink.sample(CodeSeries.CODE_MAX, atMillis, (double) max);
    }
}
