package dev.jvitals.ui.live;

import dev.jvitals.base.Unit;
import dev.jvitals.metrics.TimedEvent;
import dev.jvitals.ui.chart.ChartGroup;
import dev.jvitals.ui.chart.ChartLayer;
import dev.jvitals.ui.chart.ChartSpec;
import dev.jvitals.ui.chart.TimeAxis;
import dev.jvitals.ui.shell.Action;
import dev.jvitals.ui.shell.Backstage;
import dev.jvitals.ui.shell.Workbench;
import dev.jvitals.ui.task.Heartbeat;
import dev.jvitals.ui.theme.Palette;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;

/** The tabs within a JVM's view. What a hidden one would show is not read. */
final class LiveSections {
    private final Watched watched;
    private final ChartGroup charts;

    private final TabPane tabs = new TabPane();
    private final MemoryPicture overviewPicture;
    private final MemoryPicture nativePicture;
    private final PauseTable pauses;
    private final ThreadsPane threads;
    private final NativeTable nativeTable;
    private final Tab overview;
    private final Tab gc;
    private final Tab threadsTab;
    private final Tab nativeTab;
    private final NotesPane notes;
    private final Tab notesTab;
    private boolean reading;

    LiveSections(Watched watched, ChartGroup charts, Workbench workbench) {
        ObservableValue<Palette> palette = workbench.theme().palette();
        this.watched = watched;
        this.charts = charts;

        overviewPicture = new MemoryPicture(palette);
        nativePicture = new MemoryPicture(palette);
        pauses = new PauseTable(charts.axis());
        threads = new ThreadsPane(watched.isLive());
        nativeTable = new NativeTable(watched.history(), watched.isLive());
        overview = tab("Overview", new ChartGrid(overviewCards()).scrolling());
        Tab memory = tab("Memory", grid(LiveCharts.memory()));
        gc = tab("GC", split(grid(LiveCharts.gc()), pauses.node(), 0.68));
        threadsTab = tab("Threads", split(grid(LiveCharts.threads()), threads.node(), 0.38));
        nativeTab = tab("Native", nativeSection());
        Tab host = tab("Host", grid(LiveCharts.host()));
        Tab code = tab("Classes & code", grid(LiveCharts.code()));
        notes = new NotesPane(watched, charts.axis(), workbench);
        notesTab = tab("Notes", notes.node());
        tabs.getTabs().setAll(List.of(overview, memory, gc, threadsTab, nativeTab, host, code, notesTab));
        if (!watched.isLive()) {
            hide(threadsTab, "threads.");
            hide(nativeTab, "memory.", "native.", "malloc.");
            hide(host, "host.");
            hide(code, "classes.", "code.", "metaspace.", "jit.");
        }
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.getSelectionModel().selectedItemProperty().addListener((p, old, now) -> selected());
        charts.axis().moment().addListener((p, old, now) -> refresh());
        charts.axis().range().addListener((p, old, now) -> {
            if (!charts.axis().following().get()) {
                refresh(); // while following, the beat does
            }
        });
    }

    /** A garbage collection log knows nothing of threads and of memory outside the heap: its load stands there. */
    private List<Node> overviewCards() {
        List<Node> cards = new ArrayList<>(List.of(chart(LiveCharts.heap()), chart(LiveCharts.pauses())));
        if (watched.isLive() || knows("threads.", "memory.")) {
            cards.addAll(List.of(chart(LiveCharts.threadStates()), overviewPicture));
        } else {
            cards.addAll(List.of(chart(LiveCharts.timeStopped()), chart(LiveCharts.allocation())));
        }
        return cards;
    }

    /** Takes a section away of which a recording knows nothing. */
    private void hide(Tab section, String... prefixes) {
        if (!knows(prefixes)) {
            tabs.getTabs().remove(section);
        }
    }

    private boolean knows(String... prefixes) {
        return watched.history().series().stream()
                .anyMatch(series -> Stream.of(prefixes).anyMatch(series.id()::startsWith));
    }

    private Node nativeSection() {
        List<Node> cards = new ArrayList<>(List.of(nativePicture));
        cards.addAll(told(List.of(LiveCharts.resident(), nativeCategories(), LiveCharts.cHeap())));
        return split(new ChartGrid(cards).scrolling(), nativeTable.node(), 0.66);
    }

    private static ChartSpec nativeCategories() {
        return ChartSpec.of("Native memory tracking", Unit.BYTES)
                .meaning(
                        "Committed memory by part of the JVM, the heap left out. Needs -XX:NativeMemoryTracking=summary.")
                .stack(
                        List.of("Thread", "GC", "Code", "Metaspace", "Class", "Internal", "Compiler", "Symbol", "Other")
                                .stream()
                                .flatMap(category -> Stream.of("native." + category + ".committed", category))
                                .toArray(String[]::new))
                .needs("Start the JVM with -XX:NativeMemoryTracking=summary to have it.")
                .build();
    }

