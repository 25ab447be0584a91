package dev.jvitals.ui.heap;

import dev.jvitals.heap.Heap;
import dev.jvitals.heap.OpenOptions;
import dev.jvitals.heap.model.StaticField;
import dev.jvitals.support.FakeWorkbench;
import dev.jvitals.support.FxToolkit;
import dev.jvitals.support.LeakyDump;
import java.util.Objects;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;

/**
 * A real dump in its view, shown.
 *
 * @param map the object of the growing map
 */
record OpenHeap(FakeWorkbench workbench, HeapView view, Stage stage, long map) {
    static OpenHeap open() {
        Heap heap = LeakyDump.open(LeakyDump.filled(25));
        StaticField field =
                Objects.requireNonNull(Heap.staticField(Objects.requireNonNull(heap.classNamed("Leaks")), "SESSIONS"));
        return FxToolkit.call(() -> {
            FakeWorkbench workbench = new FakeWorkbench();
            HeapView view = new HeapView(heap, OpenOptions.DEFAULT, workbench);
            Stage stage = new Stage();
            stage.setScene(new Scene((Parent) view.content(), 1240, 800));
            workbench.theme().style(stage.getScene());
            stage.show();
            return new OpenHeap(workbench, view, stage, heap.idOf(field.rawValue()));
        });
    }
}
