package dev.jvitals.ui.heap;

import atlantafx.base.theme.Styles;
import dev.jvitals.base.Unit;
import dev.jvitals.heap.Heap;
import dev.jvitals.heap.inspect.ObjectRef;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** Objects with their sizes. */
final class ObjectTable extends TableView<ObjectRef> {
    ObjectTable(HeapActions actions) {
        column("Object", 300, "", ObjectRef::label);
        column("Address", 120, "", ObjectRef::hexAddress);
        column("Shallow", 90, "-fx-alignment: CENTER-RIGHT;", object -> Unit.BYTES.format(object.shallowBytes()));
        column("Retained", 90, "-fx-alignment: CENTER-RIGHT;", object -> Unit.BYTES.format(object.retainedBytes()));
        getStyleClass().add(Styles.DENSE);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        getSelectionModel().selectedItemProperty().addListener((_, _, object) -> actions.select(object));
        Copying.install(this, ObjectTable::text);
        setContextMenu(actions.menu(this::selectedId, () -> Copying.lines(this, ObjectTable::text)));
    }

    private void column(String title, double width, String style, Function<ObjectRef, String> text) {
        TableColumn<ObjectRef, String> column = new TableColumn<>(title);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(text.apply(cell.getValue())));
        if (style.isEmpty()) {
            column.setCellFactory(_ -> LongNames.cell());
        }
        column.setPrefWidth(width);
        if (!style.isEmpty()) {
            column.setMinWidth(70);
            column.setMaxWidth(110);
        }
        column.setStyle(style);
        column.setSortable(false); // the rows come sorted, and text would sort sizes wrongly
        getColumns().add(column);
    }

    private long selectedId() {
        ObjectRef object = getSelectionModel().getSelectedItem();
        return object == null ? Heap.NONE : object.id();
    }

    private static String text(ObjectRef object) {
        return String.join(
                "\t",
                object.label(),
                object.hexAddress(),
                Long.toString(object.shallowBytes()),
                Long.toString(object.retainedBytes()));
    }
}
