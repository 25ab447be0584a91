package dev.jvitals.ui.threads;

import dev.jvitals.threads.StackFrame;
import dev.jvitals.threads.group.IdleFold;
import dev.jvitals.threads.group.SeenThread;
import dev.jvitals.threads.group.StackGroup;
import dev.jvitals.threads.group.StackGroup.Likeness;
import dev.jvitals.threads.signature.Activity;
import dev.jvitals.ui.theme.Theme;
import dev.jvitals.ui.threads.ThreadDumpModel.Place;
import dev.jvitals.ui.threads.ThreadDumpModel.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** Like stacks together, what matters first; idle ones folded into one row for each kind. */
final class GroupsPane {
    /** "waits for a pool" and "waits for a lock" differ in their last word. */
    static final double WHOLE_WORDS = 122;

    private final ThreadDumpModel model;
    private final BorderPane pane = new BorderPane();
    private final TableView<Row> table = Columns.table("Groups of like stacks");
    private final CheckBox exact = new CheckBox("Exact lines");
    private final CheckBox unfoldIdle = new CheckBox("Unfold idle");

    /** A group, or a fold of idle threads that have no stack in common. */
    private record Row(String label, @Nullable StackFrame frame, Activity activity, List<SeenThread> threads) {
        String known() {
            return label.equals(activity.words()) ? "" : label;
        }

        String where() {
            return frame == null ? "" : frame.qualifiedMethod();
        }

        String brief() {
            return Brief.frame(frame);
        }

        String title() {
            if (threads.size() == 1) {
                return threads.getFirst().name();
            }
            return known().isEmpty() ? activity.words() + " in " + brief() : label;
        }
    }

    GroupsPane(ThreadDumpModel model, Theme theme) {
        this.model = model;
        table.getColumns().add(Columns.count("Threads", 80, row -> row.threads().size()));
        table.getColumns()
                .add(Columns.<Row, ShareBar>node(
                        "",
                        40,
                        () -> new ShareBar(theme),
                        (row, bar) -> bar.show(
                                Map.of(row.activity(), row.threads().size()),
                                model.dump().threads().size())));
        table.getColumns().add(Columns.text("Do", 125, row -> row.activity().words()));
        table.getColumns().getLast().setMinWidth(WHOLE_WORDS);
        table.getColumns().add(Columns.text("Known as", 110, Row::known));
        table.getColumns().add(Columns.brief("Where", 230, Row::brief, Row::where));
        if (model.series().dumps().size() > 1) {
            table.getColumns().add(Columns.brief("First → last", 90, this::growth, this::sizes));
            table.getColumns().getLast().setMinWidth(96);
        }
        table.getSelectionModel().selectedItemProperty().addListener((_, _, row) -> {
            if (row != null) {
                model.select(row.title(), row.threads());
            }
        });
        Copying.rows(
                table,
                row -> row.threads().size() + "\t" + row.activity().words() + "\t" + row.known() + "\t" + row.where(),
                List.of(
                        Copying.item("Show in threads", () -> lead(Place.THREADS)),
                        Copying.item("Flame graph of these", () -> lead(Place.FLAME))));
        exact.setOnAction(_ -> show());
        unfoldIdle.setOnAction(_ -> show());
        HBox options = new HBox(16, exact, unfoldIdle);
        options.getStyleClass().add("pane-options");
        pane.setTop(options);
        pane.setCenter(table);
        model.dumpIndex().addListener((_, _, _) -> show());
        show();
    }

    Node node() {
        return pane;
    }

    private void lead(Place to) {
        Row row = table.getSelectionModel().getSelectedItem();
        if (row != null) {
            model.narrow(to, row.title(), row.threads());
        }
    }

    /** A fold of idle threads has many stacks, and no growth that says anything. */
    private List<Integer> sizesOf(Row row) {
        return row.frame() == null
                ? List.of()
                : model.sizesOfGroup(row.threads().getFirst());
    }

    private String growth(Row row) {
        List<Integer> sizes = sizesOf(row);
        return sizes.isEmpty() ? "" : "%,d → %,d".formatted(sizes.getFirst(), sizes.getLast());
    }

    private String sizes(Row row) {
        return "threads with such a stack in each dump: " + sizesOf(row);
    }

    private void show() {
        List<Row> rows = new ArrayList<>();
        BiConsumer<StackGroup, Boolean> add = (group, idle) -> {
            boolean isIdle = group.activity() == Activity.IDLE || group.activity() == Activity.JVM;
            if (isIdle == idle) {
                rows.add(new Row(group.label(), group.stack().telling(), group.activity(), group.threads()));
            }
        };
        List<StackGroup> groups =
                model.dump().groups(exact.isSelected() ? Likeness.SAME_FRAMES : Likeness.SAME_METHODS);
        groups.forEach(group -> add.accept(group, false));
        if (unfoldIdle.isSelected()) {
            groups.forEach(group -> add.accept(group, true));
        } else {
            for (IdleFold fold : model.dump().idle()) {
                rows.add(new Row(fold.label(), null, fold.threads().getFirst().activity(), fold.threads()));
            }
        }
        Selection before = model.selection().get();
        table.getItems().setAll(rows);
        model.selection().set(before);
    }
}
