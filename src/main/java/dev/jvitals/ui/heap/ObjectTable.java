package dev.jvitals.ui.heap;

import atlantafx.base.theme.Styles;
import dev.jvitals.base.Unit;
import dev.jvitals.heap.Heap;
import dev.jvitals.heap.inspect.ObjectRef;
import dev.jvitals.ui.theme.Figures;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** Objects with their sizes. */
final class ObjectTable extends TableView<ObjectRef> {
    ObjectTable(HeapActions actions) {
        name();
        uncut("Address", ObjectRef::hexAddress);
        Figures.in(uncut("Shallow", object -> Unit.BYTES.format(object.shallowBytes())));
        Figures.in(uncut("Retained", object -> Unit.BYTES.format(object.retainedBytes())));
        getStyleClass().add(Styles.DENSE);
        FigureColumns.fit(this);
        getSelectionModel().selectedItemProperty().addListener((_, _, object) -> actions.select(object));
        actions.selectOnPress(this, this::selectedId);
        Copying.install(this, ObjectTable::text);
        setContextMenu(actions.menu(this::selectedId, () -> Copying.lines(this, ObjectTable::text)));
    }

    private void name() {
        TableColumn<ObjectRef, String> column = column("Object", ObjectRef::label);
        column.setCellFactory(_ -> LongNames.nameCell());
        column.setPrefWidth(300);
        column.setMinWidth(FigureColumns.LEAST_NAME);
    }

    private TableColumn<ObjectRef, String> uncut(String title, Function<ObjectRef, String> text) {
        TableColumn<ObjectRef, String> column = column(title, text);
        column.setCellFactory(FigureCell::new);
        column.setPrefWidth(70);
        column.setMinWidth(70);
        column.setMaxWidth(70);
        return column;
    }

    private TableColumn<ObjectRef, String> column(String title, Function<ObjectRef, String> text) {
        TableColumn<ObjectRef, String> column = new TableColumn<>(title);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(text.apply(cell.getValue())));
        column.setSortable(false); // the rows come sorted, and text would sort sizes wrongly
        getColumns().add(column);
        return column;
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
