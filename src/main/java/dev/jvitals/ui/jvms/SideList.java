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
import javafx.scene.Parent;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;

/** What stands at the left of the window: the JVMs, the files of late and the practice incidents. */
public final class SideList {
    private static final int FILES_SHOWN = 8;
    private static final int JVMS_SHOWN = 10;

    private final JvmListModel model;
    private final RecentFiles recent;
    private final ShellWindow window;
    private final Consumer<Incident> practice;
    private final ListView<SideItem> list = new ListView<>();

    public SideList(JvmListModel model, ShellWindow window, Consumer<Incident> practice) {
        this.model = model;
        this.recent = window.recentFiles();
        this.window = window;
        this.practice = practice;
        list.getStyleClass().addAll("side-list", "dense", "edge-to-edge");
        list.setAccessibleText("JVMs, files and practice incidents");
        list.setPlaceholder(new Label(""));
        list.setCellFactory(_ -> new SideCell(model, window.marks()));
        list.setOnKeyPressed(this::onKey);
        list.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && !list.equals(event.getTarget())) {
                openSelected();
            }
        });
        InvalidationListener rebuild = _ -> rebuild();
        model.entries().addListener(rebuild);
        model.looked().addListener(rebuild);
        recent.files().addListener(rebuild);
        rebuild();
    }

    /** Offers to take thread dumps in the menu of each JVM; told its pid and name. */
    public SideList onTakeThreadDumps(BiConsumer<Long, String> take) {
        MenuItem open = new MenuItem("Open");
        open.setOnAction(_ -> openSelected());
        MenuItem dumps = new MenuItem("Take thread dumps …");
        dumps.setOnAction(_ -> {
            if (list.getSelectionModel().getSelectedItem() instanceof SideItem.OfJvm(JvmEntry jvm)) {
                take.accept(jvm.pid(), jvm.name());
            }
        });
        ContextMenu menu = new ContextMenu(open, dumps);
        menu.setOnShowing(
                _ -> dumps.setDisable(!(list.getSelectionModel().getSelectedItem() instanceof SideItem.OfJvm)));
        list.setContextMenu(menu);
        return this;
    }

    public Parent node() {
        return list;
    }

    private void rebuild() {
        SideItem selected = list.getSelectionModel().getSelectedItem();
        List<SideItem> items = new ArrayList<>();
        items.add(new SideItem.Heading("JVMs", ""));
        addJvms(items);
        if (model.entries().isEmpty()) {
            items.add(new SideItem.Remark(model.looked().get() ? "No other JVM runs here" : "Looking …"));
        }
        items.add(new SideItem.Heading("Files", ""));
        for (Path file : recent.files().stream().limit(FILES_SHOWN).toList()) {
            items.add(new SideItem.OfFile(file));
        }
        if (recent.files().isEmpty()) {
            items.add(new SideItem.Remark("Drop dumps and logs anywhere"));
        }
        items.add(new SideItem.Heading("Practice", ""));
        Incidents.all().forEach(incident -> items.add(new SideItem.OfPractice(incident)));
        if (!items.equals(list.getItems())) {
            list.getItems().setAll(items);
            list.getSelectionModel().select(selected);
        }
    }

    /** On a busy machine JVMs would push the files out of sight: the rest stands on the start page, which lists all. */
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

    private void onKey(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            openSelected();
            event.consume();
        }
    }

    private void openSelected() {
        switch (list.getSelectionModel().getSelectedItem()) {
            case SideItem.OfJvm(JvmEntry jvm) -> window.openJvm(jvm.pid());
            case SideItem.OfFile(Path file) -> window.openFile(file);
            case SideItem.OfPractice(Incident incident) -> practice.accept(incident);
            case null, default -> {}
        }
    }
}
