package dev.jvitals.heap.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.heap.Heap;
import dev.jvitals.heap.model.HeapClass;
import dev.jvitals.support.LeakyDump;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Objects of a class are found, whether the index lists them or all objects must be looked at. */
class ClassObjectsTest {
    private static List<Long> oneByOne(Heap heap, HeapClass type) {
        List<Long> ids = new ArrayList<>();
        for (long id = 0; id < heap.objectCount(); id++) {
            if (heap.classIndexOf(id) == type.index()) {
                ids.add(id);
            }
        }
        return ids;
    }

    @Test
    void the_index_lists_all_objects_of_a_class_that_has_few() {
        try (Heap heap = LeakyDump.open(LeakyDump.filled(25))) {
            for (String name : List.of("java.lang.Thread", "java.lang.ref.Finalizer", "java.lang.Class")) {
                HeapClass type = Objects.requireNonNull(heap.classNamed(name));
                assertThat(Objects.requireNonNull(heap.instances(type)))
                        .as(name)
                        .containsExactly(oneByOne(heap, type).toArray(Long[]::new));
            }
            assertThat(heap.instances(Objects.requireNonNull(heap.classNamed("Leaks$Session"))))
                    .isNull();
        }
    }

    @Test
    void listed_and_unlisted_classes_give_the_same_as_asking_each_object() {
        try (Heap heap = LeakyDump.open(LeakyDump.filled(17))) {
            for (String name :
                    List.of("Leaks$Session", "java.lang.Thread", "java.lang.ClassLoader", "java.lang.Class")) {
                List<Long> found = new ArrayList<>();
                ClassObjects.each(heap, name, Pulse.none(), found::add);
                List<Long> expected = new ArrayList<>();
                for (long id = 1; id < heap.objectCount(); id++) {
                    if (heap.isReachable(id) && heap.isA(heap.classOf(id), name) && heap.asClass(id) == null) {
                        expected.add(id);
                    }
                }
                assertThat(found).as(name).isEqualTo(expected);
            }
        }
    }
}
