package dev.jvitals.ui.live;

import dev.jvitals.base.Times;
import dev.jvitals.ui.chart.TimeAxis;
import dev.jvitals.ui.task.Heartbeat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The time axis in words and buttons: how much is shown, whether it follows now, and the moment of the crosshair. */
final class TimeBar extends HBox {

    private static final double LEAST_HINT = 150;

    private final TimeAxis axis;
    private final Label range = new Label();
    private final Label moment = new Label();
    private final Label hint = new Label();
    private final List<Node> whileItRuns = new ArrayList<>();

    TimeBar(TimeAxis axis, Watched watched) {
        boolean live = watched.isLive();
        this.axis = axis;
        getStyleClass().add("time-bar");
        if (live) {
            ToggleButton follow = new ToggleButton("Follow now");
            follow.setTooltip(new Tooltip(
                    "On: the right edge is now. Off: the screen stands still, figures go on being kept. Space, or F"));
            follow.getStyleClass().add("small");
            follow.setMinWidth(USE_PREF_SIZE);
            axis.following().subscribe(follow::setSelected);
            follow.setOnAction(event -> follow(follow.isSelected()));
            getChildren().add(whileItRuns(follow));
        }
        spans().forEach((name, span) -> {
            Button button = new Button(name);
            button.getStyleClass().addAll("flat", "small");
            button.setMinWidth(USE_PREF_SIZE);
            button.setOnAction(event -> axis.showLast(span.toMillis()));
            getChildren().add(button);
        });
        Button all = new Button("all");
        all.getStyleClass().addAll("flat", "small");
        all.setMinWidth(USE_PREF_SIZE);
        moment.setMinWidth(USE_PREF_SIZE);
        all.setOnAction(event -> axis.showAll());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        hint.setText("Ctrl+wheel zooms · drag selects · shift-drag pans");
        hint.setTooltip(new Tooltip("Where the page does not scroll, the wheel alone zooms too."));
        hint.setMinWidth(0);
        HBox.setMargin(moment, new Insets(0, 10, 0, 10));
        getChildren().addAll(all, range, space, moment, hint);
        watched.actions().ifPresent(actions -> getChildren().add(whileItRuns(pace(actions))));
        showRange(axis.range().get());
        axis.range()
                .addListener(
                        (_, _, _) -> Heartbeat.show(() -> showRange(axis.range().get())));
        axis.moment().subscribe(now -> showMoment(now.longValue()));
        range.setMinWidth(USE_PREF_SIZE);
        setMinWidth(0);
    }

    private Node whileItRuns(Node control) {
        whileItRuns.add(control);
        return control;
    }

    /** The JVM has ended: its figures stay to be looked at, as a recording's do. */
    void end() {
        getChildren().removeAll(whileItRuns);
    }

    /** The hint goes first where there is little room, then the range is cut. */
    @Override
    protected void layoutChildren() {
        double others = getChildren().stream()
                .filter(node -> !node.equals(hint))
                .mapToDouble(node -> node.prefWidth(-1) + getSpacing())
                .sum();
        boolean room = getWidth() - others > LEAST_HINT;
        if (hint.isManaged() != room) {
            hint.setManaged(room);
            hint.setVisible(room);
            range.setMinWidth(room ? USE_PREF_SIZE : 0);
        }
        super.layoutChildren();
    }

    private static MenuButton pace(Watched.Actions actions) {
        MenuButton menu = new MenuButton("every " + actions.pace().toSeconds() + " s");
        menu.getStyleClass().addAll("flat", "small");
        menu.setMinWidth(USE_PREF_SIZE);
        menu.setTooltip(new Tooltip("How often figures are taken. Each collection is seen whatever is chosen here."));
        for (int seconds : new int[] {1, 2, 5, 10}) {
            MenuItem item = new MenuItem("every " + seconds + " s");
            item.setOnAction(event -> {
                actions.slowDown(Duration.ofSeconds(seconds));
                menu.setText(item.getText());
            });
            menu.getItems().add(item);
        }
        return menu;
    }

    private static Map<String, Duration> spans() {
        Map<String, Duration> spans = new LinkedHashMap<>();
        spans.put("1 min", Duration.ofMinutes(1));
        spans.put("5 min", Duration.ofMinutes(5));
        spans.put("30 min", Duration.ofMinutes(30));
        spans.put("3 h", Duration.ofHours(3));
        spans.put("24 h", Duration.ofHours(24));
        return spans;
    }

    private void follow(boolean on) {
        if (on) {
            axis.followNow();
        } else {
            axis.pause();
        }
    }

    private void showRange(TimeAxis.Range now) {
        range.setText(Times.range(now.fromMillis(), now.toMillis()) + " " + Times.zone(now.toMillis()));
    }

    private void showMoment(long millis) {
        moment.setText(
                millis == TimeAxis.NO_MOMENT
                        ? ""
                        : "at " + within(millis, axis.range().get()));
    }

    private static String within(long millis, TimeAxis.Range range) {
        return Times.within(millis, range.fromMillis(), range.toMillis());
    }
}
