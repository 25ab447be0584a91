package dev.jvitals.ui.bundles;

import dev.jvitals.base.Printable;
import dev.jvitals.base.Times;
import dev.jvitals.base.Unit;
import dev.jvitals.session.bundle.Bundle;
import dev.jvitals.ui.shell.Page;
import dev.jvitals.ui.shell.Rows;
import dev.jvitals.ui.shell.Workbench;
import dev.jvitals.ui.theme.FittingColumns;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The bundles in a folder, the newest first: opens their recording and dumps, deletes them. For the JavaFX thread. */
public final class BundlesView extends Page {
    /** There is but one such view. */
    public static final String ADDRESS = "bundles:all";

    /** A bundle, and its size, which takes a walk over its files. */
    private record Row(Bundle bundle, long bytes) {}

    private final Supplier<Path> folder;
    private final Workbench workbench;
    private final TableView<Row> table = new TableView<>();
    private final Label placeholder = new Label("Looking …");
    private final Label where = new Label();
    private final BorderPane content = new BorderPane(table);

    /**
     * The view.
     *
     * @param folder asked at each look, since the settings may name another meanwhile
     */
    public BundlesView(Supplier<Path> folder, Workbench workbench) {
        super("Collected evidence", ADDRESS, "mdi2p-package-variant-closed");
        this.folder = folder;
        this.workbench = workbench.about("");
        table.getColumns()
                .setAll(List.of(
                        Rows.text(
                                "Collected",
                                170,
                                row -> Times.dated(row.bundle().at())),
                        Rows.figures("PID", 80, row -> row.bundle().pid(), Long::toString),
                        Rows.text(
                                "Because",
                                300,
                                row -> Printable.line(row.bundle().why())),
                        Rows.text(
                                "Findings",
                                180,
                                row -> Printable.line(
                                        String.join(", ", row.bundle().findings()))),
                        Rows.figures("Size", 80, Row::bytes, Unit.BYTES::format),
                        Rows.text(
                                "Without",
                                200,
                                row -> Printable.line(
                                        String.join("; ", row.bundle().missing())))));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        FittingColumns.fit(table);
        placeholder.setWrapText(true);
        placeholder.setPadding(new Insets(12));
        placeholder.getStyleClass().add("muted");
        table.setPlaceholder(placeholder);
        table.setAccessibleText("Bundles of evidence");
        Rows.onOpen(table, this::openSelected);
        content.setTop(bar());
        setContent(content);
        refresh();
    }

    private Node bar() {
        where.getStyleClass().add("muted");
        where.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(where, Priority.ALWAYS);
        Button open = onSelected("Open", this::openSelected);
        Button copy = onSelected("Copy path", this::copySelected);
        Button delete = onSelected("Delete", this::deleteSelected);
        Button again = new Button("Look again");
        again.setMinWidth(Region.USE_PREF_SIZE);
        again.setOnAction(_ -> refresh());
        HBox bar = new HBox(8, where, open, copy, delete, again);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.setPadding(new Insets(8, 12, 8, 12));
        return bar;
    }

    private Button onSelected(String title, Runnable action) {
        Button button = new Button(title);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        button.disableProperty().bind(Bindings.isNull(table.getSelectionModel().selectedItemProperty()));
        return button;
    }

    private void openSelected() {
        withSelected(bundle -> workbench
                .tasks()
                .run("Opening " + bundle.folder().getFileName(), (_, _) -> bundle.files())
                .onSuccess(workbench::openFiles)
                .onFailure(workbench::show)
                .start());
    }

    private void copySelected() {
        withSelected(bundle -> {
            ClipboardContent text = new ClipboardContent();
            text.putString(bundle.folder().toString());
            Clipboard.getSystemClipboard().setContent(text);
        });
    }

    private void deleteSelected() {
        withSelected(bundle -> workbench
                .tasks()
                .run("Deleting " + bundle.folder().getFileName(), (_, _) -> {
                    bundle.delete();
                    return bundle;
                })
                .onSuccess(gone -> {
                    workbench.say("Deleted " + gone.folder() + ".");
                    refresh();
                })
                .onFailure(workbench::show)
                .start());
    }

    private void withSelected(java.util.function.Consumer<Bundle> action) {
        Row row = table.getSelectionModel().getSelectedItem();
        if (row != null) {
            action.accept(row.bundle());
        }
    }

    /** Looks into the folder once more. */
    private void refresh() {
        Path looked = folder.get();
        where.setText(looked.toString());
        workbench
                .tasks()
                .run(
                        "Listing " + looked,
                        (_, _) -> Bundle.list(looked).stream()
                                .map(bundle -> new Row(bundle, bundle.sizeBytes()))
                                .toList())
                .onSuccess(rows -> {
                    placeholder.setText("Nothing collected so far. “Collect evidence” on a JVM's findings does it once;"
                            + " the diagnosis settings say when it happens by itself.");
                    if (!rows.equals(table.getItems())) { // the same rows keep their selection
                        table.getItems().setAll(rows);
                    }
                })
                .onFailure(failure -> {
                    placeholder.setText(failure.getMessage());
                    workbench.show(failure);
                })
                .start();
    }

    @Override
    public void inFront(boolean now) {
        if (now) {
            refresh();
        }
    }

    @Override
    public void openedAgain() {
        refresh();
    }

    @Override
    public void close() {
        table.getItems().clear();
    }
}
