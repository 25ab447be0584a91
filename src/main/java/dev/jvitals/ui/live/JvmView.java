package dev.jvitals.ui.live;

import dev.jvitals.base.Times;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.metrics.TimedEvent;
import dev.jvitals.target.discovery.JvmRow;
import dev.jvitals.ui.chart.ChartGroup;
import dev.jvitals.ui.chart.Marker;
import dev.jvitals.ui.shell.Action;
import dev.jvitals.ui.shell.Addresses;
import dev.jvitals.ui.shell.View;
import dev.jvitals.ui.shell.Workbench;
import dev.jvitals.ui.task.Heartbeat;
import dev.jvitals.ui.task.Sight;
import dev.jvitals.ui.theme.OwnLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** One JVM, attached or recorded: vital signs above, sections of charts below, all on one time axis. */
public final class JvmView implements View {
    /** Events that are marked on every chart. */
    static final List<String> MARKED = List.of("dump", "note", "target");

    private final Watched watched;
    private final ChartGroup charts;
    private final OwnLayout vitals;
    private final OwnLayout head;
    private final TimeBar timeBar;
    private final OwnLayout foot;
    private final Runnable refreshVitals;
    private final LiveSections sections;
    private final JvmHeader header;
    private final Label ending = new Label();
    private final ReadOnlyStringWrapper title;
    private final BorderPane content = new BorderPane();
    private final NewsLine news = new NewsLine();
    private final ReadOnlyObjectWrapper<@Nullable Severity> worst = new ReadOnlyObjectWrapper<>(null);
    private final Subscription ticking;
    private final ObservableValue<Boolean> inSight;
    private Runnable whenClosed = () -> {};
    private List<Marker> findings = List.of();
    private List<Marker> shownMarkers = List.of();

    public JvmView(Watched watched, Workbench workbench) {
        this.watched = watched;
        this.title = new ReadOnlyStringWrapper(tabTitle());
        this.charts = watched.isLive() ? ChartGroup.live(watched.history()) : ChartGroup.over(watched.history());
        RangeMemory.remember(charts.axis(), watched, workbench.settings());
        charts.exportThrough(new ChartExports(watched, workbench));
        if (watched.isLive()) {
            VitalSigns signs = new VitalSigns(watched.history());
            vitals = new OwnLayout(signs);
            refreshVitals = () -> signs.refresh(watched.ending().isPresent());
        } else {
            RangeSigns signs = new RangeSigns(watched.history(), charts.axis());
            vitals = new OwnLayout(signs);
            refreshVitals = signs::refresh;
            charts.axis().range().addListener((_, _, _) -> signs.refresh());
        }
        this.sections = new LiveSections(watched, charts, workbench);
        this.header = new JvmHeader(watched, workbench);
        this.head = new OwnLayout(header.node());
        this.timeBar = new TimeBar(charts.axis(), watched);
        this.foot = new OwnLayout(timeBar);
        ending.getStyleClass().add("ending");
        ending.setWrapText(true);
        ending.setVisible(false);
        ending.setManaged(false);
        content.setMinWidth(0); // a bar that wants more than there is must not push the right edge of all out of sight
        content.getStyleClass().add("jvm-view");
        content.getStylesheets()
                .add(Objects.requireNonNull(JvmView.class.getResource("live.css"))
                        .toExternalForm());
        content.setTop(new VBox(head, news, ending, vitals));
        content.setCenter(sections.node());
        content.setBottom(foot);
        inSight = Sight.of(content);
        ticking = Heartbeat.everySecond(this::beat);
        sections.refresh();
        refresh();
    }

    /** Of a JVM the class alone: tabs are narrow, and the line below has all of it. */
    private String tabTitle() {
        return watched.isLive()
                ? JvmRow.shortName(watched.name())
                : Addresses.file(watched.address())
                        .map(file -> String.valueOf(file.getFileName()))
                        .orElse(watched.name());
    }

    @Override
    public ReadOnlyStringProperty title() {
        return title.getReadOnlyProperty();
    }

    @Override
    public String address() {
        return watched.address();
    }

    @Override
    public String icon() {
        return watched.isLive() ? "mdi2p-pulse" : "mdi2r-record-circle-outline";
    }

