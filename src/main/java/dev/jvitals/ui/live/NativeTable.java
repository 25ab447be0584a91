package dev.jvitals.ui.live;

import dev.jvitals.base.Printable;
import dev.jvitals.base.Unit;
import dev.jvitals.metrics.History;
import dev.jvitals.metrics.Series;
import dev.jvitals.target.nmt.NativeMemory;
import dev.jvitals.ui.shell.LiveTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;

/** Native memory tracking by category, and how each differs from a baseline taken with a click. */
final class NativeTable {
    private static final String PREFIX = "native.";
    private static final String COMMITTED = ".committed";
    private static final String RESERVED = ".reserved";
    /** The source whose words say why there are none. */
    private static final String SOURCE = "jcmd VM.native_memory";

    private static final String COST = "\nTracking tells each part's memory, at a cost of some per cent.";

    /** One category; differences are NaN without a baseline. */
    record Row(String category, double committedBytes, double reservedBytes, double differenceBytes) {}

    private final History history;
    private final Map<String, Double> baseline = new HashMap<>();
    private final LiveTable<Row> table = new LiveTable<>(Row::category);
    private final Label since = new Label();
    private final Label empty = new Label();
    private final boolean live;
    private final BorderPane content = new BorderPane();

    NativeTable(History history, boolean live) {
        this.history = history;
        this.live = live;
        table.node().setAccessibleText("Native memory of a live JVM");
        empty.setWrapText(true);
        empty.setStyle("-fx-padding: 2 16 2 16; -fx-text-alignment: center;");
        table.node().setPlaceholder(empty);
        Columns.text(table, "Part of the JVM", 170, Row::category);
        var committed = Columns.number(table, "Committed", 100, Row::committedBytes, Unit.BYTES::format);
        Columns.number(table, "Reserved", 100, Row::reservedBytes, Unit.BYTES::format);
        var growth = Columns.number(table, "Since baseline", 110, Row::differenceBytes, Unit.BYTES::signed);
        growth.setVisible(live); // a recording stands still
        table.node().getSortOrder().setAll(List.of(committed));
        Button take = new Button("Set baseline");
        take.setTooltip(new Tooltip("Remembers the figures of now; the last column then shows what changed since"));
        take.setOnAction(event -> takeBaseline());
        take.getStyleClass().add("small");
        take.disableProperty().bind(Bindings.isEmpty(table.node().getItems()));
        HBox tools = new HBox(8, take, since);
        tools.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        tools.setStyle("-fx-padding: 6;");
        content.getStyleClass().add("memory-picture");
        if (live) {
            content.setTop(tools);
        }
        content.setCenter(table.node());
    }

    Node node() {
        return content;
    }

    private void takeBaseline() {
        baseline.clear();
        table.rows().forEach(row -> baseline.put(row.category(), row.committedBytes()));
        since.setText("baseline of "
                + java.time.LocalTime.now(java.time.ZoneId.systemDefault())
                        .truncatedTo(java.time.temporal.ChronoUnit.SECONDS));
        refresh();
    }

    /** Shows the newest figures; of a JVM that has ended the last. */
    void refresh() {
        List<Row> now = new ArrayList<>();
        for (Series series : history.series()) {
            String id = series.id();
            if (id.startsWith(PREFIX) && id.endsWith(COMMITTED)) {
                String category = id.substring(PREFIX.length(), id.length() - COMMITTED.length());
                double committed = LastKnown.of(history, id);
                double difference = committed - baseline.getOrDefault(category, baseline.isEmpty() ? Double.NaN : 0.0);
                now.add(new Row(category, committed, LastKnown.of(history, PREFIX + category + RESERVED), difference));
            }
        }
        if (now.isEmpty()) {
            empty.setText(whyEmpty());
        } else if (!now.equals(table.rows())) {
            table.show(now);
        }
    }

    /** What the JVM said when it was asked, else that it is being asked. */
    private String whyEmpty() {
        return history.gaps(Long.MIN_VALUE, Long.MAX_VALUE).stream()
                .filter(gap -> gap.source().equals(SOURCE))
                .reduce((first, last) -> last)
                .map(gap -> Printable.line(gap.reason()) + (gap.reason().contains(NativeMemory.FLAG) ? COST : ""))
                .orElse(live ? "Asking the JVM for its native memory…" : "No native memory was recorded");
    }
}
