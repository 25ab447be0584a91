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
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
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
    void a_rectangle_is_marked_while_its_object_is_inspected_and_can_be_clicked_again_after() {
        HprofWriter dump = new HprofWriter(8);
        dump.primitiveArray(0x1000, FieldType.INT, 500).root(RootKind.JNI_GLOBAL, 0x1000);
        Path file = dump.endOfDump().to(folder.resolve("one.hprof"));
        try (Heap heap = HeapDump.open(file, OpenOptions.DEFAULT, Progress.NONE, new Cancellation())) {
            FxToolkit.run(() -> {
                HeapModel model = new HeapModel(heap, OpenOptions.DEFAULT);
                HeapActions actions = new HeapActions(model, _ -> {});
                OverviewPane pane =
                        new OverviewPane(model, actions, new FakeWorkbench(new Tasks(Runnable::run, screen::add)));
                while (!screen.isEmpty()) {
                    screen.remove().run();
                }
                Treemap<?> map = map(pane);
                map.resize(300, 200);
                map.layout();
                for (int again = 0; again < 2; again++) {
                    press(map);
                    assertThat(map.selectedProperty().get()).isNotNull();
                    assertThat(actions.selected().get()).isEqualTo(heap.idOf(0x1000));
                    actions.deselect();
                    assertThat(map.selectedProperty().get()).isNull();
                }
            });
        }
    }

    private static void press(Treemap<?> map) {
        PickResult under = new PickResult(map, 150, 100);
        MouseButton left = MouseButton.PRIMARY;
        Event.fireEvent(
                map.getChildrenUnmodifiable().getFirst(),
                new MouseEvent(
                        MouseEvent.MOUSE_PRESSED,
                        150,
                        100,
                        150,
                        100,
                        left,
                        1,
                        false,
                        false,
                        false,
                        false,
                        true,
                        false,
                        false,
                        false,
                        false,
                        false,
                        under));
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
