package dev.jvitals.ui.heap;

import dev.jvitals.base.FileNames;
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
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ScrollPane;
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

    private static final double SIDE = 150;
    private static final double SIDE_ICONS = 58;

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
    private final InspectorSplit split;
    private final CompareChoice comparison;
    private final Loading suspects;
    private @Nullable OverviewPane overview;
    private @Nullable DominatorTreePane tree;
    private @Nullable HistogramPane histogram;
    private @Nullable PathsPane paths;
    private HeapModel.@Nullable Findings found;
    private @Nullable MergedPathsPane merged;

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
        comparison = new CompareChoice(model, actions, workbench);
        split = new InspectorSplit(middle, new InspectorPane(model, actions, workbench.tasks(), workbench::show));
        actions.selected().subscribe(id -> split.inspect(id.longValue() != Heap.NONE));
        ScrollPane side = side();
        content.setLeft(side);
        content.setCenter(split);
        content.widthProperty().subscribe(width -> spread(side, width.doubleValue()));
        content.addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE && split.isInspecting()) {
                actions.deselect();
                e.consume();
            }
        });
        goTo(HeapPlace.of(Section.OVERVIEW));
        loadFindings();
    }

    /** Where there is no room for three panes side by side, the sub-views have icons. */
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
        split.spread(width);
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
        suspects.load("Looking for leak suspects", model.findings(), now -> {
            found = now;
            OverviewPane shown = overview;
            if (shown != null) {
                shown.show(now, section -> goTo(HeapPlace.of(section)));
            }
            PathsPane early = paths;
            if (early != null) {
                early.suspects(now.suspects());
            }
            now.judgement().findings().stream()
                    .map(finding -> finding.severity())
                    .max(Severity::compareTo)
                    .ifPresent(worst::set);
            return new SuspectsPane(now, actions);
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
        if (to.section() == Section.COMPARE) {
            comparison.offer();
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
            String className = model.classNameOf(selected);
            mergedPane.offer(className, () -> actions.showMergedPaths(model.groupOfClass(className)));
        }
    }

    private Node make(Section section) {
        return switch (section) {
            case OVERVIEW -> scrolled(overview = new OverviewPane(model, actions, workbench));
            case SUSPECTS -> suspects;
            case TREE -> tree = new DominatorTreePane(model, actions, workbench.tasks(), workbench::show);
            case HISTOGRAM -> histogram = new HistogramPane(model, actions, workbench.tasks(), workbench::show);
            case PATHS -> makePaths();
            case MERGED_PATHS -> merged = new MergedPathsPane(model, actions, workbench.tasks(), workbench::show);
            case COMPARE -> comparison.node();
            default -> survey(section);
        };
    }

    private PathsPane makePaths() {
        PathsPane made = new PathsPane(model, actions, workbench.tasks());
        paths = made;
        if (found != null) {
            made.suspects(found.suspects());
        }
        return made;
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

    Path file() {
        return model.file();
    }

    private Path folder() {
        return Objects.requireNonNull(model.file().toAbsolutePath().getParent());
    }

    private void redact() {
        String extension = String.valueOf(model.file().getFileName()).endsWith(".gz") ? "hprof.gz" : "hprof";
        workbench
                .files()
                .chooseToSave("Redacted copy", folder(), FileNames.suggestFor(model.file(), extension, "redacted"))
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
