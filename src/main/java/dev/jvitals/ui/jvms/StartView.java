package dev.jvitals.ui.jvms;

import dev.jvitals.base.Printable;
import dev.jvitals.session.practice.Incident;
import dev.jvitals.session.practice.Incidents;
import dev.jvitals.ui.shell.Page;
import dev.jvitals.ui.shell.ShellWindow;
import dev.jvitals.ui.theme.Tip;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** The page to start from: every JVM on the machine, and other ways to find something out. */
public final class StartView extends Page {
    public static final String ADDRESS = "start:";
    /** Incidents that stand above the lower edge of the card in a window of the usual size. */
    private static final int SEEN_AT_FIRST = 12;
    /** The rest of them comes when the window is there. */
    private static final Duration AFTER_THE_START = Duration.millis(500);

    private final ShellWindow window;
    private final Consumer<Incident> practice;
    private final VBox recent = new VBox(2);
    private final InvalidationListener recentChanged = _ -> showRecent();

    public StartView(JvmListModel model, ShellWindow window, Consumer<Incident> practice) {
        super("Start", ADDRESS, "mdi2h-home-outline");
        this.window = window;
        this.practice = practice;
        Label heading = heading("Every JVM on this machine");
        Label hint = muted("Seen without attaching. Enter or a double click opens its live charts.");
        JvmTable table = new JvmTable(model, window);
        VBox.setVgrow(table.node(), Priority.ALWAYS);
        VBox above = new VBox(6, heading, hint, table.node());
        above.setPadding(new Insets(16, 16, 8, 16));
        HBox below = new HBox(24, openCard(), recentCard(), practiceCard());
        below.setPadding(new Insets(8, 16, 12, 16));
        SplitPane content = new SplitPane(above, below);
        content.setOrientation(Orientation.VERTICAL);
        content.setDividerPositions(0.6);
        content.getStyleClass().add("start-page");
        setContent(content);
        window.recentFiles().files().addListener(new WeakInvalidationListener(recentChanged));
        showRecent();
    }

    private Node openCard() {
        Button open = new Button("Open files …");
        open.getStyleClass().add("accent");
        open.setOnAction(_ -> {
            var chosen = window.files().chooseToOpen("Open dumps, recordings and logs");
            if (!chosen.isEmpty()) {
                window.openFiles(chosen);
            }
        });
        Label kinds =
                muted("Or drop them anywhere on the window, several at once: heap dumps (.hprof, .hprof.gz), thread"
                        + " dumps of any kind, recordings, GC logs, native memory summaries, crash reports. What a file is, is"
                        + " told from its content.");
        kinds.setWrapText(true);
        return card(heading("Open a dump"), open, kinds);
    }

    private Node recentCard() {
        return card(heading("Recent files"), recent);
    }

    private Node practiceCard() {
        VBox incidents = new VBox(2);
        List<Incident> all = Incidents.all();
        all.stream().limit(SEEN_AT_FIRST).map(this::line).forEach(incidents.getChildren()::add);
        PauseTransition rest = new PauseTransition(AFTER_THE_START);
        rest.setOnFinished(_ -> incidents
                .getChildren()
                .addAll(all.stream().skip(SEEN_AT_FIRST).map(this::line).toList()));
        rest.play();
        ScrollPane scroll = new ScrollPane(incidents);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        Node card = card(
                heading("Practice incidents"), muted("Each starts a small sick server in a JVM of its own."), scroll);
        HBox.setHgrow(card, Priority.ALWAYS);
        return card;
    }

    private Node line(Incident incident) {
        Hyperlink start = new Hyperlink(incident.id());
        explain(start, incident.simulates() + "\nLook for: " + incident.lookFor());
        start.setOnAction(_ -> practice.accept(incident));
        Label what = muted(incident.simulates());
        what.setMinWidth(0);
        start.setMinWidth(Region.USE_PREF_SIZE);
        HBox line = new HBox(8, start, what);
        line.setAlignment(Pos.BASELINE_LEFT);
        return line;
    }

    private void showRecent() {
        recent.getChildren().clear();
        for (Path file : window.recentFiles().files().stream().limit(8).toList()) {
            Hyperlink link = new Hyperlink(Printable.line(String.valueOf(file.getFileName())));
            explain(link, Printable.line(file.toString()));
            link.setOnAction(_ -> window.openFile(file));
            recent.getChildren().add(link);
        }
        if (recent.getChildren().isEmpty()) {
            recent.getChildren().add(muted("Nothing opened yet."));
        }
    }

    private static void explain(Hyperlink link, String words) {
        Tip.on(link, () -> words);
        link.setAccessibleHelp(words);
    }

    private static Node card(Node... parts) {
        VBox card = new VBox(8, parts);
        card.setMinWidth(0);
        card.setPrefWidth(280);
        HBox.setHgrow(card, Priority.SOMETIMES);
        return card;
    }

    private static Label heading(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("title-4");
        return label;
    }

    private static Label muted(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("muted");
        return label;
    }
}
