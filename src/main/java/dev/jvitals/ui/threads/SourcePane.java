package dev.jvitals.ui.threads;

import dev.jvitals.base.Printable;
import dev.jvitals.threads.ThreadEntry;
import dev.jvitals.threads.read.SourceText;
import dev.jvitals.ui.shell.Workbench;
import dev.jvitals.ui.task.Job;
import java.nio.file.Path;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import org.jspecify.annotations.Nullable;

/** The text that a thread was read from, with some lines around it; the thread's own are highlighted. */
final class SourcePane {
    private static final int LINES_AROUND = 12;

    /** A stack overflow's dump is a thousand lines; more of one thread nobody reads here. */
    private static final int MOST_LINES = 2_000;

    private static final PseudoClass THREAD = PseudoClass.getPseudoClass("own");

    private final Workbench workbench;
    private final ListView<SourceText.Row> lines = new ListView<>();
    private int first;
    private int last;
    private @Nullable Job<List<SourceText.Row>> reading;

    SourcePane(Workbench workbench) {
        this.workbench = workbench;
        lines.getStyleClass().addAll("stack-list", "source-list", "stack-text");
        lines.setCellFactory(_ -> new Cell());
        lines.setContextMenu(new ContextMenu(Copying.item("Copy thread's text", this::copy)));
    }

    Node node() {
        return lines;
    }

    /** Reads the file again up to the thread, in the background. */
    void show(String origin, ThreadEntry thread) {
        if (reading != null) {
            reading.cancel();
        }
        lines.getItems().clear();
        if (thread.firstLine() <= 0) {
            lines.setPlaceholder(new Label("This dump was not read from text."));
            return;
        }
        lines.setPlaceholder(new Label("Reading…"));
        first = thread.firstLine();
        last = Math.min(thread.lastLine(), first + MOST_LINES);
        reading = workbench
                .tasks()
                .run(
                        "Reading lines " + first + " to " + last,
                        (_, cancellation) -> SourceText.read(
                                Path.of(origin), first - LINES_AROUND, last + LINES_AROUND, cancellation))
                .onSuccess(this::shown)
                .onFailure(failure -> lines.setPlaceholder(new Label(failure.sentence())))
                .start();
    }

    private void shown(List<SourceText.Row> read) {
        lines.getItems().setAll(read);
        lines.scrollTo(Math.max(0, Math.min(LINES_AROUND, first - 1) - 2));
    }

    private void copy() {
        StringBuilder text = new StringBuilder();
        for (SourceText.Row row : lines.getItems()) {
            if (row.number() >= first && row.number() <= last) {
                text.append(row.text()).append('\n');
            }
        }
        Copying.text(text.toString());
    }

    private final class Cell extends ListCell<SourceText.Row> {
        @Override
        protected void updateItem(SourceText.Row row, boolean empty) {
            super.updateItem(row, empty);
            boolean none = empty || row == null;
            setText(none ? null : "%,8d  %s".formatted(row.number(), shownText(row)));
            pseudoClassStateChanged(THREAD, !none && row.number() >= first && row.number() <= last);
        }

        private static String shownText(SourceText.Row row) {
            return Printable.line(row.text().replace("\t", "    "));
        }
    }
}
