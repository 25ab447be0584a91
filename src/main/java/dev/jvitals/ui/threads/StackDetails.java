package dev.jvitals.ui.threads;

import dev.jvitals.base.Printable;
import dev.jvitals.base.Unit;
import dev.jvitals.threads.ThreadEntry;
import dev.jvitals.threads.group.LockNode;
import dev.jvitals.threads.group.SeenThread;
import dev.jvitals.ui.shell.Workbench;
import dev.jvitals.ui.threads.ThreadDumpModel.Place;
import dev.jvitals.ui.threads.ThreadDumpModel.Selection;
import java.util.List;
import java.util.StringJoiner;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The stack of what is selected, one's own frames emphasised, with ways on: to the lock's owner, to those alike. */
final class StackDetails {
    private static final int MOST_NAMES = 6;
    private static final PseudoClass OWN = PseudoClass.getPseudoClass("own");
    private static final PseudoClass JDK = PseudoClass.getPseudoClass("jdk");
    private static final PseudoClass LOCK = PseudoClass.getPseudoClass("lock");

    private final ThreadDumpModel model;
    private final SourcePane source;
    private final BorderPane pane = new BorderPane();
    private final VBox head = new VBox(4);
    private final ListView<StackLine> stack = new ListView<>();
    private final TabPane tabs;

    StackDetails(ThreadDumpModel model, Workbench workbench) {
        this.model = model;
        this.source = new SourcePane(workbench);
        head.getStyleClass().add("pane-body");
        stack.getStyleClass().add("stack-list");
        stack.setCellFactory(_ -> new Cell());
        stack.setContextMenu(new ContextMenu(
                Copying.item("Copy stack", this::copyStack), Copying.item("Copy line", () -> {
                    StackLine line = stack.getSelectionModel().getSelectedItem();
                    if (line != null) {
                        Copying.text(line.text());
                    }
                })));
        Tab stackTab = new Tab("Stack", stack);
        Tab sourceTab = new Tab("Source text", source.node());
        tabs = new TabPane(stackTab, sourceTab);
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.getSelectionModel().selectedItemProperty().addListener((_, _, _) -> showSource());
        model.selection().addListener((_, _, now) -> show(now));
        show(null);
    }

    Node node() {
        return pane;
    }

    private void show(@Nullable Selection selection) {
        head.getChildren().clear();
        if (selection == null) {
            stack.getItems().clear();
            return;
        }
        SeenThread thread = selection.first();
        boolean isOne = selection.threads().size() == 1;
        head.getChildren().add(new HBox(4, title(selection), close()));
        head.getChildren().add(SummaryPane.label((isOne ? "" : thread.name() + ": ") + facts(thread), "muted"));
        if (!isOne) {
            head.getChildren().add(SummaryPane.label(names(selection.threads()), "muted"));
        }
        addLocks(thread);
        addAlike(selection, thread);
        stack.getItems().setAll(StackLine.of(thread.thread()));
        stack.setPlaceholder(new Label("This thread has no Java frames."));
        pane.setTop(head);
        pane.setCenter(tabs);
        showSource();
    }

    private void showSource() {
        Selection selection = model.selection().get();
        if (selection != null && tabs.getSelectionModel().getSelectedIndex() == 1) {
            source.show(model.dump().dump().origin(), selection.first().thread());
        }
    }

    private static Label title(Selection selection) {
        Label title = SummaryPane.label(words(selection), "figure");
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        return title;
    }

    private Button close() {
        Button close = new Button("", new FontIcon("mdi2c-close"));
        close.getStyleClass().addAll("flat", "small");
        close.setAccessibleText("Close the stack");
        close.setTooltip(new Tooltip("Close the stack (Escape)"));
        close.setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        close.setOnAction(_ -> model.selection().set(null));
        return close;
    }

    private static String words(Selection selection) {
        int count = selection.threads().size();
        String title = selection.title().isEmpty()
                ? "thread #" + selection.first().thread().id()
                : selection.title();
        return count == 1 ? title : "%,d threads: %s".formatted(count, title);
    }

