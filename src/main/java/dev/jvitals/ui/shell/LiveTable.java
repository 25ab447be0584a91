package dev.jvitals.ui.shell;

import dev.jvitals.ui.task.Sight;
import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.MultipleSelectionModel;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/**
 * A table of rows that change all the time, at the cost of painting the words that did. A row that is replaced, moved, or
 * observed by a cell makes a table lay out all of its rows anew, with their styles. So this one has places, which never
 * change: new figures, another order and another filter only change who stands in which place, and the cells show it
 * ({@link LiveCell}). Nothing is done while the table is out of sight. For the JavaFX thread only.
 *
 * @param <R> a row, immutable or not; the same one as before is told by its key
 */
public final class LiveTable<R> {
    /** One line of the table, whoever stands there. */
    public static final class Place<R> {
        private R row;

        private Place(R row) {
            this.row = row;
        }

        /** Who stands there now. */
        public R row() {
            return row;
        }

        @Override
        public String toString() {
            return String.valueOf(row);
        }
    }

    private final TableView<Place<R>> table = new TableView<>();
    private final ObservableList<Place<R>> places = FXCollections.observableArrayList();
    private final Function<R, ?> key;
    private final Map<TableColumn<?, ?>, Comparator<R>> orders = new HashMap<>();
    private final ReadOnlyIntegerWrapper news = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<@Nullable R> chosen = new ReadOnlyObjectWrapper<>(null);
    private final Set<Object> chosenKeys = new HashSet<>();
    private List<R> rows = List.of();
    private Predicate<R> filter = _ -> true;
    private boolean inSight;
    private boolean arranging;

    /**
     * A table without columns and rows.
     *
     * @param key what stays of a row while its figures change, such as an id
     */
    public LiveTable(Function<R, ?> key) {
        this.key = key;
        table.setItems(places);
        table.getStyleClass().add("dense");
        table.setSortPolicy(_ -> {
            arrangePlaces();
            arranging = true; // the table tells of its selection, by place, until it has sorted
            Platform.runLater(this::choosePlaces);
            return true;
        });
        MultipleSelectionModel<?> selection = table.getSelectionModel();
        selection.getSelectedIndices().addListener((ListChangeListener<Integer>) _ -> chosenByHand());
        selection.selectedIndexProperty().addListener((_, _, _) -> chosenByHand());
        Sight.of(table).subscribe(seen -> {
            inSight = seen;
            arrange();
        });
    }

    /** The table itself, for its looks and its hands. */
    public TableView<Place<R>> node() {
        return table;
    }

    /** Adds a column of words, which are shown, copied, and sorted as the language of this machine does. */
    public TableColumn<Place<R>, String> words(String title, double width, Function<R, String> words) {
        TableColumn<Place<R>, String> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setCellValueFactory(place ->
                new ReadOnlyObjectWrapper<>(words.apply(place.getValue().row())));
        column.setCellFactory(_ -> new LiveWords<>(this, words));
        Collator language = Collator.getInstance();
        sort(column, (a, b) -> language.compare(words.apply(a), words.apply(b)));
        table.getColumns().add(column);
        return column;
    }

    /** Sorts a column so, and turned round where it sorts downwards. */
    public void sort(TableColumn<Place<R>, ?> column, Comparator<R> upwards) {
        orders.put(column, upwards);
    }

    /** Shows these rows, in that order where the table is not sorted and among equals. Those chosen stay chosen. */
    public void show(List<R> now) {
        rows = now;
        arrange();
    }

    /** Shows only the rows that pass. */
    public void filter(Predicate<R> passing) {
        filter = passing;
        arrange();
    }

    /** All rows, those too that the filter holds back. */
    public List<R> rows() {
        return rows;
    }

    /** How many rows pass the filter. */
    public int count() {
        return (int) rows.stream().filter(filter).count();
    }

    /** The newest figures of the row that is chosen; null for none. */
    public ReadOnlyObjectProperty<@Nullable R> chosen() {
        return chosen.getReadOnlyProperty();
    }

    /** Chooses the row and scrolls to it, once the table is seen. Does nothing where the row is not shown. */
    public void choose(R row) {
        chosenKeys.clear();
        chosenKeys.add(key.apply(row));
        chosen.set(row);
        arrange();
        int index = table.getSelectionModel().getSelectedIndex();
        if (inSight && index >= 0) {
            table.scrollTo(index);
        }
    }

    /** Chooses none. */
    public void chooseNone() {
        chosenKeys.clear();
        chosen.set(null);
        table.getSelectionModel().clearSelection();
    }

    /** Runs the action after each change of what is shown, until the listener is collected. */
    void onNews(InvalidationListener listener) {
        news.addListener(listener);
    }

    /** Who stands in the place; null where nobody does, or nobody sees it. */
    @Nullable
    R seenAt(int index) {
        return inSight && index >= 0 && index < places.size()
                ? places.get(index).row()
                : null;
    }

    private int indexOf(Object wanted) {
        for (int i = 0; i < places.size(); i++) {
            if (key.apply(places.get(i).row()).equals(wanted)) {
                return i;
            }
        }
        return -1;
    }

    private void arrange() {
        if (inSight) {
            arrangePlaces();
            choosePlaces();
        }
    }

    private void arrangePlaces() {
        List<R> shown = new ArrayList<>(rows.size());
        rows.stream().filter(filter).forEach(shown::add);
        shown.sort(order());
        arranging = true;
        int common = Math.min(shown.size(), places.size());
        for (int i = 0; i < common; i++) {
            places.get(i).row = shown.get(i);
        }
        if (shown.size() < places.size()) {
            places.remove(shown.size(), places.size());
        } else if (shown.size() > places.size()) {
            places.addAll(
                    shown.subList(common, shown.size()).stream().map(Place::new).toList());
        }
        arranging = false;
        news.set(news.get() + 1);
    }

    private Comparator<R> order() {
        Comparator<R> all = (_, _) -> 0;
        for (TableColumn<Place<R>, ?> column : table.getSortOrder()) {
            Comparator<R> up = orders.get(column);
            if (up != null) {
                all = all.thenComparing(
                        column.getSortType() == TableColumn.SortType.ASCENDING ? up : (a, b) -> up.compare(b, a));
            }
        }
        return all;
    }

    /** The selection goes where the chosen have gone. */
    private void choosePlaces() {
        List<Integer> wanted = new ArrayList<>();
        for (int i = 0; !chosenKeys.isEmpty() && i < places.size(); i++) {
            if (chosenKeys.contains(key.apply(places.get(i).row()))) {
                wanted.add(i);
            }
        }
        MultipleSelectionModel<?> selection = table.getSelectionModel();
        R before = chosen.get();
        int first = before == null ? -1 : indexOf(key.apply(before));
        arranging = true;
        if (!Set.copyOf(wanted).equals(Set.copyOf(selection.getSelectedIndices()))
                || first != selection.getSelectedIndex()) {
            selection.clearSelection();
            wanted.stream().filter(index -> index != first).forEach(selection::select);
            if (first >= 0) {
                selection.select(first);
            }
        }
        arranging = false;
        chosenByHand();
    }

    private void chosenByHand() {
        if (arranging) {
            return;
        }
        chosenKeys.clear();
        for (int index : table.getSelectionModel().getSelectedIndices()) {
            if (index >= 0 && index < places.size()) {
                chosenKeys.add(key.apply(places.get(index).row()));
            }
        }
        int index = table.getSelectionModel().getSelectedIndex();
        chosen.set(index >= 0 && index < places.size() ? places.get(index).row() : null);
    }
}
