package dev.jvitals.ui.heap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Progress;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.heap.Heap;
import dev.jvitals.heap.OpenOptions;
import dev.jvitals.heap.model.HeapClass;
import dev.jvitals.heap.paths.RootPaths;
import dev.jvitals.heap.walk.ReferenceStrength;
import dev.jvitals.support.FxToolkit;
import dev.jvitals.support.LeakyDump;
import dev.jvitals.ui.theme.Theme;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The views over a real dump with a thread-local leak, a growing map and open class loaders; their pictures. */
class HeapViewTest {
    private static final OpenHeap OPEN = OpenHeap.open();

    @AfterAll
    static void close() {
        OPEN.close();
    }

    /** All that can be read on the screen. */
    private static String shown() {
        return FxToolkit.call(() -> OPEN.stage().getScene().getRoot().lookupAll("*").stream()
                .filter(node -> node instanceof Labeled)
                .map(node -> ((Labeled) node).getText())
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n")));
    }

    private static void pictures(String name) {
        for (Theme.Mode mode : new Theme.Mode[] {Theme.Mode.LIGHT, Theme.Mode.DARK}) {
            FxToolkit.run(() -> OPEN.workbench().theme().mode().set(mode));
            OPEN.settle();
            FxToolkit.picture(
                    "heap-" + name + "-" + mode.name().toLowerCase(Locale.ROOT),
                    OPEN.stage().getScene());
        }
    }

    @BeforeAll
    static void begin() {
        OPEN.settle();
    }

    @Test
    void the_overview_says_how_much_is_unreachable_and_what_is_wrong() {
        OPEN.goTo(HeapPlace.of(Section.OVERVIEW));
        pictures("overview");
        assertThat(shown())
                .contains("left out as unreachable")
                .contains("40 threads")
                .contains("Leaks$Session");
        assertThat(FxToolkit.call(() -> OPEN.view().worst().get())).isEqualTo(Severity.WARNING);
    }

    @Test
    void the_suspects_name_map_threads_and_path() {
        OPEN.goTo(HeapPlace.of(Section.SUSPECTS));
        pictures("suspects");
        assertThat(shown()).contains("static SESSIONS").contains("Leaks.TRACES").contains("20,000 entries");
    }

    @Test
    void the_tree_opens_down_to_an_object_and_the_inspector_follows() {
        OPEN.goTo(HeapPlace.of(Section.TREE, OPEN.map()));
        FxToolkit.await(
                "the object in the inspector",
                () -> OPEN.workbench().tasks().running().isEmpty());
        OPEN.settle();
        pictures("tree");
        assertThat(shown()).contains("java.util.HashMap  0x").contains("20,000 entries");
    }

    @Test
    void paths_lead_from_the_root_to_the_object() {
        OPEN.goTo(HeapPlace.of(Section.PATHS, OPEN.map()));
        pictures("paths");
        assertThat(shown()).contains("static SESSIONS →");
    }

    @Test
    void a_softly_kept_object_has_a_path_once_soft_references_are_let_in() {
        OPEN.goTo(HeapPlace.of(Section.PATHS, softlyKept()));
        assertThat(shown()).contains("No root keeps it over these references");
        tick("soft references");
        pictures("paths-soft");
        assertThat(shown()).contains("referent →").doesNotContain("No root keeps it");
        tick("soft references");
        tick("weak references");
        assertThat(shown()).contains("No root keeps it over these references");
        tick("weak references");
    }

    private static void tick(String kind) {
        FxToolkit.run(() -> OPEN.stage().getScene().getRoot().lookupAll(".check-box").stream()
                .map(CheckBox.class::cast)
                .filter(box -> box.getText().equals(kind))
                .findFirst()
                .orElseThrow()
                .fire());
        OPEN.settle();
    }

    /** An object that only a soft reference keeps. */
    private static long softlyKept() {
        try (Heap heap = LeakyDump.open(LeakyDump.filled(25))) {
            RootPaths paths = new RootPaths(heap);
            HeapClass soft = Objects.requireNonNull(heap.classNamed("java.lang.ref.SoftReference"));
            return Arrays.stream(Objects.requireNonNull(heap.instances(soft)))
                    .map(id -> heap.reference(id, "referent"))
                    .filter(id -> id != Heap.NONE && heap.isReachable(id))
                    .filter(id -> paths.to(id, 1, ReferenceStrength.all(), Progress.NONE, new Cancellation())
                            .isEmpty())
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void the_objects_of_a_class_come_in_pages_and_are_copied_by_rows() {
        OPEN.goTo(HeapPlace.of(Section.HISTOGRAM));
        FxToolkit.run(() -> OPEN.view().find("leaks$tracerec").getFirst().run().run());
        OPEN.settle();
        FxToolkit.run(() -> OPEN.stage().getScene().getRoot().lookupAll(".button").stream()
                .map(Button.class::cast)
                .filter(button -> button.isVisible() && button.getText().equals("Next 200 of 19,800"))
                .findFirst()
                .orElseThrow()
                .fire());
        OPEN.settle();
        assertThat(shown()).contains("Next 200 of 19,600");
        String copied = FxToolkit.call(() -> {
            ObjectTable objects = OPEN.stage().getScene().getRoot().lookupAll(".table-view").stream()
                    .filter(ObjectTable.class::isInstance)
                    .map(ObjectTable.class::cast)
                    .findFirst()
                    .orElseThrow();
            assertThat(objects.getItems()).hasSize(400);
            objects.getSelectionModel().clearSelection();
            objects.getSelectionModel().selectRange(0, 3);
            KeyEvent copy = new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.C, false, true, false, false);
            objects.fireEvent(copy);
            return Clipboard.getSystemClipboard().getString();
        });
        assertThat(copied.lines())
                .hasSize(3)
                .allMatch(line -> line.matches("Leaks\\$TraceRecord.*\t0x\\p{XDigit}+\t\\d+\t\\d+"));
    }

    @Test
    void merged_paths_lead_all_objects_of_a_class_through_the_map() {
        OPEN.goTo(HeapPlace.of(Section.HISTOGRAM));
        FxToolkit.run(() -> OPEN.view().find("leaks$sess").getFirst().run().run());
        OPEN.settle();
        FxToolkit.run(() -> table().getContextMenu().getItems().stream()
                .filter(item -> "Merge paths to GC roots".equals(item.getText()))
                .findFirst()
                .orElseThrow()
                .fire());
        OPEN.settle();
        pictures("merged-paths");
        assertThat(shown())
                .contains("20,000 objects of Leaks$Session are kept over ordinary references")
                .containsPattern("static SESSIONS → (java.util.)?HashMap +×1")
                .containsPattern("(java.util.)?HashMap.Node +×20,000");
        assertThat(copiedPath()).matches("[^\\t]+\t[^\\t]+\t\\d+\t20000");
        order(2);
        pictures("merged-paths-up");
        assertThat(shown()).containsPattern("Leaks.Session +×20,000").contains("static SESSIONS ← class Leaks");
        order(0);
        assertThat(shown()).containsPattern("static SESSIONS → (java.util.)?HashMap");
        assertThat(copiedPath()).matches("[^\\t]*\t[^\\t]+\t0x\\p{XDigit}+\t20000\t\\d+");
        order(1);
    }

    /** The second row of the merged paths, as the copy key gives it. */
    private static String copiedPath() {
        return FxToolkit.call(() -> {
            TreeTableView<?> paths = OPEN.stage().getScene().getRoot().lookupAll(".tree-table-view").stream()
                    .map(TreeTableView.class::cast)
                    .filter(tree -> "Merged paths".equals(tree.getAccessibleText()))
                    .findFirst()
                    .orElseThrow();
            paths.getSelectionModel().clearAndSelect(1);
            paths.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.C, false, true, false, false));
            return Clipboard.getSystemClipboard().getString();
        });
    }