    private static String facts(SeenThread seen) {
        ThreadEntry thread = seen.thread();
        StringJoiner facts = new StringJoiner(" · ");
        facts.add(seen.activity().words());
        if (thread.state() != null) {
            facts.add(thread.state().name());
        }
        if (thread.id() >= 0) {
            facts.add("#" + thread.id());
        }
        if (thread.nativeId() >= 0) {
            facts.add("OS thread " + thread.nativeId());
        }
        if (!Double.isNaN(thread.cpuMillis())) {
            facts.add("CPU " + Unit.MILLIS.format(thread.cpuMillis()));
        }
        if (!Double.isNaN(thread.elapsedSeconds())) {
            facts.add("age " + Unit.SECONDS.format(thread.elapsedSeconds()));
        }
        if (thread.allocatedBytes() >= 0) {
            facts.add("allocated " + Unit.BYTES.format((double) thread.allocatedBytes()));
        }
        if (thread.virtual()) {
            facts.add(thread.carrierId() >= 0 ? "virtual on carrier #" + thread.carrierId() : "virtual");
        } else if (thread.carriesId() >= 0) {
            facts.add("carries virtual #" + thread.carriesId());
        } else if (thread.daemon()) {
            facts.add("daemon");
        }
        return facts.toString();
    }

    private static String names(List<SeenThread> threads) {
        StringJoiner names = new StringJoiner(", ");
        threads.stream().limit(MOST_NAMES).forEach(thread -> names.add(thread.name()));
        int left = threads.size() - MOST_NAMES;
        return left > 0 ? names + " and " + "%,d more".formatted(left) : names.toString();
    }

    private void addLocks(SeenThread thread) {
        LockNode wanted = model.dump().locks().wantedBy(thread);
        if (wanted != null) {
            SeenThread owner = wanted.owner();
            String lock = wanted.className().isEmpty() ? wanted.id() : wanted.className();
            if (owner == null) {
                head.getChildren()
                        .add(SummaryPane.label(
                                "wants " + lock + ", which no thread in the dump holds", "severity-warning"));
            } else {
                head.getChildren()
                        .add(link("wants " + lock + ", held by ▸ " + owner.name(), () -> model.select(owner)));
            }
        }
        for (LockNode owned : model.dump().locks().ownedBy(thread)) {
            if (!owned.waiting().isEmpty()) {
                head.getChildren()
                        .add(link(
                                "holds " + owned.className()
                                        + ", wanted by ▸ %,d"
                                                .formatted(owned.waiting().size()),
                                () -> model.select("waiting for " + owned.className(), owned.waiting())));
            }
        }
    }

    private void addAlike(Selection selection, SeenThread thread) {
        List<SeenThread> alike = selection.threads().size() > 1 ? selection.threads() : model.alike(thread);
        if (alike.size() > 1) {
            String what = selection.threads().size() > 1 ? "these %,d" : "the %,d like this";
            head.getChildren()
                    .add(link(
                            "▸ show " + what.formatted(alike.size()) + " in the table",
                            () -> model.narrow(Place.THREADS, selection.title(), alike)));
        }
    }

    private static Hyperlink link(String text, Runnable action) {
        Hyperlink link = new Hyperlink(Printable.line(text));
        link.setWrapText(true);
        link.setOnAction(_ -> action.run());
        return link;
    }

    private void copyStack() {
        Selection selection = model.selection().get();
        if (selection != null) {
            Copying.text(StackLine.text(selection.first().thread()));
        }
    }

    private static final class Cell extends ListCell<StackLine> {
        @Override
        protected void updateItem(StackLine line, boolean empty) {
            super.updateItem(line, empty);
            boolean none = empty || line == null;
            setText(none ? null : (line.kind() == StackLine.Kind.LOCK ? "    ⤷ " : "") + line.text());
            pseudoClassStateChanged(OWN, !none && line.kind() == StackLine.Kind.OWN);
            pseudoClassStateChanged(JDK, !none && line.kind() == StackLine.Kind.JDK);
            pseudoClassStateChanged(LOCK, !none && line.kind() == StackLine.Kind.LOCK);
        }
    }
}
