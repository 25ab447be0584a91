package dev.jvitals.heap.suspect;

import dev.jvitals.heap.Heap;
import dev.jvitals.heap.inspect.Describer;
import dev.jvitals.heap.inspect.LoaderNames;
import dev.jvitals.heap.model.HeapClass;
import dev.jvitals.heap.paths.RootPath;
import org.jspecify.annotations.Nullable;

/** Names what a reader knows of the way to an object: the static field, the thread, the class loader. Any thread. */
final class Keepers {
    private final Heap heap;
    private final Describer describer;
    private final LoaderNames loaders;

    Keepers(Heap heap) {
        this.heap = heap;
        this.describer = new Describer(heap);
        this.loaders = new LoaderNames(heap);
    }

    /** Who keeps the object, in words; empty where nobody stands out. */
    String of(long id, @Nullable RootPath path) {
        if (path == null) {
            return "";
        }
        for (int i = path.steps().size() - 2; i >= 0; i--) {
            HeapClass represented = heap.asClass(path.steps().get(i).object().id());
            if (represented != null) {
                String field = path.steps().get(i + 1).via().replace("static ", "");
                if (field.startsWith("<")) {
                    continue; // its loader and the like: no field that anybody wrote
                }
                return "the static field " + represented.name() + "." + field + " (class loader "
                        + loaders.of(represented.loaderId()) + ")";
            }
        }
        long first = path.steps().getFirst().object().id();
        if (heap.isA(heap.classOf(first), "java.lang.Thread")) {
            String via = path.length() > 0 ? path.steps().get(1).via() : "";
            return "the thread \"" + describer.text(first) + "\"" + (via.isEmpty() ? "" : ", " + via);
        }
        return path.root().text() + " " + (first == id ? "itself" : describer.className(first));
    }
}