    private static void order(int index) {
        FxToolkit.run(() -> OPEN.stage().getScene().getRoot().lookupAll(".combo-box").stream()
                .filter(box -> "Order of merged paths".equals(box.getAccessibleText()))
                .map(ComboBox.class::cast)
                .forEach(box -> box.getSelectionModel().select(index)));
        OPEN.settle();
    }

    private static TableView<?> table() {
        return (TableView<?>) OPEN.stage().getScene().getRoot().lookupAll(".table-view").stream()
                .filter(TableView.class::isInstance)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_histogram_finds_classes_and_their_largest_objects() {
        OPEN.goTo(HeapPlace.of(Section.HISTOGRAM));
        FxToolkit.run(() -> OPEN.view().find("leaks$sess").getFirst().run().run());
        OPEN.settle();
        pictures("histogram");
        assertThat(shown())
                .contains("Largest of 20,000 objects of Leaks$Session")
                .contains("Next 200 of 19,800");
    }

    @Test
    void the_surveys_show_their_tables() {
        for (Section section : new Section[] {
            Section.THREADS, Section.DIRECT, Section.LOADERS, Section.WASTE, Section.REFERENCES, Section.UNREACHABLE
        }) {
            OPEN.goTo(HeapPlace.of(section));
            pictures(section.name().toLowerCase(Locale.ROOT));
        }
        OPEN.goTo(HeapPlace.of(Section.LOADERS));
        assertThat(shown()).contains("Leaks$PluginLoader");
        OPEN.goTo(HeapPlace.of(Section.DIRECT));
        assertThat(shown()).contains("Leaks$BufferOwner");
    }

    @Test
    void the_inspector_is_closed_by_escape_and_comes_back_with_a_selection() {
        OPEN.goTo(HeapPlace.of(Section.TREE, OPEN.map()));
        assertThat(panes()).isEqualTo(2);
        FxToolkit.run(() -> OPEN.view()
                .content()
                .fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false)));
        assertThat(panes()).isEqualTo(1);
        OPEN.goTo(HeapPlace.of(Section.PATHS, OPEN.map()));
        assertThat(panes()).isEqualTo(2);
        assertThat(shown()).contains("Retained").contains("Referrer");
        FxToolkit.run(() -> OPEN.stage().getScene().getRoot().lookupAll(".button").stream()
                .filter(node -> "Close the inspector".equals(node.getAccessibleText()))
                .forEach(node -> ((Button) node).fire()));
        assertThat(panes()).isEqualTo(1);
        OPEN.goTo(HeapPlace.of(Section.TREE));
        FxToolkit.run(() -> OPEN.stage()
                .getScene()
                .getRoot()
                .lookup(".tree-table-view")
                .fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false)));
        assertThat(panes()).as("the row was selected all the time").isEqualTo(2);
    }

    private static int panes() {
        return FxToolkit.call(() -> ((SplitPane) ((BorderPane) OPEN.view().content()).getCenter())
                .getItems()
                .size());
    }

    @Test
    void a_comparison_names_what_grew() {
        OPEN.compare();
        pictures("compare");
        assertThat(OPEN.workbench().failures()).isEmpty();
        assertThat(shown()).contains("Leaks$TraceRecord").contains("+20,000").contains("most of it, +2");
        FxToolkit.run(() -> OPEN.stage().getScene().getRoot().lookupAll(".tab-pane").stream()
                .map(TabPane.class::cast)
                .filter(tabs -> tabs.getTabs().getLast().getText().startsWith("By path"))
                .forEach(tabs -> tabs.getSelectionModel().selectLast()));
        pictures("compare-paths");
        List<Double> growths = FxToolkit.call(() -> {
            TreeTableView<?> tree =
                    (TreeTableView<?>) OPEN.stage().getScene().getRoot().lookup(".tree-table-view");
            return IntStream.range(0, tree.getExpandedItemCount())
                    .mapToObj(row -> tree.getColumns().get(1).getCellData(row))
                    .map(growth -> ((Number) growth).doubleValue())
                    .toList();
        });
        assertThat(growths).hasSizeGreaterThan(2).allMatch(growth -> growth > 0);
    }

    @Test
    void views_that_are_opened_later_begin_with_what_is_there() {
        Heap heap = LeakyDump.open(LeakyDump.idle(25));
        HeapView other = FxToolkit.call(() -> new HeapView(heap, OpenOptions.DEFAULT, OPEN.workbench()));
        OPEN.settle();
        FxToolkit.run(() -> OPEN.workbench().open(OPEN.view()));
        long any = heap.dominated(Heap.NONE, 0, 1)[0];
        assertThat(texts(other, HeapPlace.of(Section.COMPARE)))
                .contains("Compare with " + LeakyDump.filled(25).getFileName());
        assertThat(texts(other, HeapPlace.of(Section.PATHS))).contains("Select an object anywhere");
        assertThat(texts(other, HeapPlace.of(Section.MERGED_PATHS))).contains("Top classes", "byte[]");
        assertThat(texts(other, HeapPlace.of(Section.TREE, any))).contains("Retained");
        assertThat(texts(other, HeapPlace.of(Section.PATHS))).doesNotContain("Select an object anywhere");
        assertThat(texts(other, HeapPlace.of(Section.MERGED_PATHS)))
                .contains("Merge paths of all objects of " + heap.classOf(any).name());
        FxToolkit.run(other::close);
        OPEN.settle();
    }

    @Test
    void paths_begin_with_leak_suspects_big_objects_and_top_classes_while_nothing_is_chosen() {
        try (OpenHeap fresh = OpenHeap.open()) {
            fresh.settle();
            fresh.goTo(HeapPlace.of(Section.PATHS));
            assertThat(texts(fresh.view(), HeapPlace.of(Section.PATHS)))
                    .containsSubsequence("Leak suspects", "Biggest objects", "Leaks");
            FxToolkit.picture("heap-paths-begin", fresh.stage().getScene());
            FxToolkit.run(() -> link(fresh, "java.util.HashMap").fire());
            fresh.settle();
            assertThat(texts(fresh.view(), HeapPlace.of(Section.PATHS))).contains("static SESSIONS →");
            fresh.goTo(HeapPlace.of(Section.MERGED_PATHS));
            FxToolkit.picture("heap-merged-begin", fresh.stage().getScene());
            FxToolkit.run(() -> link(fresh, "Leaks$Session").fire());
            fresh.settle();
            assertThat(texts(fresh.view(), HeapPlace.of(Section.MERGED_PATHS))).contains("objects of Leaks$Session");
        }
    }

    private static Hyperlink link(OpenHeap heap, String begin) {
        return heap.stage().getScene().getRoot().lookupAll(".hyperlink").stream()
                .map(Hyperlink.class::cast)
                .filter(each -> each.getText().startsWith(begin))
                .findFirst()
                .orElseThrow();
    }

    /** What a view that stands in no window says at a place. */
    private static String texts(HeapView view, HeapPlace place) {
        FxToolkit.run(() -> view.goTo(place));
        OPEN.settle();
        return FxToolkit.call(() -> {
            Scene scene = view.content().getScene() == null
                    ? new Scene((Parent) view.content(), 1240, 800)
                    : view.content().getScene();
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            return scene.getRoot().lookupAll("*").stream()
                    .filter(Labeled.class::isInstance)
                    .map(node -> ((Labeled) node).getText())
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining("\n"));
        });
    }
}
