package dev.jvitals.ui.jvms;

import dev.jvitals.session.practice.Incident;
import dev.jvitals.session.practice.Incidents;
import dev.jvitals.ui.shell.Addresses;
import dev.jvitals.ui.shell.RecentFiles;
import dev.jvitals.ui.shell.ShellWindow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * What stands at the left of the window: the JVMs above, which come and go, and below the files of late and the practice
 * incidents, whose rows must not move under the mouse when a JVM starts or ends. A click opens a JVM or file; an incident is
 * started by a double click, Enter or its button, since it makes trouble on this machine.
 */
public final class SideList {
    private static final int FILES_SHOWN = 8;
    private static final int JVMS_SHOWN = 10;
    /** The JVMs' share of the height, the same however many there are. */
    private static final double JVMS_SHARE = 0.4;

    private final JvmListModel model;
    private final RecentFiles recent;
    private final ShellWindow window;
    private final Consumer<Incident> practice;
    private final ListView<SideItem> jvms = new ListView<>();
    private final ListView<SideItem> others = new ListView<>();
    private final VBox content = new VBox(jvms, others);

    public SideList(JvmListModel model, ShellWindow window, Consumer<Incident> practice) {
        this.model = model;
        this.recent = window.recentFiles();
        this.window = window;
        this.practice = practice;
        jvms.setAccessibleText("JVMs");
        others.setAccessibleText("Files and practice incidents");
        prepare(jvms);
        prepare(others);
        others.getStyleClass().add("practice-list");
        jvms.minHeightProperty().bind(content.heightProperty().multiply(JVMS_SHARE));
        jvms.prefHeightProperty().bind(jvms.minHeightProperty());
        VBox.setVgrow(others, Priority.ALWAYS);
        content.getStyleClass().add("side");
        content.focusedProperty().subscribe(focused -> {
            if (focused) {
                jvms.requestFocus();
            }
        });
        model.entries().addListener((InvalidationListener) _ -> showJvms());
        model.looked().addListener((InvalidationListener) _ -> showJvms());
        recent.files().addListener((InvalidationListener) _ -> showOthers());
        showJvms();
        showOthers();
    }

    private void prepare(ListView<SideItem> list) {
        list.getStyleClass().addAll("side-list", "dense", "edge-to-edge");
        list.setPlaceholder(new Label(""));
        list.setCellFactory(_ -> new SideCell(model, window.marks(), practice));
        list.setOnKeyPressed(event -> onKey(event, list));
        list.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && !list.equals(event.getTarget())) {
                onClick(list, event.getClickCount());
            }
        });
    }

    /** Offers to take thread dumps in the menu of each JVM; told its pid and name. */
    public SideList onTakeThreadDumps(BiConsumer<Long, String> take) {
        MenuItem open = new MenuItem("Open");
        open.setOnAction(_ -> openSelected(jvms));
        MenuItem dumps = new MenuItem("Take thread dumps …");
        dumps.setOnAction(_ -> {
            if (jvms.getSelectionModel().getSelectedItem() instanceof SideItem.OfJvm(JvmEntry jvm)) {
                take.accept(jvm.pid(), jvm.name());
            }
        });
        jvms.addEventFilter(ContextMenuEvent.CONTEXT_MENU_REQUESTED, _ -> {
            if (jvms.getContextMenu() == null) { // a window of its own, made when it is first wanted
                jvms.setContextMenu(new ContextMenu(open, dumps));
            }
            dumps.setDisable(!(jvms.getSelectionModel().getSelectedItem() instanceof SideItem.OfJvm));
        });
        return this;
    }

    public Region node() {
        return content;
    }

    private void showJvms() {
        List<SideItem> items = new ArrayList<>();
        items.add(new SideItem.Heading("JVMs", ""));
        addJvms(items);
        if (model.entries().isEmpty()) {
            items.add(new SideItem.Remark(model.looked().get() ? "No other JVM runs here" : "Looking …"));
        }
        show(jvms, items);
    }

    private void showOthers() {
        List<SideItem> items = new ArrayList<>();
        items.add(new SideItem.Heading("Files", ""));
        for (Path file : recent.files().stream().limit(FILES_SHOWN).toList()) {
            items.add(new SideItem.OfFile(file));
        }
        if (recent.files().isEmpty()) {
            items.add(new SideItem.Remark("Drop dumps and logs anywhere"));
        }
        items.add(new SideItem.Heading("Practice", ""));
        Incidents.all().forEach(incident -> items.add(new SideItem.OfPractice(incident)));
        show(others, items);
    }

    private static void show(ListView<SideItem> list, List<SideItem> items) {
        if (!items.equals(list.getItems())) {
            SideItem selected = list.getSelectionModel().getSelectedItem();
            list.getItems().setAll(items);
            list.getSelectionModel().select(selected);
        }
    }

    /** On a busy machine not all are listed here: the rest stands on the start page, which lists all. */
    private void addJvms(List<SideItem> items) {
        int left = 0;
        int shown = 0;
        for (JvmEntry jvm : model.entries()) {
            boolean marked = window.marks().containsKey(Addresses.ofJvm(jvm.pid()));
            if (shown < JVMS_SHOWN || marked) {
                items.add(new SideItem.OfJvm(jvm));
                shown++;
            } else {
                left++;
            }
        }
        if (left > 0) {
            items.add(new SideItem.Remark("and " + left + " more on the start page"));
        }
    }

    private void onKey(KeyEvent event, ListView<SideItem> list) {
        if (event.getCode() == KeyCode.ENTER) {
            openSelected(list);
            event.consume();
        }
    }

    private void onClick(ListView<SideItem> list, int clicks) {
        if (clicks == 2 || !(list.getSelectionModel().getSelectedItem() instanceof SideItem.OfPractice)) {
            openSelected(list);
        }
    }

    private void openSelected(ListView<SideItem> list) {
        switch (list.getSelectionModel().getSelectedItem()) {
            case SideItem.OfJvm(JvmEntry jvm) -> window.openJvm(jvm.pid());
            case SideItem.OfFile(Path file) -> window.openFile(file);
            case SideItem.OfPractice(Incident incident) -> practice.accept(incident);
            case null, default -> {}
        }
    }
}
