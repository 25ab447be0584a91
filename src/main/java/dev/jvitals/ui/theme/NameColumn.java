package dev.jvitals.ui.theme;

import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableColumn;

/** A column of qualified names or paths. For the JavaFX thread. */
public final class NameColumn {
    private NameColumn() {}

    /** Where there is no room for all of a name, its end is shown, which tells most. Call it once the column makes its cells. */
    public static <S, T> TableColumn<S, T> showingEnds(TableColumn<S, T> column) {
        var usual = column.getCellFactory();
        column.setCellFactory(made -> {
            var cell = usual.call(made);
            cell.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
            return cell;
        });
        return column;
    }
}
