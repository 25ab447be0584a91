package dev.jvitals.ui.heap;

import dev.jvitals.base.Unit;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.heap.Heap;
import dev.jvitals.heap.OpenOptions;
import dev.jvitals.heap.histogram.HistogramRow;
import dev.jvitals.report.heap.HeapDocument;
import dev.jvitals.ui.shell.Action;
import dev.jvitals.ui.shell.Addresses;
import dev.jvitals.ui.shell.View;
import dev.jvitals.ui.shell.Workbench;
import dev.jvitals.ui.task.Work;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** A heap dump: sub-views at the left, the one chosen in the middle, the inspector at the right. */
public final class HeapView implements View {
    private static final int FOUND = 8;
    /** Narrower, names beside the list of sub-views and the inspector have no room. */
    private static final double NARROW = 860;

    /** Narrower, tables beside the inspector have no room for their columns. */
    private static final double INSPECTOR_BELOW = 1040;

    private static final double SIDE = 150;
    private static final double SIDE_ICONS = 58;
    private static final double INSPECTOR_AT = 0.68;

    private final HeapModel model;
    private final Workbench workbench;
    private final HeapActions actions;
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Object> place = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Severity> worst = new ReadOnlyObjectWrapper<>();
    private final Map<Section, ToggleButton> buttons = new EnumMap<>(Section.class);
    private final Map<Section, Node> sections = new EnumMap<>(Section.class);
    private final StackPane middle = new StackPane();
    private final BorderPane content = new BorderPane();
    private final SplitPane split = new SplitPane(middle);
    private final InspectorPane inspector;
    private final Loading suspects;
    private @Nullable OverviewPane overview;
    private @Nullable DominatorTreePane tree;
    private @Nullable HistogramPane histogram;
    private @Nullable PathsPane paths;
    private @Nullable MergedPathsPane merged;
    private @Nullable Loading comparison;
    private boolean compared;
    /** Where the user left the divider, though the inspector was closed meanwhile. */
    private double inspectorAt = INSPECTOR_AT;

