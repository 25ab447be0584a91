package dev.jvitals.ui.heap;

import dev.jvitals.base.Failure;
import dev.jvitals.base.Unit;
import dev.jvitals.heap.inspect.Page;
import dev.jvitals.ui.task.Tasks;
import dev.jvitals.ui.task.Work;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A table with a button below that fetches the next page in the background, as long as there is one. */
final class Paged<T> extends VBox {
    private final TableView<T> table;
    private final Button more = new Button();

    /** Shows the first page; {@code fetch} gets the work for the page that begins at a row. */
    Paged(
            TableView<T> table,
            Page<T> first,
            IntFunction<Work<Page<T>>> fetch,
            Tasks tasks,
            Consumer<Failure> onFailure) {
        super(4, table);
        this.table = table;
        setVgrow(table, Priority.ALWAYS);
        more.getStyleClass().add("small");
        more.setOnAction(_ -> {
            more.setDisable(true);
            tasks.run("Reading more", fetch.apply(table.getItems().size()))
                    .onSuccess(this::add)
                    .onFailure(failure -> {
                        more.setDisable(false);
                        onFailure.accept(failure);
                    })
                    .start();
        });
        add(first);
        if (more.isVisible()) {
            getChildren().add(more);
        }
    }

    private void add(Page<T> page) {
        table.getItems().addAll(page.rows());
        more.setText("Next " + Math.min(HeapModel.PAGE, page.after()) + " of " + Unit.COUNT.format(page.after()));
        more.setVisible(page.after() > 0 && !page.rows().isEmpty());
        more.setDisable(false);
    }
}
