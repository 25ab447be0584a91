package dev.jvitals.ui.threads;

import dev.jvitals.base.Printable;
import dev.jvitals.base.Unit;
import dev.jvitals.threads.StackFrame;
import dev.jvitals.threads.ThreadEntry;
import dev.jvitals.threads.group.LockNode;
import dev.jvitals.threads.group.SeenThread;
import dev.jvitals.ui.theme.Theme;
import dev.jvitals.ui.threads.ThreadDumpModel.Place;
import dev.jvitals.ui.threads.ThreadDumpModel.Selection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import javafx.animation.PauseTransition;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** All threads of the dump, filtered by name, state, text or regular expression. */
final class ThreadsPane {
    /** Long enough that fast typing filters once. */
    private static final Duration PAUSE = Duration.millis(150);

    /** TIMED_WAITING, whole. */
    private static final double STATE_WIDTH = 120;

    private static final String ANY_STATE = "Any state";

    private final ThreadDumpModel model;
    private final BorderPane pane = new BorderPane();
    private final ObservableList<SeenThread> threads = FXCollections.observableArrayList();
    private final FilteredList<SeenThread> shown = new FilteredList<>(threads);
    private final TableView<SeenThread> table = Columns.table("Threads of a dump");
    private final TextField text = new TextField();
    private final CheckBox regex = new CheckBox("Regex");
    private final ComboBox<String> state = new ComboBox<>();
    private final Label count = new Label();
    private final Hyperlink narrowed = new Hyperlink();

    ThreadsPane(ThreadDumpModel model, Theme theme) {
        this.model = model;
        pane.setTop(filters());
        pane.setCenter(table);
        columns(theme);
        SortedList<SeenThread> sorted = new SortedList<>(shown);
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        table.setPlaceholder(new Label("No thread matches."));
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.getSelectionModel().selectedItemProperty().addListener((_, _, thread) -> {
            if (thread != null) {
                model.select(thread);
            }
        });
        menu();
        model.dumpIndex().addListener((_, _, _) -> show());
        model.narrowed().addListener((_, _, _) -> show());
        show();
    }

    Node node() {
        return pane;
    }

    private Node filters() {
        text.setAccessibleText("Filter threads");
        state.setAccessibleText("State of the threads shown");
        text.setPromptText("Name, class, method, lock or pool");
        text.setPrefColumnCount(24);
        PauseTransition pause = new PauseTransition(PAUSE);
        pause.setOnFinished(_ -> filter());
        text.textProperty().addListener((_, _, _) -> pause.playFromStart());
        regex.setOnAction(_ -> filter());
        state.getItems().add(ANY_STATE);
        for (Thread.State value : Thread.State.values()) {
            state.getItems().add(value.name());
        }
        state.getSelectionModel().selectFirst();
        state.setOnAction(_ -> filter());
        narrowed.setOnAction(_ -> model.narrowed().set(null));
        count.getStyleClass().add("muted");
        count.setMinWidth(Region.USE_PREF_SIZE);
        FlowPane filters = new FlowPane(8, 4, text, regex, state, count, narrowed);
        filters.setAlignment(Pos.CENTER_LEFT);
        filters.getStyleClass().add("pane-options");
        return filters;
    }

    private void columns(Theme theme) {
        table.getColumns()
                .add(Columns.<SeenThread, ShareBar>node(
                        "", 18, () -> new ShareBar(theme), (thread, bar) -> bar.show(Map.of(thread.activity(), 1), 1)));
        table.getColumns().getFirst().setMinWidth(18);
        table.getColumns().getFirst().setMaxWidth(18);
        table.getColumns().add(Columns.text("Name", 190, ThreadsPane::name));
        table.getColumns().add(Columns.text("State", STATE_WIDTH, ThreadsPane::state));
        table.getColumns()
                .add(Columns.text("Does", 110, thread -> thread.activity().words()));
        if (model.series().dumps().stream()
                .flatMap(dump -> dump.threads().stream())
                .anyMatch(thread -> !Double.isNaN(thread.thread().cpuMillis()))) {
            table.getColumns()
                    .add(Columns.number("CPU", 70, thread -> thread.thread().cpuMillis(), Unit.MILLIS::format));
        }
        if (model.dump().threads().stream().anyMatch(thread -> allocated(thread) >= 0)) {
            table.getColumns().add(Columns.number("Allocated", 84, ThreadsPane::allocated, Unit.BYTES::format));
        }
        table.getColumns()
                .add(Columns.brief(
                        "At", 210, thread -> Brief.frame(thread.stack().telling()), ThreadsPane::telling));
        if (model.series().dumps().stream()
                .anyMatch(dump -> !dump.locks().contended().isEmpty())) {
            table.getColumns().add(Columns.brief("Wants", 90, thread -> Brief.lock(wanted(thread)), this::wants));
            table.getColumns().getLast().setMinWidth(46);
        }
        // State and activity are short words that mean nothing when cut, nor do names without their end.
        for (int column : new int[] {1, 2, 3}) {
            table.getColumns()
                    .get(column)
                    .setMinWidth(column == 1 ? 158 : column == 2 ? STATE_WIDTH : GroupsPane.WHOLE_WORDS);
        }
    }

    private static double allocated(SeenThread thread) {
        long bytes = thread.thread().allocatedBytes();
        return bytes < 0 ? Double.NaN : bytes;
    }

    private static String name(SeenThread thread) {
        ThreadEntry entry = thread.thread();
        return entry.name().isEmpty() ? (entry.virtual() ? "virtual #" : "#") + entry.id() : entry.name();
    }

    private static String state(SeenThread thread) {
        Thread.State state = thread.thread().state();
        return state == null ? "" : state.name();
    }

    private static String telling(SeenThread thread) {
        StackFrame frame = thread.stack().telling();
        return frame == null ? "" : frame.qualifiedMethod();
    }

    private String wants(SeenThread thread) {
        LockNode lock = wanted(thread);
        return lock == null ? "" : lock.className() + " " + lock.id();
    }

    private @Nullable LockNode wanted(SeenThread thread) {
        return model.dump().locks().wantedBy(thread);
    }

    private void menu() {
        Copying.rows(
                table,
                thread -> name(thread) + "\t" + state(thread) + "\t"
                        + thread.activity().words() + "\t" + telling(thread),
                List.of(
                        Copying.item("Copy stacks", () -> Copying.text(selectedStacks())),
                        Copying.item(
                                "Flame graph of all shown",
                                () -> model.narrow(
                                        Place.FLAME,
                                        "%,d filtered threads".formatted(shown.size()),
                                        List.copyOf(shown)))));
    }

    private String selectedStacks() {
        StringBuilder stacks = new StringBuilder();
        table.getSelectionModel()
                .getSelectedItems()
                .forEach(
                        thread -> stacks.append(StackLine.text(thread.thread())).append('\n'));
        return stacks.toString();
    }

    private void show() {
        Selection only = model.narrowed().get();
        threads.setAll(only == null ? model.dump().threads() : only.threads());
        narrowed.setVisible(only != null);
        narrowed.setText(only == null ? "" : "only " + Printable.line(only.title()) + " ✕");
        filter();
    }

    private void filter() {
        String value = state.getValue();
        ThreadFilter filter = new ThreadFilter(
                text.getText().strip(),
                regex.isSelected(),
                ANY_STATE.equals(value) ? null : Thread.State.valueOf(value));
        Predicate<SeenThread> test = filter.test();
        shown.setPredicate(test);
        count.setText(
                filter.complaint().isEmpty()
                        ? "%,d of %,d".formatted(shown.size(), threads.size())
                        : filter.complaint());
    }
}
