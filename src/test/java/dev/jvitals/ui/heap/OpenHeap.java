package dev.jvitals.ui.heap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.heap.Heap;
import dev.jvitals.heap.OpenOptions;
import dev.jvitals.heap.model.StaticField;
import dev.jvitals.support.FakeWorkbench;
import dev.jvitals.support.FxToolkit;
import dev.jvitals.support.LeakyDump;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.stage.Stage;

/**
 * A real dump in its view, shown.
 *
 * @param map the object of the growing map
 */
record OpenHeap(FakeWorkbench workbench, HeapView view, Stage stage, long map) implements AutoCloseable {
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

    /** Waits until nothing works in the background, and lays out what came of it. */
    void settle() {
        FxToolkit.await(
                "background work to end", () -> workbench.tasks().running().isEmpty());
        FxToolkit.run(() -> {
            stage.getScene().getRoot().applyCss();
            stage.getScene().getRoot().layout();
        });
    }

    void goTo(HeapPlace place) {
        FxToolkit.run(() -> view.goTo(place));
        settle();
    }

    void resize(double width, double height) {
        FxToolkit.run(() -> {
            stage.setWidth(width);
            stage.setHeight(height);
        });
        settle();
    }

    /** Compares with the dump of before, unless that was done already. */
    void compare() {
        goTo(HeapPlace.of(Section.COMPARE));
        workbench.choose(LeakyDump.idle(25));
        FxToolkit.run(() -> stage.getScene().getRoot().lookupAll(".button").stream()
                .filter(OpenHeap::isChooser)
                .findFirst()
                .ifPresent(button -> ((Button) button).fire()));
        settle();
        workbench.chooseNothing();
        assertThat(FxToolkit.call(() ->
                        stage.getScene().getRoot().lookupAll("*").stream().anyMatch(ComparePane.class::isInstance)))
                .as("what grew, compared now or before")
                .isTrue();
    }

    private static boolean isChooser(Node node) {
        return node instanceof Button button && button.getText().startsWith("Choose the older dump");
    }

    @Override
    public void close() {
        FxToolkit.run(() -> {
            view.close();
            stage.close();
        });
        FxToolkit.await("all to be closed", () -> workbench.tasks().running().isEmpty());
    }
}