    /** Shows an open heap and closes it with the tab. */
    public HeapView(Heap heap, OpenOptions options, Workbench workbench) {
        this.model = new HeapModel(heap, options);
        this.workbench = workbench;
        this.actions = new HeapActions(model, this::goTo);
        this.suspects = new Loading(workbench.tasks());
        title.set(heap.file().getFileName()
                + (options.dump() > 0 ? ", dump " + options.dump() : "")
                + (options.keepUnreachable() ? ", with unreachable" : ""));
        middle.setMinWidth(320);
        middle.setStyle("-fx-padding: 10;");
        inspector = new InspectorPane(model, actions, workbench.tasks(), workbench::show);
        inspector.setStyle("-fx-padding: 10;");
        actions.selected().subscribe(id -> inspect(id.longValue()));
        ScrollPane side = side();
        content.setLeft(side);
        content.setCenter(split);
        content.widthProperty().subscribe(width -> spread(side, width.doubleValue()));
        content.addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE && split.getItems().contains(inspector)) {
                actions.deselect();
                e.consume();
            }
        });
        goTo(HeapPlace.of(Section.OVERVIEW));
        loadFindings();
    }

    /** There is nothing to look into before an object is selected, nor after the pane is closed. */
    private void inspect(long id) {
        if (id == Heap.NONE) {
            if (split.getItems().contains(inspector)) {
                inspectorAt = split.getDividerPositions()[0];
                leaveInspector();
                split.getItems().remove(inspector);
            }
        } else if (!split.getItems().contains(inspector)) {
            split.getItems().add(inspector);
            split.setDividerPositions(inspectorAt);
        }
    }

    /** The focus goes to what is in the middle; else it would go wherever the window begins. */
    private void leaveInspector() {
        Node at = content.getScene() == null ? null : content.getScene().getFocusOwner();
        while (at != null && !at.equals(inspector)) {
            at = at.getParent();
        }
        if (at != null) {
            Node rows = middle.lookup(".table-view, .tree-table-view");
            (rows == null ? middle : rows).requestFocus();
        }
    }

    /** Where there is no room for three panes side by side, the sub-views have icons, and the inspector stands below. */
    private void spread(ScrollPane side, double width) {
        if (width <= 0) {
            return;
        }
        boolean narrow = width < NARROW;
        buttons.values()
                .forEach(
                        button -> button.setContentDisplay(narrow ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT));
        side.setMinWidth(narrow ? SIDE_ICONS : SIDE);
        side.setPrefWidth(narrow ? SIDE_ICONS : Region.USE_COMPUTED_SIZE);
        Orientation wanted = width < INSPECTOR_BELOW ? Orientation.VERTICAL : Orientation.HORIZONTAL;
        if (split.getOrientation() != wanted) {
            split.setOrientation(wanted);
            inspectorAt = INSPECTOR_AT;
            split.setDividerPositions(inspectorAt);
        }
    }

    private ScrollPane side() {
        VBox side = new VBox(1);
        ToggleGroup group = new ToggleGroup();
        for (Section section : Section.values()) {
            ToggleButton button = new ToggleButton(section.label(), new FontIcon(section.icon()));
            button.setToggleGroup(group);
            button.setMaxWidth(Double.MAX_VALUE);
            button.setTooltip(new Tooltip(section.label()));
            button.setAccessibleText(section.label());
            button.setStyle("-fx-alignment: CENTER-LEFT; -fx-background-radius: 4; -fx-border-color: transparent;");
            button.getStyleClass().add("flat");
            button.setOnAction(_ -> {
                button.setSelected(true);
                goTo(HeapPlace.of(section));
            });
            buttons.put(section, button);
            side.getChildren().add(button);
        }
        side.setStyle("-fx-padding: 8 4 8 8;");
        ScrollPane scroll = new ScrollPane(side);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        return scroll;
    }

    private void loadFindings() {
        suspects.load("Looking for leak suspects", model.findings(), found -> {
            OverviewPane shown = overview;
            if (shown != null) {
                shown.show(found, section -> goTo(HeapPlace.of(section)));
            }
            found.judgement().findings().stream()
                    .map(finding -> finding.severity())
                    .max(Severity::compareTo)
                    .ifPresent(worst::set);
            return new SuspectsPane(found, actions);
        });
    }

    @Override
    public ReadOnlyStringProperty title() {
        return title.getReadOnlyProperty();
    }

    @Override
    public Node content() {
        return content;
    }

    /** Another dump of the file, or the same with unreachable objects, stands beside the usual one and has none. */
    @Override
    public String address() {
        return model.options().equals(OpenOptions.DEFAULT) ? Addresses.ofFile(model.file()) : "";
    }

    @Override
    public String icon() {
        return "mdi2c-chart-tree";
    }

    @Override
    public ReadOnlyObjectProperty<@Nullable Severity> worst() {
        return worst.getReadOnlyProperty();
    }

    @Override
    public ReadOnlyObjectProperty<@Nullable Object> place() {
        return place.getReadOnlyProperty();
    }

    @Override
    public void goTo(Object target) {
        if (target instanceof HeapPlace to) {
            place.set(to);
            ToggleButton button = buttons.get(to.section());
            if (button != null) {
                button.setSelected(true);
            }
            middle.getChildren().setAll(sections.computeIfAbsent(to.section(), this::make));
            show(to);
        }
    }

    private void show(HeapPlace to) {
        HeapGroup group = to.group();
        Loading comparing = comparison;
        if (to.section() == Section.COMPARE && comparing != null && !compared && !comparing.isRunning()) {
            offerToCompare(comparing);
        }
        MergedPathsPane mergedPane = merged;
        HistogramPane histogramPane = histogram;
        if (group != null && to.section() == Section.MERGED_PATHS && mergedPane != null) {
            mergedPane.show(group);
        } else if (group != null && to.section() == Section.HISTOGRAM && histogramPane != null) {
            histogramPane.show(group.name());
        }
        if (to.object() == Heap.NONE) {
            showSelected(to.section());
            return;
        }
        actions.select(to.object());
        DominatorTreePane treePane = tree;
        PathsPane pathsPane = paths;
        if (to.section() == Section.TREE && treePane != null) {
            workbench
                    .tasks()
                    .run("Finding it in the dominator tree", model.chain(to.object()))
                    .onSuccess(treePane::reveal)
                    .onFailure(workbench::show)
                    .start();
        } else if (to.section() == Section.PATHS && pathsPane != null) {
            pathsPane.show(to.object());
        }
    }

    /** A view of paths that has nothing to show yet shows those of what is selected. */
    private void showSelected(Section section) {
        long selected = actions.selected().get();
        if (selected == Heap.NONE) {
            return;
        }
        PathsPane pathsPane = paths;
        MergedPathsPane mergedPane = merged;
        if (section == Section.PATHS && pathsPane != null) {
            pathsPane.showFirst(selected);
        } else if (section == Section.MERGED_PATHS && mergedPane != null) {
            mergedPane.offer(() -> actions.showMergedPaths(model.groupOfClass(model.classNameOf(selected))));
        }
    }

    private Node make(Section section) {
        return switch (section) {
            case OVERVIEW -> scrolled(overview = new OverviewPane(model, actions, workbench));
            case SUSPECTS -> suspects;
            case TREE -> tree = new DominatorTreePane(model, actions, workbench.tasks(), workbench::show);
            case HISTOGRAM -> histogram = new HistogramPane(model, actions, workbench.tasks(), workbench::show);
            case PATHS -> paths = new PathsPane(model, actions, workbench.tasks());
            case MERGED_PATHS -> merged = new MergedPathsPane(model, actions, workbench.tasks(), workbench::show);
            case COMPARE -> compare();
            default -> survey(section);
        };
    }

    private static Node scrolled(Region content) {
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        return scroll;
    }

    private Node survey(Section section) {
        Loading loading = new Loading(workbench.tasks());
        Work<HeapDocument> work = model.survey(section);
        if (work != null) {
            loading.load(section.label(), work, document -> new DocumentPane(document, model, actions));
        }
        return loading;
    }

    private Node compare() {
        Loading loading = new Loading(workbench.tasks());
        loading.otherwise("Choose another dump …", () -> offerToCompare(loading));
        comparison = loading;
        return loading;
    }

    /** As long as nothing is compared; which dumps are open changes. */
    private void offerToCompare(Loading loading) {
        Label hint = new Label("Growth since an older dump of the same program, by class and by dominator path.");
        hint.setWrapText(true);
        List<Node> choices = new ArrayList<>(List.of(hint));
        for (Path open : openDumps()) {
            Button with = new Button("Compare with " + open.getFileName());
            with.setTooltip(new Tooltip(open.toString()));
            with.setOnAction(_ -> compareWith(loading, open));
            choices.add(with);
        }
        Button choose = new Button("Choose the older dump …");
        choices.add(choose);
        choose.setOnAction(_ -> workbench.files().chooseToOpen("Older heap dump").stream()
                .findFirst()
                .ifPresent(older -> compareWith(loading, older)));
        loading.show(Loading.centred(choices.toArray(Node[]::new)));
    }

    /** The other dumps that are open: most likely one of them is meant. */
    private List<Path> openDumps() {
        return workbench.openViews().stream()
                .filter(HeapView.class::isInstance)
                .map(view -> ((HeapView) view).model.file())
                .filter(file -> !file.equals(model.file()))
                .distinct()
                .limit(FOUND)
                .toList();
    }

    private void compareWith(Loading loading, Path older) {
        loading.load("Comparing with " + older.getFileName(), model.compare(older), document -> {
            compared = true;
            return new ComparePane(document, model, actions);
        });
    }

    @Override
    public List<Action> actions() {
        boolean counted = model.options().keepUnreachable();
        return List.of(
                Action.of("Write a redacted copy …", "mdi2e-eye-off-outline", this::redact),
                Action.of(
                        counted ? "Leave out unreachable objects" : "Count in unreachable objects",
                        "mdi2g-ghost-outline",
                        () -> HeapOpener.open(model.file(), model.options().withUnreachable(!counted), workbench)));
    }

    private Path folder() {
        return Objects.requireNonNull(model.file().toAbsolutePath().getParent());
    }

    private void redact() {
        workbench
                .files()
                .chooseToSave(
                        "Redacted copy", folder(), "redacted-" + model.file().getFileName())
                .ifPresent(copy -> workbench
                        .tasks()
                        .run("Writing " + copy.getFileName(), model.redact(copy))
                        .onSuccess(result -> workbench.say(copy + " is written: "
                                + Unit.BYTES.format(result.blankedBytes()) + " of contents were blanked."))
                        .onFailure(workbench::show)
                        .start());
    }

    @Override
    public List<Action> find(String words) {
        String wanted = words.toLowerCase(Locale.ROOT);
        List<Action> found = new ArrayList<>();
        for (Section section : Section.values()) {
            if (section.label().toLowerCase(Locale.ROOT).contains(wanted)) {
                found.add(Action.of(section.label(), section.icon(), () -> goTo(HeapPlace.of(section))));
            }
        }
        HistogramPane rows = histogram;
        if (rows != null) {
            for (HistogramRow row : rows.rows()) {
                if (found.size() < FOUND && row.name().toLowerCase(Locale.ROOT).contains(wanted)) {
                    found.add(Action.of(row.name(), "mdi2f-format-list-bulleted", () -> {
                        goTo(HeapPlace.of(Section.HISTOGRAM));
                        rows.show(row.name());
                    }));
                }
            }
        }
        return found;
    }

    @Override
    public void close() {
        suspects.stop();
        Optional.ofNullable(overview).ifPresent(OverviewPane::stop);
        Optional.ofNullable(paths).ifPresent(PathsPane::stop);
        Optional<MergedTree> mergedTree = Optional.ofNullable(merged).flatMap(MergedPathsPane::letGo);
        sections.values().forEach(node -> {
            if (node instanceof Loading loading) {
                loading.stop();
            }
        });
        workbench
                .tasks()
                .run("Closing " + model.file().getFileName(), (_, _) -> {
                    mergedTree.ifPresent(MergedTree::close);
                    model.close();
                    return true;
                })
                .start();
    }
}
