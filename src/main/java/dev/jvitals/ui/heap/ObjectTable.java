package dev.jvitals.ui.heap;

import atlantafx.base.theme.Styles;
import dev.jvitals.base.Unit;
import dev.jvitals.heap.Heap;
import dev.jvitals.heap.inspect.ObjectRef;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Objects with their sizes. */
final class ObjectTable extends VBox {
    private final TableView<ObjectRef> table = new TableView<>();

    ObjectTable(String title, List<ObjectRef> objects, HeapActions actions) {
        super(4);
        column("Object", 300, "", ObjectRef::label);
        column("Address", 120, "", ObjectRef::hexAddress);
        column("Shallow", 90, "-fx-alignment: CENTER-RIGHT;", object -> Unit.BYTES.format(object.shallowBytes()));
        column("Retained", 90, "-fx-alignment: CENTER-RIGHT;", object -> Unit.BYTES.format(object.retainedBytes()));
        table.getStyleClass().add(Styles.DENSE);
        table.getItems().setAll(objects);
        table.getSelectionModel().selectedItemProperty().addListener((_, _, object) -> actions.select(object));
        table.setContextMenu(actions.menu(() -> id(selected()), () -> text(selected())));
        Label heading = new Label(title);
        heading.getStyleClass().add("figure");
        setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(heading, table);
    }

    private void column(String title, double width, String style, Function<ObjectRef, String> text) {
        TableColumn<ObjectRef, String> column = new TableColumn<>(title);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(text.apply(cell.getValue())));
        column.setPrefWidth(width);
        column.setStyle(style);
        column.setSortable(false); // the rows come sorted, and text would sort sizes wrongly
        table.getColumns().add(column);
    }

    private @Nullable ObjectRef selected() {
        return table.getSelectionModel().getSelectedItem();
    }

    private static long id(@Nullable ObjectRef object) {
        return object == null ? Heap.NONE : object.id();
    }

    private static String text(@Nullable ObjectRef object) {
        return object == null
                ? ""
                : String.join(
                        "\t",
                        object.label(),
                        object.hexAddress(),
                        Long.toString(object.shallowBytes()),
                        Long.toString(object.retainedBytes()));
    }
}
