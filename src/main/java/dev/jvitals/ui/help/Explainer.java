package dev.jvitals.ui.help;

import dev.jvitals.base.Unit;
import dev.jvitals.target.series.SeriesCatalog;
import dev.jvitals.ui.chart.ChartLayer;
import dev.jvitals.ui.chart.ChartSpec;
import dev.jvitals.ui.chart.TimeChart;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TableView;
import javafx.scene.control.TreeTableView;
import org.jspecify.annotations.Nullable;

/** Finds out what a chart or a table on the screen means: what each of its parts is, its unit, source, and what is normal. */
final class Explainer {
    /** A part of what is explained. */
    record Part(String name, String words) {}

    /**
     * What is said of a chart or a table.
     *
     * @param page of the guide, where this is used
     * @param reference where all figures of this sort are defined
     */
    record Explanation(String title, String meaning, List<Part> parts, String page, String reference) {}

    /** The name that the list of a target's findings has for screen readers, and of their chapter. */
    private static final String FINDINGS = "Findings";

    private final Glossary glossary;

    Explainer(Glossary glossary) {
        this.glossary = glossary;
    }

    /** The chart or table that a node is in, itself included. */
    static @Nullable Node around(@Nullable Node node) {
        Node at = node;
        while (at != null && !isExplained(at)) {
            at = at.getParent();
        }
        return at;
    }

    /** The charts and tables that are shown below a node. */
    static List<Node> shownIn(Node node) {
        if (!node.isVisible()) {
            return List.of();
        }
        if (isExplained(node)) {
            return List.of(node);
        }
        Stream<Node> below = node instanceof TabPane tabs
                ? Stream.ofNullable(tabs.getSelectionModel().getSelectedItem()).map(tab -> tab.getContent())
                : node instanceof Parent parent ? parent.getChildrenUnmodifiable().stream() : Stream.empty();
        return below.filter(each -> each != null)
                .flatMap(each -> shownIn(each).stream())
                .toList();
    }

    private static boolean isExplained(Node node) {
        return node instanceof TimeChart
                || node instanceof TableView
                || node instanceof TreeTableView
                || (node instanceof ListView && FINDINGS.equals(node.getAccessibleText()));
    }

    /** What a chart, a table or a list of findings that {@link #around} or {@link #shownIn} gave is about. */
    Explanation explain(Node node) {
        return switch (node) {
            case TimeChart chart -> ofChart(chart);
            case ListView<?> _ -> ofFindings();
            case TableView<?> table -> ofTable(table, table.getVisibleLeafColumns());
            case TreeTableView<?> table -> ofTable(table, table.getVisibleLeafColumns());
            default -> throw new IllegalArgumentException("neither chart nor table: " + node);
        };
    }

    private Explanation ofFindings() {
        List<Part> parts = glossary.columns(FINDINGS).stream()
                .map(each -> new Part(each.heading(), each.words()))
                .toList();
        return new Explanation(
                FINDINGS, "What is wrong, the worst first.", parts, glossary.guide(FINDINGS), "thresholds.md");
    }

    /** Parts that this JVM does not have are left out, as the legend does: ZGC has no survivors. */
    private static Explanation ofChart(TimeChart chart) {
        ChartSpec spec = chart.spec();
        List<ChartLayer.Entry> all =
                spec.layers().stream().flatMap(layer -> entries(layer).stream()).toList();
        List<ChartLayer.Entry> seen =
                all.stream().filter(entry -> chart.hasSeen(entry.seriesId())).toList();
        List<Part> parts = new ArrayList<>();
        for (ChartLayer.Entry entry : seen.isEmpty() ? all : seen) {
            parts.add(ofSeries(entry, spec));
        }
        for (ChartLayer layer : spec.layers()) {
            if (layer instanceof ChartLayer.Points points) {
                points.kinds().forEach(kind -> parts.add(new Part(kind.label(), kind.meaning())));
            }
        }
        String first = all.isEmpty() ? "" : all.getFirst().seriesId();
        String meaning = spec.meaning() + (spec.needs().isEmpty() ? "" : "\n" + spec.needs());
        return new Explanation(spec.title(), meaning, parts, guideOf(spec.title(), first), "figures.md");
    }

    private static List<ChartLayer.Entry> entries(ChartLayer layer) {
        return switch (layer) {
            case ChartLayer.Line line -> List.of(line.entry());
            case ChartLayer.Stack stack -> stack.entries();
            case ChartLayer.Points _ -> List.of();
        };
    }

    private static Part ofSeries(ChartLayer.Entry entry, ChartSpec spec) {
        return SeriesCatalog.find(entry.seriesId())
                .map(series -> new Part(
                        entry.label(),
                        // what the chart has said of its only line is not said again
                        (series.meaning().equals(spec.meaning()) ? "" : series.meaning() + "\n") + "Unit: "
                                + unit(series.unit()) + " · Source: " + series.source()))
                .orElseGet(() -> new Part(
                        entry.label(),
                        "As the JVM's native memory tracking counts it.\nUnit: " + unit(spec.unit())
                                + " · Source: jcmd VM.native_memory"));
    }

    private static String unit(Unit unit) {
        return unit.symbol().isEmpty() ? "count" : unit.symbol();
    }

    /** The page for the question that a chart answers. */
    private static String guideOf(String title, String series) {
        String area = series.isEmpty() ? title.toLowerCase(Locale.ROOT) : series;
        if (area.startsWith("heap") || area.startsWith("metaspace") || area.startsWith("classspace")) {
            return "guide/memory-grows.md";
        } else if (area.startsWith("cpu") || area.startsWith("threads")) {
            return "guide/which-thread-eats-the-cpu.md";
        } else if (Stream.of("native", "memory", "malloc", "buffers", "container", "host")
                .anyMatch(area::startsWith)) {
            return "guide/the-container-was-killed.md";
        }
        return "guide/my-server-is-slow.md";
    }

    private Explanation ofTable(Node table, List<? extends TableColumnBase<?, ?>> columns) {
        String name = String.valueOf(table.getAccessibleText());
        List<Part> parts = new ArrayList<>();
        for (TableColumnBase<?, ?> column : columns) {
            String heading = heading(column);
            glossary.find(name, heading).ifPresent(words -> parts.add(new Part(heading, words)));
        }
        String anchor = Glossary.PAGE + "#" + Plain.anchor(name);
        return new Explanation(name, "", parts, glossary.guide(name), anchor);
    }

    /** A heading's words, which may be in a node. */
    static String heading(TableColumnBase<?, ?> column) {
        boolean bare = column.getText() == null || column.getText().isEmpty();
        return bare && column.getGraphic() instanceof Labeled label ? label.getText() : column.getText();
    }
}
