package dev.jvitals.ui.chart;

import dev.jvitals.base.Failure;
import java.io.File;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.geometry.Side;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.stage.FileChooser;

/** What can be done with one chart beyond looking: save its picture or its figures. */
final class ChartMenu {
    private ChartMenu() {}

    static void install(TimeChart chart, Button button) {
        MenuItem picture = new MenuItem("Save as picture (PNG)…");
        picture.setOnAction(event -> choose(chart, "png", file -> ChartExport.png(chart, file.toPath())));
        MenuItem figures = new MenuItem("Save figures (CSV)…");
        figures.setOnAction(event -> choose(chart, "csv", file -> ChartExport.csv(chart, file.toPath())));
        ContextMenu menu = new ContextMenu(picture, figures);
        button.setOnAction(event -> menu.show(button, Side.BOTTOM, 0, 0));
        chart.setOnContextMenuRequested(event -> menu.show(chart, event.getScreenX(), event.getScreenY()));
    }

    private static void choose(TimeChart chart, String extension, Consumer<File> save) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Save " + chart.spec().title());
        chooser.setInitialFileName(
                chart.spec().title().toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "-") + "."
                        + extension);
        File file = chooser.showSaveDialog(chart.getScene().getWindow());
        if (file == null) {
            return;
        }
        try {
            save.accept(file);
        } catch (Failure failure) {
            Platform.runLater(() -> new Alert(Alert.AlertType.ERROR, failure.sentence()).show());
        }
    }
}
