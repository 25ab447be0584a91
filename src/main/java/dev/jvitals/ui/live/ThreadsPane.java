package dev.jvitals.ui.live;

import dev.jvitals.base.Printable;
import dev.jvitals.base.Times;
import dev.jvitals.base.Unit;
import dev.jvitals.target.jmx.ThreadRow;
import dev.jvitals.target.os.OwnThreads;
import dev.jvitals.ui.shell.LiveTable;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.InvalidationListener;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** The threads with what each does and costs; filtered and sorted while they change, with the stack of the chosen one. */
final class ThreadsPane {

    private static final String CHOOSE = "Choose a thread to see its stack";
    private static final double TABLE_SHARE = 0.7;
    /** What was asked for is the stack, whose lines are long. */
    private static final double NARROW_TABLE_SHARE = 0.5;
    /** In pixels; what all columns need and a stack beside them. */
    private static final double ROOM_FOR_STACK = 1100;

    private final LiveTable<ThreadRow> table = new LiveTable<>(ThreadRow::id);
    private final TextArea stack = new TextArea();
    private final TextField filter = new TextField();
    private final CheckBox observers = new CheckBox("Show those that observe");
    private final Label count = new Label();
    private final Label own = new Label();
    private final BorderPane content = new BorderPane();
    private final SplitPane split = new SplitPane(table.node(), stack);
    private final boolean live;
    private final Label nothing = new Label();
    private String asOf = "";
    /** The thread to choose once it is listed, or what the names of threads to list hold; empty for none. */
    private String wanted = "";

    private boolean wantedIsPool;

    ThreadsPane(boolean live) {
        this.live = live;
        table.node().setAccessibleText("Threads of a live JVM");
        table.node().setPlaceholder(nothing);
        nothing.setText(nothing(true));
        addColumns();
        table.chosen().addListener((_, _, now) -> showStack(now));
        stack.setEditable(false);
        stack.setAccessibleText("Stack of the chosen thread");
        stack.getStyleClass().add("stack-text");
        stack.setPromptText(CHOOSE);
        content.setTop(tools());
        own.getStyleClass().addAll("muted", "small");
        own.setPadding(new Insets(2, 8, 2, 8));
        own.setTooltip(
                new Tooltip("As the operating system counts them, by their names. Processor time since the start."));
        showOwn(Optional.empty());
        content.setBottom(own);
        split.setDividerPositions(TABLE_SHARE);
        content.setCenter(split);
        content.widthProperty().subscribe(_ -> giveStackRoom());
        table.chosen().subscribe(_ -> giveStackRoom());
        stack.promptTextProperty().subscribe(_ -> giveStackRoom());
        table.node().getItems().addListener((InvalidationListener) _ -> giveStackRoom());
    }

    /** Where there is little room, or nothing to choose, the list has all of it until a stack is asked for. */
    private void giveStackRoom() {
        boolean isNarrow = content.getWidth() < ROOM_FOR_STACK;
        boolean isUseless = !live && table.node().getItems().isEmpty();
        boolean isLaidOut = content.getWidth() > 0;
        boolean isShown = !isLaidOut
                || !(isNarrow || isUseless)
                || table.chosen().get() != null
                || !CHOOSE.equals(stack.getPromptText());
        if (isShown && split.getItems().size() == 1) {
            split.getItems().add(stack);
            split.setDividerPositions(isNarrow ? NARROW_TABLE_SHARE : TABLE_SHARE);
        } else if (!isShown) {
            split.getItems().remove(stack);
        }
    }

    private void addColumns() {
        Columns.text(table, "Thread", 120, 220, row -> Printable.line(row.name()));
        Columns.text(table, "State", 122, 135, ThreadRow::state);
        var cpu = Columns.number(table, "CPU, a core", 90, ThreadsPane::shownCores, ThreadsPane::percent);
        Columns.number(table, "CPU, total", 80, ThreadRow::cpuSeconds, ThreadsPane::seconds);
        Columns.number(table, "Allocation", 95, ThreadRow::allocationBytesPerSecond, Unit.BYTES_PER_SECOND::format);
        Columns.names(table, "Top frame", 130, 260, row -> Printable.line(row.topFrame()));
        Columns.fit(table);
        table.node().getSortOrder().setAll(List.of(cpu));
    }

    private Node tools() {
        filter.setAccessibleText("Filter threads");
        filter.setPromptText("Filter by name, state or frame");
        HBox.setHgrow(filter, Priority.ALWAYS);
        filter.textProperty().subscribe(text -> applyFilter());
        observers.setTooltip(new Tooltip("Also threads that exist because somebody looks: RMI, JMX, attach listener"));
        observers.setOnAction(event -> applyFilter());
        HBox tools = new HBox(8, filter, observers, count);
        tools.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        tools.setStyle("-fx-padding: 4 8 4 8;");
        return tools;
    }

    Node node() {
        return content;
    }

    private void applyFilter() {
        String text = filter.getText().toLowerCase(Locale.ROOT);
        boolean all = observers.isSelected();
        table.filter(row -> (all || !row.byObserving()) && matches(row, text));
        showCount();
    }