    @Override
    public List<Action> actions() {
        List<Action> actions = new ArrayList<>(List.of(
                Action.of("Write a note", "mdi2n-note-outline", sections::writeNote)
                        .when(() -> watched.actions().isPresent()),
                Action.of("Follow now", "mdi2f-fast-forward", charts.axis()::followNow)
                        .when(this::isRunning),
                Action.of("Pause the screen", "mdi2p-pause", charts.axis()::pause)
                        .when(() -> isRunning() && charts.axis().following().get()),
                Action.of("Show all of the time", "mdi2a-arrow-expand-horizontal", charts.axis()::showAll)));
        actions.addAll(header.actions());
        return actions;
    }

    @Override
    public List<Action> find(String words) {
        return sections.find(words);
    }

    @Override
    public void inFront(boolean now) {
        watched.lookAtThreads(now && sections.showsThreads());
        if (now) {
            charts.refresh();
            sections.refresh();
            refresh();
        }
    }

    @Override
    public Node content() {
        return content;
    }

    /** Adds a section made elsewhere. */
    public void addSection(String name, Node section) {
        sections.add(name, section);
    }

    /** Selects a section by its name; none of that name is no error. */
    public void select(String section) {
        sections.select(section);
    }

    /** Goes to the threads and chooses the one of this name, or lists those whose names hold it. */
    public void showThread(String name) {
        sections.showThread(name);
    }

    /** Goes to the threads and lists those of the pool alone whose pattern of names this is, where there are any. */
    public void showPool(String pattern) {
        sections.showPool(pattern);
    }

    /** Puts a line above the sections: the worst finding. */
    public void setAlert(Node line) {
        news.setAlert(line);
    }

    /** Marks the tab, and the JVM in the list at the left, with the worst finding; null for none. */
    public void markWorst(@Nullable Severity severity) {
        worst.set(severity);
    }

    @Override
    public ReadOnlyObjectProperty<@Nullable Severity> worst() {
        return worst.getReadOnlyProperty();
    }

    /** Runs this, too, when the view is closed, before the target is let go of. */
    public void onClose(Runnable action) {
        Runnable before = whenClosed;
        whenClosed = () -> {
            before.run();
            action.run();
        };
    }

    /** Shades the ranges of findings on all charts. */
    public void markFindings(List<Marker> ranges) {
        findings = List.copyOf(ranges);
        showMarkers();
    }

    ChartGroup charts() {
        return charts;
    }

    private void beat() {
        if (inSight.getValue()) {
            sections.refresh();
        }
        Heartbeat.show(this::refresh);
    }

    /** Behind other tabs only its end is noticed: all else is shown anew once it is in front. */
    private void refresh() {
        if (inSight.getValue()) {
            refreshVitals.run();
            header.refresh();
            Stream.of(head, vitals, foot).forEach(OwnLayout::fit);
            showMarkers();
        }
        watched.ending().ifPresent(this::showEnding);
        news.say(isRunning() ? Silence.ofBeans(watched.history()) : "");
    }

    private boolean isRunning() {
        return watched.isLive() && watched.ending().isEmpty();
    }

    private void showEnding(Watched.Ending end) {
        if (!ending.isVisible()) {
            ending.setText(end.sentence() + " (noticed at " + Times.at(end.atMillis()) + ")");
            ending.setVisible(true);
            ending.setManaged(true);
            charts.end(end.atMillis());
            timeBar.end();
            title.set(tabTitle() + " (ended)");
        }
    }

    private void showMarkers() {
        List<Marker> now = new ArrayList<>(findings);
        for (String kind : MARKED) {
            watched.history().events(kind, Long.MIN_VALUE, Long.MAX_VALUE).forEach(event -> now.add(marker(event)));
        }
        if (!now.equals(shownMarkers)) {
            shownMarkers = now;
            charts.setMarkers(now);
        }
    }

    private static Marker marker(TimedEvent event) {
        Marker.Tone tone = event.kind().equals("target") ? Marker.Tone.DANGER : Marker.Tone.PLAIN;
        return new Marker(event.atMillis(), event.atMillis(), dev.jvitals.base.Printable.line(event.what()), tone);
    }

    @Override
    public void close() {
        ticking.unsubscribe();
        whenClosed.run();
        charts.close();
        watched.lookAtThreads(false);
        watched.close();
    }
}
