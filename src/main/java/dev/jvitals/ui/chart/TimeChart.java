package dev.jvitals.ui.chart;

import dev.jvitals.base.Times;
import dev.jvitals.metrics.History;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.animation.PauseTransition;
import javafx.scene.AccessibleAttribute;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Button;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;
import javafx.util.Duration;
import org.jfree.chart.fx.ChartCanvas;
import org.jfree.fx.FXGraphics2D;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;

/**
 * One chart over time: legend with figures, drawing, crosshair, and a deliberate word for each state in which there is
 * nothing to draw. Shown and refreshed by its {@link ChartGroup}; for the JavaFX thread only.
 */
public final class TimeChart extends Region {
    /** Between the drawing and the right edge. */
    private static final int INSET = 8;

    /** A first drawing that comes sooner needs no words before it, which would only flicker. */
    private static final Duration UNSEEN = Duration.millis(250);

    private final ChartSpec spec;
    private final History history;
    private final TimeAxis axis;
    private final TimePlot plot;
    private final ChartCanvas canvas;
    private final ChartLegend legend;
    private final ChartOverlay overlay;
    private final ChartStates states;
    private final Button menu = new Button();
    /** Lines where those of the first drawing will be, so that it only fills in. */
    private final Region skeleton = new Skeleton();

    private @Nullable ChartData data;
    private String unavailable = "";
    private boolean pointedHere;
    private double usualHeight = 220;

    TimeChart(ChartSpec spec, History history, TimeAxis axis, @Nullable Exports exports) {
        this.spec = spec;
        this.history = history;
        this.axis = axis;
        this.plot = new TimePlot(spec.unit());
        plot.setTheme(ChartTheme.LIGHT);
        this.canvas = new ChartCanvas(plot.chart());
        this.legend = new ChartLegend(spec, history);
        this.overlay = new ChartOverlay(axis);
        this.states = new ChartStates(spec, history, axis);
        canvas.setManaged(false);
        canvas.setTooltipEnabled(false);
        canvas.setVisible(false); // before the first figures it would show axes of 1970
        canvas.setMouseTransparent(true);
        menu.setManaged(false);
        menu.setFocusTraversable(false);
        menu.getStyleClass().add("chart-menu");
        menu.setGraphic(new FontIcon(MaterialDesignD.DOTS_HORIZONTAL));
        menu.setAccessibleText("Export " + spec.title());
        getChildren().addAll(new ThemeProbe(this::setTheme), skeleton, canvas, legend, overlay, menu);
        getStyleClass().add("time-chart");
        getStylesheets()
                .add(Objects.requireNonNull(TimeChart.class.getResource("chart.css"))
                        .toExternalForm());
        setFocusTraversable(true);
        setAccessibleText(spec.title() + ". " + spec.meaning());
        setTheme(ChartTheme.LIGHT);
        listen();
        menu.setVisible(exports != null);
        if (exports != null) {
            ChartMenu.install(this, menu, exports);
        }
    }

    private void listen() {
        PauseTransition patience = new PauseTransition(UNSEEN);
        patience.setOnFinished(_ -> {
            if (data == null) {
                showStates();
            }
        });
        sceneProperty().addListener((p, old, now) -> {
            if (now != null && data == null) {
                patience.play();
            }
        });
        axis.moment().addListener((p, old, now) -> showMoment());
        overlay.setOnMouseEntered(event -> pointedHere = true);
        overlay.addEventHandler(javafx.scene.input.MouseEvent.MOUSE_EXITED, event -> pointedHere = false);
        // anywhere, its title and legend too: F1 explains what was clicked
        addEventHandler(javafx.scene.input.MouseEvent.MOUSE_PRESSED, event -> requestFocus());
        addEventHandler(KeyEvent.KEY_PRESSED, event -> ChartKeys.press(event, axis));
    }

    public ChartSpec spec() {
        return spec;
    }

    /** Whether anything was measured of a series: not every JVM has each part that a chart can show. */
    public boolean hasSeen(String seriesId) {
        return history.series(seriesId).isPresent();
    }

    History history() {
        return history;
    }

    TimeAxis axis() {
        return axis;
    }

    /** How many columns of figures there is room for, two pixels each. */
    int columns() {
        return (int) Math.max(50, drawingWidth() / 2);
    }

    private double drawingWidth() {
        return getWidth() - plot.leftOfFigures();
    }

    private double drawingHeight() {
        return canvas.getHeight() - plot.belowFigures();
    }

    /** Tells why there will be nothing to see, for example that a flag is needed; empty takes it back. */
    public void setUnavailable(String sentence) {
        unavailable = sentence;
        showStates();
    }

    /** Whether it shows this range of this state of the history. */
    boolean hasDrawn(long version, TimeAxis.Range range) {
        return data != null && data.version() == version && data.range().equals(range);
    }

    boolean hasDrawn(TimeAxis.Range range) {
        return data != null && data.range().equals(range);
    }

    /** Draws what was read. */
    void show(ChartData now) {
        data = now;
        draw(now);
        skeleton.setVisible(false);
        canvas.setVisible(true);
        legend.showAbove(now.limitsAbove());
        showStates();
        showMoment();
    }

    private void draw(ChartData now) {
        plot.setData(now, drawingWidth(), drawingHeight());
        canvas.draw();
        overlay.shows(dataArea(), now.range());
    }

    private Rectangle2D dataArea() {
        Rectangle2D area = canvas.getRenderingInfo().getPlotInfo().getDataArea();
        return area == null ? new Rectangle2D.Double() : area;
    }

