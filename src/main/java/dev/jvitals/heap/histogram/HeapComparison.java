package dev.jvitals.heap.histogram;

import dev.jvitals.heap.Heap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compares two dumps of one program by class name. Cost: O(classes). */
public final class HeapComparison {
    private static final HistogramRow NOTHING = new HistogramRow("", -1, 0, 0, 0, false, 0, 0);

    private HeapComparison() {}

    /** All classes of either dump, those first whose shallow bytes grew the most. Classes of one name are put together. */
    public static List<ClassGrowth> byClass(Heap before, Heap after) {
        Map<String, HistogramRow> old = byName(before);
        Map<String, HistogramRow> now = byName(after);
        List<ClassGrowth> rows = new ArrayList<>();
        now.forEach((name, row) -> rows.add(growth(name, old.getOrDefault(name, NOTHING), row)));
        old.forEach((name, row) -> {
            if (!now.containsKey(name)) {
                rows.add(growth(name, row, NOTHING));
            }
        });
        rows.sort(
                Comparator.comparingLong(ClassGrowth::shallowGrowth).reversed().thenComparing(ClassGrowth::name));
        return rows;
    }

    private static Map<String, HistogramRow> byName(Heap heap) {
        Map<String, HistogramRow> rows = new HashMap<>();
        for (HistogramRow row : new Histogram(heap, Grouping.CLASS).rows()) {
            rows.merge(row.name(), row, Histogram::sum);
        }
        return rows;
    }

    private static ClassGrowth growth(String name, HistogramRow before, HistogramRow after) {
        return new ClassGrowth(
                name,
                0,
                before.objects(),
                after.objects(),
                before.shallowBytes(),
                after.shallowBytes(),
                before.retainedBytes(),
                after.retainedBytes());
    }
}
