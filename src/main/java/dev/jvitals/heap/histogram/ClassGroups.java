package dev.jvitals.heap.histogram;

import dev.jvitals.base.Printable;
import dev.jvitals.heap.Heap;
import dev.jvitals.heap.inspect.LoaderNames;
import dev.jvitals.heap.model.HeapClass;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers the groups that the classes of a heap fall into. Making it costs O(classes); any thread may read. */
public final class ClassGroups {
    private final int[] groupOfClass;
    private final List<String> names = new ArrayList<>();

    public ClassGroups(Heap heap, Grouping by) {
        groupOfClass = new int[heap.classes().size()];
        LoaderNames loaders = new LoaderNames(heap);
        Map<Object, Integer> numbers = new HashMap<>();
        for (HeapClass each : heap.classes()) {
            Object key = switch (by) {
                case CLASS -> each.index();
                case PACKAGE -> each.packageName();
                case LOADER -> each.loaderId();
            };
            groupOfClass[each.index()] = numbers.computeIfAbsent(key, _ -> {
                names.add(
                        switch (by) {
                            case CLASS -> Printable.line(each.name());
                            case PACKAGE ->
                                each.packageName().isEmpty() ? "(no package)" : Printable.line(each.packageName());
                            case LOADER -> loaders.of(each.loaderId());
                        });
                return names.size() - 1;
            });
        }
    }

    /** The number of the group that a class belongs to. */
    public int of(int classIndex) {
        return groupOfClass[classIndex];
    }

    public String name(int group) {
        return names.get(group);
    }

    /** How many groups there are. */
    public int size() {
        return names.size();
    }
}
