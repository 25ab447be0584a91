package dev.jvitals.ui.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.support.ChildJvm;
import dev.jvitals.support.CutText;
import dev.jvitals.support.FakeWorkbench;
import dev.jvitals.support.FxToolkit;
import dev.jvitals.ui.theme.Theme;
import java.util.List;
import java.util.Locale;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

/** A live view at the smallest, the usual and the largest size of text, with pictures to look at. */
class TextSizeTest {
    private static final List<Integer> SIZES = List.of(9, Theme.NORMAL_FONT_SIZE, 20, 28);

    @Test
    void charts_have_more_room_where_text_is_larger_and_no_figure_of_a_table_is_cut() {
        FakeWorkbench workbench = FxToolkit.call(FakeWorkbench::new);
        try (ChildJvm child = ChildJvm.start(17, List.of("-Xmx32m", "-XX:NativeMemoryTracking=summary"), "churn=40")) {
            WatchedJvm watched = WatchedJvm.open(child.pid(), failure -> {});
            JvmView view = FxToolkit.call(() -> new JvmView(watched, workbench));
            Stage stage = FxToolkit.call(() -> {
                Stage shown = new Stage();
                shown.setScene(new Scene((Parent) view.content(), 1300, 800));
                workbench.theme().style(shown.getScene());
                shown.show();
                return shown;
            });
            FxToolkit.await(
                    "figures of threads",
                    () -> watched.history().latest("threads.RUNNABLE").isPresent()
                            && watched.history().latest("memory.resident").isPresent()
                            && watched.history()
                                    .latest("native.Java Heap.committed")
                                    .isPresent()
                            && !watched.history()
                                    .events(LiveCharts.PAUSE, 0, Long.MAX_VALUE)
                                    .isEmpty());
            for (int size : SIZES) {
                for (Theme.Mode mode : List.of(Theme.Mode.LIGHT, Theme.Mode.DARK)) {
                    FxToolkit.run(() -> {
                        workbench.theme().mode().set(mode);
                        workbench.theme().fontSize().set(size);
                    });
                    for (String section : sections(size, mode)) {
                        picture(view, stage, section, "text-" + size + "-" + mode + "-" + section);
                        assertThat(FxToolkit.call(() -> {
                                    stage.getScene().getRoot().layout(); // figures may be new since the picture
                                    return CutText.in(view.content());
                                }))
                                .as("cut in %s at %d pixels", section, size)
                                .isEmpty();
                    }
                }
                double height = FxToolkit.call(() -> ((Region) view.content().lookup(".time-chart")).getHeight());
                assertThat(height / size)
                        .as("lines of text that a chart of %d pixels has room for", size)
                        .isGreaterThan(14);
            }
            FxToolkit.run(() -> {
                workbench.theme().resetFontSize();
                stage.close();
                view.close();
            });
        }
    }

    /** All with tables at the largest size, where most could be cut. */
    private static List<String> sections(int size, Theme.Mode mode) {
        return size == 28 && mode == Theme.Mode.LIGHT
                ? List.of("GC", "Native", "Threads", "Host", "Overview")
                : List.of("GC", "Overview");
    }

    private static void picture(JvmView view, Stage stage, String section, String name) {
        FxToolkit.run(() -> view.select(section));
        Drawn.charts(view);
        FxToolkit.picture(name.toLowerCase(Locale.ROOT), stage.getScene());
    }
}
