package dev.jvitals.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import atlantafx.base.theme.PrimerLight;
import dev.jvitals.base.Unit;
import dev.jvitals.metrics.History;
import dev.jvitals.support.Await;
import dev.jvitals.support.FxToolkit;
import java.util.List;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.PickResult;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.robot.Robot;
import javafx.scene.shape.Line;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mouse, wheel and keyboard on charts, pressed and moved by JavaFX's robot in a real window. */
class ChartHandsTest {
    /** A pixel of a chart of ten minutes is about a second; the robot moves by whole ones. */
    private static final long PIXELS_MILLIS = 3_000;

    private static final ChartSpec CPU =
            ChartSpec.of("CPU", Unit.CORES).area("cpu.user", "user").build();

    private final History history = ChartGroupTest.history();
    private final ChartGroup group = FxToolkit.call(() -> ChartGroup.over(history));
    private final List<TimeChart> charts =
            FxToolkit.call(() -> List.of(group.chart(ChartGroupTest.HEAP), group.chart(CPU)));
    private final Robot robot = FxToolkit.call(Robot::new);
    private Stage stage = FxToolkit.call(() -> null);

    @BeforeEach
    void show() {
        VBox box = FxToolkit.call(() -> {
            VBox made = new VBox(8);
            made.getChildren().addAll(charts);
            charts.forEach(chart -> VBox.setVgrow(chart, Priority.ALWAYS));
            return made;
        });
        stage = FxToolkit.show(box, 900, 600, new PrimerLight().getUserAgentStylesheet());
        FxToolkit.run(() -> {
            stage.toFront();
            stage.requestFocus();
        });
        awaitDrawn();
    }

    @AfterEach
    void close() {
        FxToolkit.run(() -> {
            group.close();
            stage.close();
        });
    }

    private void awaitDrawn() {
        Await.until(
                "both charts show the range",
                () -> FxToolkit.call(() -> charts.stream()
                        .allMatch(chart -> chart.hasDrawn(group.axis().range().get()))));
    }

    private TimeAxis.Range range() {
        return FxToolkit.call(() -> group.axis().range().get());
    }

    /** Puts the pointer on a chart, at a share of its width and in the middle of its height. */
    private void pointAt(TimeChart chart, double share) {
        FxToolkit.run(() -> {
            Point2D at = chart.localToScreen(chart.getWidth() * share, chart.getHeight() * 0.6);
            robot.mouseMove(at.getX(), at.getY());
        });
    }

    /** A notch of the wheel, which the robot of the platform without a display does not turn. */
    private static void wheel(TimeChart chart, double share, double deltaY) {
        scroll(chart, share, 0, deltaY, false);
    }

    private static void scroll(TimeChart chart, double share, double deltaX, double deltaY, boolean control) {
        FxToolkit.run(() -> {
            Node above = chart.lookup(".chart-overlay");
            Point2D at = chart.localToScene(chart.getWidth() * share, chart.getHeight() * 0.6);
            Point2D there = above.sceneToLocal(at);
            Point2D screen = above.localToScreen(there);
            Event.fireEvent(
                    above,
                    new ScrollEvent(
                            ScrollEvent.SCROLL,
                            there.getX(),
                            there.getY(),
                            screen.getX(),
                            screen.getY(),
                            false,
                            control,
                            false,
                            false,
                            false,
                            false,
                            deltaX,
                            deltaY,
                            deltaX,
                            deltaY,
                            ScrollEvent.HorizontalTextScrollUnits.NONE,
                            0,
                            ScrollEvent.VerticalTextScrollUnits.NONE,
                            0,
                            0,
                            new PickResult(above, there.getX(), there.getY())));
        });
    }

    private void keys(KeyCode... codes) {
        for (KeyCode code : codes) {
            FxToolkit.run(() -> robot.keyType(code));
        }
    }

    private long moment() {
        return FxToolkit.call(() -> group.axis().moment().get());
    }

