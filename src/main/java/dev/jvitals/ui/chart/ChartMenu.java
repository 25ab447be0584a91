package dev.jvitals.ui.chart;

import java.util.Locale;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.image.WritableImage;

/** What can be done with one chart beyond looking: save its picture or its figures. */
final class ChartMenu {
    private ChartMenu() {}

    static void install(TimeChart chart, Button button, Exports exports) {
        MenuItem picture = new MenuItem("Save as picture (PNG)…");
        picture.setOnAction(event -> savePicture(chart, exports));
        MenuItem figures = new MenuItem("Save figures (CSV)…");
        figures.setOnAction(event -> saveFigures(chart, exports));
        ContextMenu menu = new ContextMenu(picture, figures);
        button.setOnAction(event -> menu.show(button, Side.BOTTOM, 0, 0));
        chart.setOnContextMenuRequested(event -> menu.show(chart, event.getScreenX(), event.getScreenY()));
    }

    /** The picture is of the moment of the click, however long choosing a file takes. */
    static void savePicture(TimeChart chart, Exports exports) {
        WritableImage image = ChartPicture.of(chart, exports.subject());
        exports.save(title(chart), name(chart), "png", file -> ChartExport.png(image, file));
    }

    /** Of the range shown at the click. */
    static void saveFigures(TimeChart chart, Exports exports) {
        TimeAxis.Range range = chart.axis().range().get();
        exports.save(
                title(chart), name(chart), "csv", file -> ChartExport.csv(chart.spec(), chart.history(), range, file));
    }

    private static String title(TimeChart chart) {
        return "Save " + chart.spec().title();
    }

    private static String name(TimeChart chart) {
        return chart.spec().title().toLowerCase(Locale.ROOT);
    }
}
