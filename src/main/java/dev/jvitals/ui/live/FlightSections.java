package dev.jvitals.ui.live;

import dev.jvitals.base.Printable;
import dev.jvitals.base.Unit;
import dev.jvitals.target.flight.FlightRecording;
import dev.jvitals.target.flight.FlightRecording.Hot;
import dev.jvitals.target.flight.FlightRecording.ThreadLoad;
import dev.jvitals.ui.shell.RestOfWidth;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;

/** What the flight recorder sampled, as tables beside the charts. A section without samples is left out. */
final class FlightSections {
    private FlightSections() {}

    static void addTo(JvmView view, FlightRecording flight) {
        add(
                view,
                "Hot methods",
                "Where threads ran when the recorder looked, some 50 to 100 times a second; waiting threads do not count.",
                flight.methods(),
                List.of(
                        Columns.number("Share", 80, Hot::share, Unit.SHARE::format),
                        Columns.number("Samples", 80, Hot::weight, Unit.COUNT::format),
                        Columns.name("Method", 340, hot -> Printable.line(hot.name())),
                        Columns.name("Called by own code", 200, hot -> Printable.line(hot.caller()))));
        add(
                view,
                "Allocation",
                "What new objects were, by samples of the recorder: shares are right, bytes are estimates.",
                flight.allocations(),
                List.of(
                        Columns.number("Share", 80, Hot::share, Unit.SHARE::format),
                        Columns.number("Bytes", 90, Hot::weight, Unit.BYTES::format),
                        Columns.name("Class", 300, hot -> Printable.line(readable(hot.name()))),
                        Columns.name("Allocated by", 200, hot -> Printable.line(hot.caller()))));
        add(
                view,
                "Thread load",
                "What each thread had of one core in the recorder's samples, one every ten seconds by default.",
                flight.threads(),
                List.of(
                        Columns.number("Mean", 90, ThreadLoad::meanCores, Unit.SHARE::format),
                        Columns.number("Most", 90, ThreadLoad::maxCores, Unit.SHARE::format),
                        Columns.number("Samples", 80, load -> (double) load.samples(), Unit.COUNT::format),
                        Columns.text("Thread", 420, load -> Printable.line(load.name()))));
    }

    private static <T> void add(
            JvmView view, String name, String meaning, List<T> rows, List<TableColumn<T, ?>> columns) {
        if (rows.isEmpty()) {
            return;
        }
        TableView<T> table = new TableView<>(FXCollections.observableArrayList(rows));
        table.getStyleClass().add("dense");
        table.setAccessibleText(name);
        table.getColumns().setAll(columns);
        RestOfWidth.goesTo(table, columns.getLast());
        Label words = new Label(meaning);
        words.getStyleClass().add("muted");
        words.setWrapText(true);
        words.setPadding(new javafx.geometry.Insets(8, 12, 8, 12));
        Node head = words;
        BorderPane pane = new BorderPane(table);
        pane.setTop(head);
        view.addSection(name, pane);
    }

    /** {@code byte[]} for the JVM's {@code [B}. */
    static String readable(String name) {
        int dimensions = name.lastIndexOf('[') + 1;
        if (dimensions == 0) {
            return name;
        }
        String element = name.substring(dimensions);
        String plain = switch (element) {
            case "B" -> "byte";
            case "C" -> "char";
            case "D" -> "double";
            case "F" -> "float";
            case "I" -> "int";
            case "J" -> "long";
            case "S" -> "short";
            case "Z" -> "boolean";
            default -> element.substring(1, element.length() - 1);
        };
        return plain + "[]".repeat(dimensions);
    }
}