    private static SplitPane split(Node above, Node below, double share) {
        SplitPane split = new SplitPane(above, below);
        split.setOrientation(javafx.geometry.Orientation.VERTICAL);
        split.setDividerPositions(share);
        return split;
    }

    private Node grid(List<ChartSpec> specs) {
        return new ChartGrid(told(specs)).scrolling();
    }

    /** Of a recording the charts that it has figures for. */
    private List<Node> told(List<ChartSpec> specs) {
        return specs.stream()
                .filter(spec -> watched.isLive() || hasFigures(spec))
                .map(this::chart)
                .toList();
    }

    /** Whether a recording has anything to draw in it; charts of events may be empty, which is good news. */
    private boolean hasFigures(ChartSpec spec) {
        return spec.layers().stream().anyMatch(layer -> switch (layer) {
            case ChartLayer.Line line ->
                watched.history().series(line.entry().seriesId()).isPresent();
            case ChartLayer.Stack stack ->
                stack.entries().stream()
                        .anyMatch(entry ->
                                watched.history().series(entry.seriesId()).isPresent());
            case ChartLayer.Points _ -> true;
        });
    }

    private Node chart(ChartSpec spec) {
        return charts.chart(spec);
    }

    private static Tab tab(String name, Node content) {
        Tab tab = new Tab(name, content);
        Backstage.of(tab);
        return tab;
    }

    TabPane node() {
        return tabs;
    }

    /** Adds a section made by somebody else, such as the findings. */
    void add(String name, Node content) {
        tabs.getTabs().add(tab(name, content));
    }

    /** Selects a section by its name; for tests and links. */
    void select(String name) {
        tabs.getTabs().stream()
                .filter(tab -> tab.getText().equals(name))
                .findFirst()
                .ifPresent(tabs.getSelectionModel()::select);
    }

    /** Goes to the threads and chooses one by its name, once they are listed. */
    void showThread(String name) {
        select(threadsTab.getText());
        threads.choose(name);
        refresh();
    }

    /** Goes to the threads and lists those of a pool alone, as soon as there are any. */
    void showPool(String pattern) {
        select(threadsTab.getText());
        threads.choosePool(pattern);
        refresh();
    }

    /** Asks the selection, which knows of a change before the tab does. */
    private boolean isShown(Tab tab) {
        return tab.equals(tabs.getSelectionModel().getSelectedItem());
    }

    boolean showsThreads() {
        return isShown(threadsTab);
    }

    /** Sections whose names hold the words, as places to go to. */
    List<Action> find(String words) {
        String lower = words.toLowerCase(Locale.ROOT);
        return tabs.getTabs().stream()
                .filter(tab -> tab.getText().toLowerCase(Locale.ROOT).contains(lower))
                .map(tab -> Action.of(
                        tab.getText(),
                        "mdi2c-chart-areaspline",
                        () -> tabs.getSelectionModel().select(tab)))
                .toList();
    }

    private void selected() {
        watched.lookAtThreads(isShown(threadsTab));
        charts.refresh();
        refresh();
    }

    /** What the selected section needs beyond charts. */
    private record Read(MemorySplit split, long pointedAt, List<TimedEvent> pauses) {}

    /** Brings the selected section up to date, soon. JavaFX thread. */
    void refresh() {
        if (isShown(threadsTab)) {
            threads.show(watched.threads(moment()));
            threads.showOwn(watched.ownThreads());
        } else if (isShown(notesTab)) {
            notes.refresh();
        } else if (isShown(nativeTab)) {
            nativeTable.refresh();
        }
        boolean withPauses = isShown(gc);
        boolean wanted = isShown(overview) || withPauses || isShown(nativeTab);
        if (!wanted || reading) {
            return;
        }
        reading = true;
        TimeAxis.Range range = charts.axis().range().get();
        long at = moment();
        long pointedAt = charts.axis().moment().get();
        Thread.ofVirtual().name("jvitals-sections").start(() -> {
            Read read = new Read(
                    MemorySplit.at(watched.history(), at),
                    pointedAt,
                    withPauses ? PauseTable.read(watched.history(), range) : List.of());
            Heartbeat.show(() -> show(read));
        });
    }

    /** The crosshair's, else the end of what is shown. */
    private long moment() {
        long moment = charts.axis().moment().get();
        return moment == TimeAxis.NO_MOMENT ? charts.axis().range().get().toMillis() : moment;
    }

    /** Goes where a note is written. */
    void writeNote() {
        tabs.getSelectionModel().select(notesTab);
        notes.focusOnNote();
    }

    private void show(Read read) {
        reading = false;
        if (isShown(overview)) {
            overviewPicture.show(read.split, read.pointedAt);
        } else if (isShown(nativeTab)) {
            nativePicture.show(read.split, read.pointedAt);
        }
        if (isShown(gc)) {
            pauses.show(read.pauses, LiveCharts.noPause(watched.history()));
        }
    }
}