    private void showStates() {
        boolean nothing = data == null || data.isEmpty();
        boolean isUnavailable = !unavailable.isEmpty() && nothing;
        overlay.showState(isUnavailable ? unavailable : states.inPlace(data), isUnavailable);
        String silence = ChartStates.silence(data);
        overlay.showBadge(silence.isEmpty() ? states.untold(data) : silence, silence.isEmpty());
    }

    /** The figures at the crosshair, or the newest. */
    private void showMoment() {
        ChartData shown = data;
        if (shown == null) {
            return;
        }
        long moment = axis.moment().get();
        long at = shownMoment();
        List<LayerData.Reading> readings = new ArrayList<>();
        shown.layers().forEach(layer -> readings.addAll(layer.readings(at)));
        legend.show(readings);
        if (Math.abs(legend.prefHeight(legend.getWidth()) - legend.getHeight()) > 1) {
            requestLayout(); // another part was seen, or wider figures wrap
        }
        overlay.showCrosshair(moment);
        overlay.showReadout(moment == TimeAxis.NO_MOMENT ? "" : readout(shown, moment));
    }

    private String readout(ChartData shown, long moment) {
        String met = ChartReadout.of(spec, shown, moment, overlay);
        return met.isEmpty() && pointedHere ? clock(moment) : met;
    }

    /** The range beside it tells the day, of one day. */
    private String clock(long millis) {
        TimeAxis.Range range = axis.range().get();
        return Times.within(millis, range.fromMillis(), range.toMillis());
    }

    /** What a screen reader says: the figures shown, asked for when it does. */
    String summary() {
        String state = overlay.state();
        return spec.title() + ". " + (state.isEmpty() ? legend.summary() : state) + ". " + spec.meaning();
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return attribute == AccessibleAttribute.TEXT
                ? summary()
                : super.queryAccessibleAttribute(attribute, parameters);
    }

    /** The range that is drawn, or will be. */
    TimeAxis.Range shownRange() {
        return data == null ? axis.range().get() : data.range();
    }

    /** Of when the legend's figures are. */
    long shownMoment() {
        long moment = axis.moment().get();
        return moment == TimeAxis.NO_MOMENT ? shownRange().toMillis() : moment;
    }

    ChartTheme theme() {
        return plot.theme();
    }

    /** As seen, but without the menu, and drawn for that scale: not the screen's pixels enlarged. */
    WritableImage drawn(double scale) {
        Canvas fine = new Canvas(canvas.getWidth() * scale, canvas.getHeight() * scale);
        FXGraphics2D g = new FXGraphics2D(fine.getGraphicsContext2D());
        g.scale(scale, scale);
        plot.getChart().draw(g, new Rectangle2D.Double(0, 0, canvas.getWidth(), canvas.getHeight()));
        fine.setManaged(false);
        fine.relocate(canvas.getLayoutX(), canvas.getLayoutY());
        fine.getTransforms().add(new Scale(1 / scale, 1 / scale));
        int place = getChildren().indexOf(canvas);
        boolean hadMenu = menu.isVisible();
        getChildren().set(place, fine);
        fine.setVisible(canvas.isVisible());
        menu.setVisible(false);
        try {
            return ChartPicture.shot(this, ChartPicture.color(plot.theme().ground()), scale);
        } finally {
            getChildren().set(place, canvas);
            menu.setVisible(hadMenu);
        }
    }

    private void setTheme(ChartTheme theme) {
        plot.setTheme(theme);
        legend.setTheme(theme);
        if (data != null) {
            draw(data);
        }
        requestLayout();
    }

    /** How high it wants to be at the usual size of text. */
    public void setUsualHeight(double pixels) {
        usualHeight = pixels;
        requestLayout();
    }

    @Override
    protected double computeMinWidth(double height) {
        return 160 * plot.theme().scale();
    }

    @Override
    protected double computeMinHeight(double width) {
        return 110 * plot.theme().scale();
    }

    @Override
    protected double computePrefWidth(double height) {
        return 480 * plot.theme().scale();
    }

    @Override
    protected double computePrefHeight(double width) {
        return usualHeight * plot.theme().scale();
    }

    @Override
    protected void layoutChildren() {
        double left = snappedLeftInset();
        double top = snappedTopInset();
        double width = getWidth() - left - snappedRightInset();
        double height = getHeight() - top - snappedBottomInset();
        double menuWidth = menu.prefWidth(-1);
        double legendWidth = width - menuWidth - 12;
        double legendHeight = legend.prefHeight(legendWidth);
        legend.resizeRelocate(left + 8, top, legendWidth, legendHeight);
        menu.resizeRelocate(left + width - menuWidth, top, menuWidth, menu.prefHeight(-1));
        double drawing = Math.max(20, height - legendHeight);
        canvas.relocate(left, top + legendHeight);
        canvas.setWidth(width);
        canvas.setHeight(drawing);
        overlay.resizeRelocate(left, top + legendHeight, width, drawing);
        skeleton.resizeRelocate(
                left + plot.leftOfFigures(),
                top + legendHeight,
                Math.max(0, width - plot.leftOfFigures() - INSET),
                Math.max(0, drawing - plot.belowFigures()));
        if (data == null) {
            overlay.shows(
                    new Rectangle2D.Double(0, 0, width, drawing), axis.range().get()); // for the words in its place
        } else {
            overlay.shows(dataArea(), data.range());
        }
    }
}