    /** Where the crosshair of a chart is drawn, NaN while it is not. */
    private double crosshairX(TimeChart chart) {
        return FxToolkit.call(() -> chart.lookupAll(".crosshair").stream()
                .filter(Node::isVisible)
                .map(Line.class::cast)
                .mapToDouble(Line::getStartX)
                .findFirst()
                .orElse(Double.NaN));
    }

    private long pointedMoment(double share) {
        pointAt(charts.getFirst(), share);
        Await.until("the crosshair is there", () -> moment() != TimeAxis.NO_MOMENT);
        return moment();
    }

    @Test
    void the_crosshair_stands_at_the_same_moment_on_all_charts_with_their_values() {
        pointAt(charts.getFirst(), 0.5);
        Await.until("both have it", () -> !Double.isNaN(crosshairX(charts.getFirst())));
        assertThat(crosshairX(charts.get(1))).isEqualTo(crosshairX(charts.getFirst()));
        double there = history.envelope("cpu.user", moment() - 1_000, moment() + 1_000, 2)
                .last(0);
        assertThat(there).isPositive();
        String legend = FxToolkit.call(() -> charts.get(1).lookupAll(".label").stream()
                .map(label -> ((javafx.scene.control.Labeled) label).getText())
                .reduce("", (a, b) -> a + " " + b));
        assertThat(legend).contains("user").containsPattern("\\d cores?");
        pointAt(charts.getFirst(), 0.02); // beside the drawing
        Await.until("it is gone", () -> moment() == TimeAxis.NO_MOMENT);
        assertThat(crosshairX(charts.get(1))).isNaN();
    }

    @Test
    void the_wheel_zooms_and_what_is_under_the_pointer_stays_there() {
        long before = pointedMoment(0.4);
        long span = range().spanMillis();
        wheel(charts.getFirst(), 0.4, 40);
        Await.until("zoomed in", () -> range().spanMillis() < span);
        awaitDrawn();
        assertThat(range().spanMillis()).isCloseTo(Math.round(span / 1.25), within(2L));
        pointAt(charts.getFirst(), 0.41);
        assertThat(pointedMoment(0.4)).isCloseTo(before, within(PIXELS_MILLIS));
        wheel(charts.getFirst(), 0.4, -40);
        Await.until("zoomed out", () -> range().spanMillis() >= span - 2);
    }

    @Test
    void a_drag_zooms_to_what_was_selected() {
        long from = pointedMoment(0.3);
        long to = pointedMoment(0.6);
        pointAt(charts.getFirst(), 0.3);
        FxToolkit.run(() -> robot.mousePress(MouseButton.PRIMARY));
        pointAt(charts.getFirst(), 0.45);
        pointAt(charts.getFirst(), 0.6);
        FxToolkit.run(() -> robot.mouseRelease(MouseButton.PRIMARY));
        Await.until("the selection is shown", () -> range().spanMillis() < 590_000);
        assertThat(range().fromMillis()).isCloseTo(from, within(PIXELS_MILLIS));
        assertThat(range().toMillis()).isCloseTo(to, within(PIXELS_MILLIS));
    }

    @Test
    void a_drag_with_the_middle_button_pans_and_keeps_the_span() {
        FxToolkit.run(() -> group.axis().show(range0() + 200_000, range0() + 300_000));
        awaitDrawn();
        TimeAxis.Range before = range();
        pointAt(charts.get(1), 0.5);
        FxToolkit.run(() -> robot.mousePress(MouseButton.MIDDLE));
        pointAt(charts.get(1), 0.7);
        FxToolkit.run(() -> robot.mouseRelease(MouseButton.MIDDLE));
        Await.until("panned", () -> range().fromMillis() < before.fromMillis());
        assertThat(range().spanMillis()).isEqualTo(before.spanMillis());
    }

    private long range0() {
        return history.firstMillis();
    }

