package dev.jvitals.ui.threads;

import dev.jvitals.base.Printable;
import dev.jvitals.base.Times;
import dev.jvitals.diagnosis.Finding;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.threads.ThreadDump;
import dev.jvitals.threads.group.DumpAnalysis;
import dev.jvitals.ui.shell.Addresses;
import dev.jvitals.ui.shell.View;
import dev.jvitals.ui.shell.Workbench;
import dev.jvitals.ui.theme.Theme;
import dev.jvitals.ui.threads.ThreadDumpModel.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** Thread dumps in a tab: the panes at the left, the stack of what is selected beside or below them. */
public final class ThreadDumpView implements View {
    /** Narrower, tables beside a stack have no room for their columns: it is below. */
    private static final double BELOW = 1000;

    private static final double DIVIDER = 0.62;
    private static final double DIVIDER_BELOW = 0.5;

    /** A folder of more is opened again as a folder or not at all. */
    private static final int MOST_FILES = 20;

    private final ThreadDumpModel model;
    private final String address;
    private final ReadOnlyStringWrapper title;
    private final ReadOnlyObjectWrapper<@Nullable Severity> worst;
    private final BorderPane content = new BorderPane();
    private final Map<Place, Tab> tabs = new EnumMap<>(Place.class);

    public ThreadDumpView(ThreadDumpModel model, Workbench workbench) {
        this.model = model;
        this.address = address(model);
        this.worst = new ReadOnlyObjectWrapper<>(model.judgement().findings().stream()
                .map(Finding::severity)
                .max(Severity::compareTo)
                .orElse(null));
        model.prepareWith(workbench.tasks());
        title = new ReadOnlyStringWrapper(model.name());
        content.getStyleClass().add("thread-dump");
        content.getStylesheets()
                .add(Objects.requireNonNull(ThreadDumpView.class.getResource("threads.css"))
                        .toExternalForm());
        SplitPane split = new SplitPane(panes(workbench));
        Node details = new StackDetails(model, workbench).node();
        model.selection().subscribe(selection -> showDetails(split, details, selection != null));
        content.widthProperty().subscribe(width -> spread(split, width.doubleValue()));
        content.setTop(header());
        content.setCenter(split);
        content.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && model.selection().get() != null) {
                model.selection().set(null);
                event.consume();
            }
        });
    }

    /** There is no stack before something is selected, and the panes have its room. */
    private static void showDetails(SplitPane split, Node details, boolean wanted) {
        if (wanted && !split.getItems().contains(details)) {
            split.getItems().add(details);
            split.setDividerPositions(divider(split.getOrientation()));
        } else if (!wanted && split.getItems().remove(details)) {
            letGoOfRows(split);
        }
    }

    /** The row that was selected can be selected again; the focus is on its table, and not where the window begins. */
    private static void letGoOfRows(SplitPane split) {
        for (Node node : split.lookupAll(".table-view")) {
            ((TableView<?>) node).getSelectionModel().clearSelection();
            node.requestFocus(); // does nothing where it is behind another tab
        }
        for (Node node : split.lookupAll(".tree-table-view")) {
            ((TreeTableView<?>) node).getSelectionModel().clearSelection();
        }
    }

    private static void spread(SplitPane split, double width) {
        Orientation wanted = width < BELOW ? Orientation.VERTICAL : Orientation.HORIZONTAL;
        if (split.getOrientation() != wanted) {
            split.setOrientation(wanted);
            split.setDividerPositions(divider(wanted));
        }
    }

    private static double divider(Orientation orientation) {
        return orientation == Orientation.VERTICAL ? DIVIDER_BELOW : DIVIDER;
    }

    /** The files it came from, so that it is found under files and opened again at the next start. */
    @Override
    public String address() {
        return address;
    }

    private static String address(ThreadDumpModel model) {
        List<Path> files = model.file().dumps().stream()
                .map(dump -> Path.of(dump.origin()))
                .distinct()
                .toList();
        return files.isEmpty() || files.size() > MOST_FILES || !files.stream().allMatch(Files::isRegularFile)
                ? ""
                : Addresses.ofFiles(files);
    }

    private Node header() {
        Label facts = new Label();
        facts.getStyleClass().add("muted");
        Runnable update = () -> facts.setText(Printable.line(facts(model.dump())));
        model.dumpIndex().addListener((_, _, _) -> update.run());
        update.run();
        Label name = new Label(title.get());
        name.getStyleClass().add("figure");
        name.setMinWidth(Region.USE_PREF_SIZE);
        HBox header = new HBox(12, name);
        if (model.series().dumps().size() > 1) {
            header.getChildren().add(dumpChoice());
        }
        HBox.setHgrow(facts, Priority.ALWAYS);
        header.getChildren().add(facts);
        header.setAlignment(Pos.CENTER_LEFT);
        header.getStyleClass().add("thread-dump-header");
        return header;
    }

    private ComboBox<String> dumpChoice() {
        ComboBox<String> choice = new ComboBox<>();
        choice.setAccessibleText("Dump to look at");
        int count = model.series().dumps().size();
        for (int i = 0; i < count; i++) {
            ThreadDump dump = model.series().dumps().get(i).dump();
            String when = dump.at() == null ? "" : " · " + Times.dated(dump.at());
            choice.getItems().add("Dump " + (i + 1) + " of " + count + when);
        }
        choice.getSelectionModel().select(model.dumpIndex().get());
        choice.getSelectionModel()
                .selectedIndexProperty()
                .addListener((_, _, now) -> model.dumpIndex().set(now.intValue()));
        model.dumpIndex().addListener((_, _, now) -> choice.getSelectionModel().select(now.intValue()));
        choice.setMinWidth(Region.USE_PREF_SIZE);
        return choice;
    }

    private static String facts(DumpAnalysis analysis) {
        ThreadDump dump = analysis.dump();
        String when = dump.at() == null ? "" : " · " + Times.dated(dump.at());
        String jvm = dump.jvm().isEmpty() ? "" : " · " + dump.jvm();
        String cut = dump.complete() ? "" : " · cut: its first or last line is missing";
        return "%,d threads".formatted(dump.threads().size()) + when + cut + jvm;
    }

    /** Its pane is made when it is first looked at: styling all of them at once is what opening would cost most. */
    private void tab(Place place, String name, Supplier<Node> pane) {
        Tab tab = new Tab(name);
        tab.selectedProperty().subscribe(selected -> {
            if (selected && tab.getContent() == null) {
                tab.setContent(pane.get());
            }
        });
        tabs.put(place, tab);
    }

    private TabPane panes(Workbench workbench) {
        Theme theme = workbench.theme();
        tab(Place.SUMMARY, "Summary", () -> new SummaryPane(model, theme).node());
        tab(Place.GROUPS, "Groups", () -> new GroupsPane(model, theme).node());
        tab(Place.POOLS, "Pools", () -> new PoolsPane(model, theme).node());
        tab(Place.LOCKS, "Locks", () -> new LocksPane(model).node());
        tab(Place.THREADS, "Threads", () -> new ThreadsPane(model, theme).node());
        if (model.series().dumps().size() > 1) {
            tab(Place.TIMELINE, "Timeline", () -> new TimelinePane(model, theme).node());
        }
        tab(Place.FLAME, "Flame graph", () -> new FlamePane(model, theme).node());
        TabPane pane = new TabPane(tabs.values().toArray(new Tab[0]));
        pane.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        model.place().addListener((_, _, now) -> pane.getSelectionModel().select(tabs.get(now)));
        pane.getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, now) -> tabs.forEach((place, tab) -> {
                    if (tab.equals(now)) {
                        model.place().set(place);
                    }
                }));
        return pane;
    }

    @Override
    public ReadOnlyStringProperty title() {
        return title.getReadOnlyProperty();
    }

    @Override
    public ReadOnlyObjectProperty<@Nullable Severity> worst() {
        return worst.getReadOnlyProperty();
    }

    @Override
    public Parent content() {
        return content;
    }

    @Override
    public void close() {
        model.selection().set(null);
    }

    /** Opens dumps of one process in a new tab once they are read; the reading is a task that can be cancelled. */
    public static void open(List<Path> files, Workbench workbench) {
        String what = files.size() == 1 ? files.getFirst().getFileName() + "" : files.size() + " thread dumps";
        workbench
                .tasks()
                .run("Opening " + what, (_, cancellation) -> ThreadDumpModel.read(files, cancellation))
                .onSuccess(models -> opened(models, workbench))
                .onFailure(workbench::show)
                .start();
    }

    private static void opened(List<ThreadDumpModel> models, Workbench workbench) {
        models.forEach(model -> workbench.open(new ThreadDumpView(model, workbench)));
        models.getFirst().file().skipped().stream()
                .findFirst()
                .ifPresent(skipped -> workbench.say(skipped.path() + ": " + skipped.why()));
        if (models.size() > 1) {
            workbench.say("These are dumps of " + models.size() + " processes: each has a tab of its own, they are not"
                    + " compared.");
        }
    }
}
