package dev.jvitals.report;

import dev.jvitals.base.Printable;
import dev.jvitals.base.Times;
import dev.jvitals.base.Unit;
import dev.jvitals.heap.Heap;
import dev.jvitals.heap.HeapOverview;
import dev.jvitals.heap.model.HeapClass;
import dev.jvitals.heap.model.HeapTotals;
import dev.jvitals.heap.model.ObjectLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A heap dump's overview for a terminal. */
public final class HeapText {

    private HeapText() {}

    /** The lines to print, safe for a terminal. */
    public static List<String> lines(Heap heap, int top) {
        List<String> lines = new ArrayList<>();
        HeapTotals totals = heap.totals();
        lines.add(heap.file() + ": taken " + Times.dated(heap.jvm().takenAtMillis()) + ", " + jvm(heap));
        lines.add(String.format(
                Locale.ROOT,
                "%,d objects use %s; %,d classes, %,d class loaders, %,d threads, %,d GC roots",
                totals.objects(),
                bytes(totals.usedBytes()),
                totals.classes(),
                totals.classLoaders(),
                heap.threads().size(),
                totals.gcRoots()));
        lines.add(String.format(
                Locale.ROOT,
                "left out as unreachable: %,d objects, %s",
                totals.unreachableObjects(),
                bytes(totals.unreachableBytes())));
        if (totals.danglingReferences() > 0) {
            lines.add(String.format(
                    Locale.ROOT, "left out as leading to nothing: %,d references", totals.danglingReferences()));
        }
        heap.notes().forEach(note -> lines.add("note: " + note));
        if (!heap.hasDump()) {
            lines.add("note: the dump is not here, only its index: field values are missing");
        }
        lines.add("");
        objects(lines, heap, top);
        lines.add("");
        classes(lines, heap, top);
        return lines.stream().map(Printable::line).toList();
    }

    private static void objects(List<String> lines, Heap heap, int top) {
        lines.add(String.format("%12s %12s %6s  %s", "retained", "shallow", "share", "biggest objects"));
        double all = Math.max(1, heap.totals().usedBytes());
        for (long id : HeapOverview.biggestObjects(heap, top)) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%12s %12s %5.1f%%  %s @ %s",
                    bytes(heap.retainedBytes(id)),
                    bytes(heap.shallowBytes(id)),
                    100 * heap.retainedBytes(id) / all,
                    HeapOverview.label(heap, id),
                    HeapOverview.address(heap, id)));
        }
    }

    private static void classes(List<String> lines, Heap heap, int top) {
        lines.add(String.format("%12s %12s %12s  %s", "objects", "shallow", "retained ≥", "classes by shallow size"));
        for (HeapClass each : HeapOverview.biggestClasses(heap, top)) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%,12d %12s %12s  %s",
                    each.totals().objects(),
                    bytes(each.totals().shallowBytes()),
                    bytes(each.totals().leastRetainedBytes()),
                    each.name()));
        }
    }

    private static String jvm(Heap heap) {
        ObjectLayout layout = heap.jvm().layout();
        int idBytes = heap.jvm().idBytes();
        return (idBytes * 8) + "-bit ids, "
                + (idBytes == 4 ? "" : (layout.compressedReferences(idBytes) ? "" : "un") + "compressed references, ")
                + (layout.compactHeaders() ? "compact headers, " : layout.headerBytes() + "-byte headers, ")
                + layout.alignmentBytes() + "-byte alignment";
    }

    private static String bytes(long bytes) {
        return Unit.BYTES.format((double) bytes);
    }
}
