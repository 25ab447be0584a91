package dev.jvitals.ui.heap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.support.FxToolkit;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The views of a heap dump where there is little room: names give way, figures do not. */
class HeapViewSizeTest {
    private static final OpenHeap OPEN = OpenHeap.open();
    private static final Pattern FIGURE = Pattern.compile("[≥<+−-]?\\s?[\\d,.]+( (B|[KMGT]B|%))?|0x\\p{XDigit}+");

    @AfterAll
    static void close() {
        OPEN.close();
    }

    @Test
    void in_a_small_window_the_figures_stay_in_sight() {
        OPEN.resize(1000, 700);
        for (Section section : new Section[] {Section.OVERVIEW, Section.LOADERS, Section.TREE, Section.HISTOGRAM}) {
            OPEN.goTo(HeapPlace.of(section));
            FxToolkit.picture(
                    "heap-small-" + section.name().toLowerCase(Locale.ROOT),
                    OPEN.stage().getScene());
            assertThat(FxToolkit.call(HeapViewSizeTest::columnsOutOfSight))
                    .as(section.label())
                    .isEmpty();
        }
        OPEN.resize(1240, 800);
    }

    @Test
    void beside_the_list_of_JVMs_in_a_small_window_nothing_is_cut_off_and_no_figure_is_shortened() {
        OPEN.goTo(HeapPlace.of(Section.TREE, OPEN.map()));
        try {
            figuresAreWhole();
        } finally {
            FxToolkit.run(() -> OPEN.workbench().theme().resetFontSize());
            OPEN.resize(1240, 800);
        }
    }

    private static void figuresAreWhole() {
        OPEN.resize(670, 660);
        for (Section section : List.of(
                Section.OVERVIEW, Section.HISTOGRAM, Section.TREE, Section.LOADERS, Section.WASTE, Section.COMPARE)) {
            OPEN.goTo(HeapPlace.of(section));
            if (section == Section.COMPARE) {
                OPEN.compare();
            }
            for (int pixels : new int[] {14, 18}) {
                FxToolkit.run(() -> OPEN.workbench().theme().fontSize().set(pixels));
                OPEN.settle();
                FxToolkit.run(() -> {});
                FxToolkit.picture(
                        "heap-narrow-" + section.name().toLowerCase(Locale.ROOT) + "-" + pixels,
                        OPEN.stage().getScene());
                assertThat(FxToolkit.call(HeapViewSizeTest::cutFigures))
                        .as(section.label() + " with text of " + pixels)
                        .isEmpty();
            }
        }
    }

    /** Figures whose text is shown shortened. */
    private static List<String> cutFigures() {
        return Stream.of(".label", ".table-cell", ".tree-table-cell") // a lookup takes one selector
                .flatMap(each -> OPEN.stage().getScene().getRoot().lookupAll(each).stream())
                .filter(Labeled.class::isInstance)
                .map(Labeled.class::cast)
                .filter(label -> label.getText() != null
                        && FIGURE.matcher(label.getText()).matches())
                .filter(label -> label.lookup(".text") instanceof Text text
                        && !text.getText().equals(label.getText()))
                .map(Labeled::getText)
                .toList();
    }

    /** Columns of tables in the middle that end right of their table. */
    private static List<String> columnsOutOfSight() {
        Node middle = ((SplitPane) ((BorderPane) OPEN.view().content()).getCenter())
                .getItems()
                .getFirst();
        return middle.lookupAll(".table-view").stream()
                .filter(TableView.class::isInstance)
                .map(TableView.class::cast)
                .filter(table -> table.getColumns().size() > 4)
                .filter(HeapViewSizeTest::isWiderInside)
                .map(table -> table.getColumns().toString())
                .toList();
    }

    private static boolean isWiderInside(TableView<?> table) {
        return table.getColumns().stream()
                        .mapToDouble(column -> column.getWidth())
                        .sum()
                > table.getWidth() + 1;
    }
}