    private static boolean matches(ThreadRow row, String text) {
        return text.isEmpty()
                || row.name().toLowerCase(Locale.ROOT).contains(text)
                || row.state().toLowerCase(Locale.ROOT).contains(text)
                || row.frames().stream()
                        .anyMatch(frame -> frame.toLowerCase(Locale.ROOT).contains(text));
    }

    private String nothing(boolean awaited) {
        if (live) {
            return awaited ? "Waiting for the list of threads…" : "The JVM ended before its threads were listed.";
        }
        return awaited
                ? "Reading the list of threads…"
                : "No list of threads was recorded. Thread dumps in the file have a section of their own.";
    }

    /**
     * Chooses a thread by its name, now or once it is listed; threads whose names hold the words are listed alone where none
     * has that name. Says so where there is none of either.
     */
    void choose(String name) {
        want(name, false);
    }

    /**
     * Lists the threads of a pool alone, now or once they are listed: those whose names hold what its pattern begins with. All
     * of them where none does, for a pool of connections has no threads.
     *
     * @param pattern counters in it are {@code #}
     */
    void choosePool(String pattern) {
        int counter = pattern.indexOf('#');
        want((counter < 0 ? pattern : pattern.substring(0, counter)).strip(), true);
    }

    private void want(String words, boolean pool) {
        table.chooseNone();
        stack.setPromptText(CHOOSE);
        wanted = words;
        wantedIsPool = pool;
        chooseWanted(false);
    }

    /** Where it is not listed, it is given up once that is settled. */
    private void chooseWanted(boolean settled) {
        if (wanted.isEmpty()) {
            return;
        }
        Optional<ThreadRow> named = table.rows().stream()
                .filter(row -> !wantedIsPool && row.name().equals(wanted))
                .findFirst();
        if (named.isPresent()) {
            observers.setSelected(observers.isSelected() || named.get().byObserving());
            filter.clear();
            applyFilter();
            table.choose(named.get());
            wanted = "";
        } else if (table.rows().stream().anyMatch(row -> row.name().contains(wanted))) {
            filter.setText(wanted);
            wanted = "";
        } else if (settled) {
            if (!wantedIsPool && !table.rows().isEmpty()) {
                stack.setPromptText(Printable.line(wanted)
                        + (live ? " is not among the threads any more" : " is not among the recorded threads"));
            }
            wanted = "";
        }
    }

    /** Shows the threads; the chosen one stays chosen. */
    void show(Watched.SeenThreads seen) {
        List<ThreadRow> now = seen.rows().stream()
                .sorted(Comparator.comparingLong(ThreadRow::id)) // so that equals keep their places
                .toList();
        asOf = live || now.isEmpty() ? "" : ", as of " + Times.at(seen.atMillis());
        nothing.setText(nothing(seen.awaited()));
        boolean isNew = !now.equals(table.rows());
        if (isNew) {
            table.show(now);
            showCount();
        }
        // the list that was there may be older than the link, the next one is not
        chooseWanted(!seen.awaited() || (live && isNew && !now.isEmpty()));
    }

    private void showCount() {
        long hidden = table.rows().stream().filter(ThreadRow::byObserving).count();
        if (table.rows().isEmpty()) {
            count.setText(""); // the table says why it is empty
            return;
        }
        boolean hiding = hidden > 0 && !observers.isSelected();
        count.setText(Unit.COUNT.format(table.count()) + " of "
                + Unit.COUNT.format(table.rows().size()) + " Java threads"
                + (hiding ? "; " + hidden + " are there only to observe" : "")
                + asOf);
    }

    /** Tells of the JVM's own threads, which are no Java threads: they are why the system counts more. */
    void showOwn(Optional<OwnThreads> known) {
        known.ifPresent(all -> own.setText("Besides, the JVM's own threads: GC " + words(all.collector())
                + ", compilers " + words(all.compiler()) + ", others " + words(all.other())));
        own.setManaged(known.isPresent());
        own.setVisible(known.isPresent());
    }

    private static String words(OwnThreads.Group group) {
        return group.threads() + (group.threads() == 0 ? "" : " (" + seconds(group.cpuSeconds()) + " of CPU)");
    }

    private static String seconds(double seconds) {
        double rounded = Math.round(seconds * 100) / 100.0; // finer is noise of clocks
        return Double.isNaN(seconds) ? "–" : rounded == 0 ? "0 s" : Unit.SECONDS.format(rounded);
    }

    /** As it is shown, so that threads with the same words do not change places from look to look. */
    private static double shownCores(ThreadRow row) {
        return Double.isNaN(row.cpuCores()) ? Double.NaN : Math.round(row.cpuCores() * 1e3) / 1e3;
    }

    /** Per cent of one core, to a tenth: finer is noise of clocks. */
    private static String percent(double cores) {
        return Double.isNaN(cores) ? "–" : String.format(Locale.ROOT, "%.1f %%", cores * 100);
    }

    private void showStack(@org.jspecify.annotations.Nullable ThreadRow row) {
        String text = row == null
                ? ""
                : Printable.line(row.name()) + "  " + row.state() + "\n"
                        + row.frames().stream()
                                .map(frame -> "    at " + Printable.line(frame))
                                .collect(Collectors.joining("\n"));
        if (!text.equals(stack.getText())) {
            double scroll = stack.getScrollTop();
            stack.setText(text);
            stack.setScrollTop(scroll);
        }
    }
}
