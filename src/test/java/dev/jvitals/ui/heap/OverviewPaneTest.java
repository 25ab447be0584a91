package dev.jvitals.ui.heap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Progress;
import dev.jvitals.heap.Heap;
import dev.jvitals.heap.HeapDump;
import dev.jvitals.heap.OpenOptions;
import dev.jvitals.hprof.FieldType;
import dev.jvitals.hprof.RootKind;
import dev.jvitals.support.FakeWorkbench;
import dev.jvitals.support.FxToolkit;
import dev.jvitals.support.HprofWriter;
import dev.jvitals.ui.heap.treemap.Treemap;
import dev.jvitals.ui.task.Tasks;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverviewPaneTest {
    @TempDir
    Path folder;

    private final Deque<Runnable> screen = new ArrayDeque<>();

    @Test
    void the_map_is_drawn_unless_it_was_stopped_before_the_answer_came() {
        HprofWriter dump = new HprofWriter(8);
        dump.primitiveArray(0x1000, FieldType.INT, 500).root(RootKind.JNI_GLOBAL, 0x1000);
        Path file = dump.endOfDump().to(folder.resolve("one.hprof"));
        try (Heap heap = HeapDump.open(file, OpenOptions.DEFAULT, Progress.NONE, new Cancellation())) {
            FxToolkit.run(() -> {
                OverviewPane drawn = overview(heap);
                OverviewPane stopped = overview(heap);
                stopped.stop();
                while (!screen.isEmpty()) {
                    screen.remove().run();
                }
                assertThat(map(drawn).rootProperty().get()).isNotNull();
                assertThat(map(stopped).rootProperty().get()).isNull();
            });
        }
    }

    @Test
    void without_a_finding_it_is_said_what_was_looked_at() {
        assertThat(OverviewPane.fine(List.of(), false))
                .isEqualTo("No object or group of objects holds 25 % of the heap and 16 MB.");
        assertThat(OverviewPane.fine(List.of(), true)).startsWith("In what could be read of the dump, no object");
    }

    /** Its answers are there, but have not reached the screen. */
    private OverviewPane overview(Heap heap) {
        HeapModel model = new HeapModel(heap, OpenOptions.DEFAULT);
        return new OverviewPane(
                model, new HeapActions(model, _ -> {}), new FakeWorkbench(new Tasks(Runnable::run, screen::add)));
    }

    private static Treemap<?> map(OverviewPane pane) {
        return below(pane)
                .filter(Treemap.class::isInstance)
                .map(node -> (Treemap<?>) node)
                .findFirst()
                .orElseThrow();
    }

    private static Stream<Node> below(Parent parent) {
        return parent.getChildrenUnmodifiable().stream()
                .flatMap(node ->
                        Stream.concat(Stream.of(node), node instanceof Parent inner ? below(inner) : Stream.empty()));
    }
}