    @Test
    void keys_zoom_pan_show_all_and_follow() {
        TimeAxis.Range all = range();
        pointAt(charts.getFirst(), 0.5);
        FxToolkit.run(() -> robot.mouseClick(MouseButton.PRIMARY)); // the chart takes the keys
        keys(KeyCode.PLUS);
        Await.until("zoomed in", () -> range().spanMillis() < all.spanMillis());
        TimeAxis.Range zoomed = range();
        keys(KeyCode.LEFT);
        Await.until("panned back", () -> range().fromMillis() < zoomed.fromMillis());
        assertThat(range().spanMillis()).isEqualTo(zoomed.spanMillis());
        keys(KeyCode.RIGHT);
        Await.until("panned forth", () -> range().fromMillis() == zoomed.fromMillis());
        keys(KeyCode.MINUS);
        Await.until("zoomed out", () -> range().spanMillis() > zoomed.spanMillis());
        keys(KeyCode.HOME);
        Await.until("all is shown", () -> range().equals(all));
        keys(KeyCode.F);
        Await.until(
                "it follows",
                () -> FxToolkit.call(() -> group.axis().following().get()));
        keys(KeyCode.SPACE);
        Await.until(
                "it stands still",
                () -> !FxToolkit.call(() -> group.axis().following().get()));
        keys(KeyCode.SPACE);
        Await.until(
                "it follows again",
                () -> FxToolkit.call(() -> group.axis().following().get()));
    }

    @Test
    void a_double_click_follows_now_after_a_look_at_the_past_and_shows_as_much_as_before_it() {
        FxToolkit.run(() -> group.axis().showLast(150_000));
        FxToolkit.run(() -> group.axis().show(range0() + 100_000, range0() + 200_000));
        awaitDrawn();
        pointAt(charts.getFirst(), 0.5);
        FxToolkit.run(() -> robot.mouseClick(MouseButton.PRIMARY));
        FxToolkit.run(() -> robot.mouseClick(MouseButton.PRIMARY));
        Await.until(
                "it follows",
                () -> FxToolkit.call(() -> group.axis().following().get()));
        assertThat(range().toMillis()).isEqualTo(history.lastMillis());
        assertThat(range().spanMillis()).isEqualTo(150_000);
    }

    @Test
    void while_the_screen_stands_still_figures_go_on_being_kept() {
        FxToolkit.run(() -> group.axis().pause());
        long shown = range().toMillis();
        long later = history.lastMillis() + 60_000;
        history.sample(history.series("cpu.user").orElseThrow(), later, 1.75);
        FxToolkit.run(() -> group.end(later));
        assertThat(range().toMillis()).isEqualTo(shown);
        FxToolkit.run(() -> group.axis().followNow());
        assertThat(range().toMillis()).isEqualTo(later);
        assertThat(history.latest("cpu.user").orElseThrow().value()).isEqualTo(1.75);
    }

    @Test
    void on_a_page_that_scrolls_the_wheel_leaves_the_time_alone_and_zooms_with_control() {
        TimeChart chart = charts.getFirst();
        FxToolkit.run(() -> {
            VBox page = new VBox(chart);
            page.setMinHeight(2_000);
            ScrollPane pane = new ScrollPane(page);
            pane.setFitToWidth(true);
            stage.getScene().setRoot(pane);
            pane.applyCss();
            pane.layout();
        });
        long span = range().spanMillis();
        wheel(chart, 0.4, -40);
        assertThat(range().spanMillis()).isEqualTo(span);
        TimeAxis.Range before = range();
        scroll(chart, 0.4, 12, -40, false); // a hand on a touchpad goes never straight down
        assertThat(range()).isEqualTo(before);
        scroll(chart, 0.4, 0, 40, true);
        Await.until("zoomed in", () -> range().spanMillis() < span);
        TimeAxis.Range zoomed = range();
        scroll(chart, 0.4, 40, 12, false);
        assertThat(range().fromMillis()).isLessThan(zoomed.fromMillis());
        assertThat(range().spanMillis()).isEqualTo(zoomed.spanMillis());
    }

    @Test
    void keys_with_alt_or_control_are_the_windows() {
        TimeAxis.Range before = range();
        boolean consumed = FxToolkit.call(() -> {
            KeyEvent back = new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.LEFT, false, false, true, false);
            ChartKeys.press(back, group.axis());
            return back.isConsumed();
        });
        assertThat(consumed).isFalse();
        assertThat(range()).isEqualTo(before);
    }
}
