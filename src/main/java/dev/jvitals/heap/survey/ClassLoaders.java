package dev.jvitals.heap.survey;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Progress;
import dev.jvitals.heap.Heap;
import dev.jvitals.heap.inspect.Describer;
import dev.jvitals.heap.inspect.LoaderNames;
import dev.jvitals.heap.inspect.ObjectRef;
import dev.jvitals.heap.model.HeapClass;
import dev.jvitals.heap.walk.ClassObjects;
import dev.jvitals.heap.walk.Pulse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Who loaded what. Any thread. */
public final class ClassLoaders {
    /**
     * A class loader.
     *
     * @param object the loader with its retained size; the boot loader is object 0
     * @param name tells it from others of its class
     * @param classes how many classes it has loaded
     * @param objects how many objects those classes have
     * @param shallowBytes the objects' own sizes together
     * @param duplicates how many of its classes have a namesake from another loader
     */
    public record Loader(ObjectRef object, String name, int classes, long objects, long shallowBytes, int duplicates) {
        /** What would be free if it were gone. The boot loader is no object: with it all objects of its classes would go. */
        public long retainedBytes() {
            return object.id() == BOOT ? shallowBytes : object.retainedBytes();
        }
    }

    /**
     * A class that several loaders have loaded.
     *
     * @param className the name they share
     * @param loaders how many loaders
     * @param objects how many objects of all these classes
     * @param examples some of the loaders
     */
    public record Duplicate(String className, int loaders, long objects, List<String> examples) {
        public Duplicate {
            examples = List.copyOf(examples);
        }
    }

    private static final int EXAMPLES = 5;
    private static final long BOOT = 0;
    private final Heap heap;
    private final LoaderNames names;
    private final Describer describer;

    public ClassLoaders(Heap heap) {
        this.heap = heap;
        this.names = new LoaderNames(heap);
        this.describer = new Describer(heap);
    }

    /**
     * All reachable loaders, also those that have loaded nothing, those that retain the most first. Cost: O(classes) and a
     * pass over the ids.
     */
    public List<Loader> loaders(Cancellation cancellation) {
        Set<String> duplicated = new HashSet<>(byName().keySet());
        Map<Long, List<HeapClass>> byLoader = new HashMap<>();
        for (HeapClass each : heap.classes()) {
            if (isLoaded(each)) {
                byLoader.computeIfAbsent(each.loaderId(), _ -> new ArrayList<>())
                        .add(each);
            }
        }
        ClassObjects.each(
                heap,
                "java.lang.ClassLoader",
                new Pulse(Progress.NONE, cancellation),
                id -> byLoader.computeIfAbsent(id, _ -> new ArrayList<>()));
        List<Loader> rows = new ArrayList<>();
        byLoader.forEach((id, classes) -> {
            cancellation.check();
            rows.add(new Loader(
                    describer.of(id),
                    names.of(id),
                    classes.size(),
                    classes.stream().mapToLong(type -> type.totals().objects()).sum(),
                    classes.stream()
                            .mapToLong(type -> type.totals().shallowBytes())
                            .sum(),
                    (int) classes.stream()
                            .filter(type -> duplicated.contains(type.name()))
                            .count()));
        });
        rows.sort(Comparator.comparingLong(Loader::retainedBytes).reversed().thenComparing(Loader::name));
        return rows;
    }

    /** The classes that several loaders have loaded, those of the most loaders first. */
    public List<Duplicate> duplicates() {
        List<Duplicate> rows = new ArrayList<>();
        byName().forEach((name, classes) -> rows.add(new Duplicate(
                name,
                classes.size(),
                classes.stream().mapToLong(type -> type.totals().objects()).sum(),
                classes.stream()
                        .limit(EXAMPLES)
                        .map(type -> names.of(type.loaderId()))
                        .toList())));
        rows.sort(Comparator.comparingInt(Duplicate::loaders).reversed().thenComparing(Duplicate::className));
        return rows;
    }

    private Map<String, List<HeapClass>> byName() {
        Map<String, List<HeapClass>> all = new TreeMap<>();
        for (HeapClass each : heap.classes()) {
            if (isLoaded(each) && !each.isArray() && !isHidden(each.name())) {
                all.computeIfAbsent(each.name(), _ -> new ArrayList<>()).add(each);
            }
        }
        all.values()
                .removeIf(classes ->
                        classes.stream().map(HeapClass::loaderId).distinct().count() < 2);
        return all;
    }

    private boolean isLoaded(HeapClass type) {
        return type.objectId() >= 0 && type.loaderId() >= 0 && heap.isReachable(type.objectId());
    }

    /** Hidden classes (lambdas, method handles) have names of their own making. */
    private static boolean isHidden(String name) {
        return name.contains("+0x") || name.contains("/0x");
    }
}
