package dev.jvitals.ui.files;

import dev.jvitals.base.Printable;
import dev.jvitals.diagnosis.Finding;
import dev.jvitals.diagnosis.Judgement;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.ui.shell.Addresses;
import dev.jvitals.ui.shell.View;
import java.nio.file.Path;
import java.util.Objects;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** What such views have in common: the file's name and facts, the findings, and below what the file holds. */
abstract class FileView implements View {
    /** The findings' part of the height; the file's content has the rest. */
    private static final double FINDINGS_SHARE = 0.27;

    private static final double FRAME = 4;

    private final Path file;
    private final ReadOnlyStringWrapper title;
    private final ReadOnlyObjectWrapper<@Nullable Severity> worst;
    private final BorderPane content = new BorderPane();
    private boolean byHand;

    FileView(Path file, String facts, Judgement judgement) {
        this.file = file;
        Path name = file.getFileName();
        this.title = new ReadOnlyStringWrapper(Printable.line(name == null ? file.toString() : name.toString()));
        this.worst = new ReadOnlyObjectWrapper<>(judgement.findings().stream()
                .map(Finding::severity)
                .max(java.util.Comparator.naturalOrder())
                .orElse(null));
        Label heading = new Label(title.get());
        heading.getStyleClass().add("file-name");
        heading.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
        Label words = new Label(Printable.line(facts));
        words.getStyleClass().add("muted");
        HBox head = new HBox(10, heading, words);
        head.getStyleClass().add("file-header");
        content.setTop(head);
        content.getStyleClass().add("file-view");
        content.getStylesheets()
                .add(Objects.requireNonNull(FileView.class.getResource("files.css"))
                        .toExternalForm());
    }

    /** Puts findings above and what the file holds below. */
    final void fill(Judgement judgement, Node below) {
        Region list = new FindingList(judgement).node();
        ScrollPane findings = new ScrollPane(list);
        findings.setFitToWidth(true);
        findings.getStyleClass().add("edge-to-edge");
        SplitPane split = new SplitPane(findings, below);
        split.setOrientation(javafx.geometry.Orientation.VERTICAL);
        split.setDividerPositions(FINDINGS_SHARE);
        split.addEventFilter(MouseEvent.MOUSE_DRAGGED, _ -> byHand = true);
        list.heightProperty().subscribe(() -> fit(split, list));
        split.heightProperty().subscribe(() -> fit(split, list));
        content.setCenter(split);
    }

    /** Few words get no more room than they fill, until somebody chooses how much. */
    private void fit(SplitPane split, Region list) {
        if (!byHand && list.getHeight() > 0 && split.getHeight() > 0) {
            split.setDividerPositions(Math.min(FINDINGS_SHARE, (list.getHeight() + FRAME) / split.getHeight()));
        }
    }

    @Override
    public final ReadOnlyStringProperty title() {
        return title.getReadOnlyProperty();
    }

    @Override
    public final String address() {
        return Addresses.ofFile(file);
    }

    @Override
    public final ReadOnlyObjectProperty<@Nullable Severity> worst() {
        return worst.getReadOnlyProperty();
    }

    @Override
    public final Node content() {
        return content;
    }

    @Override
    public final void close() {
        // nothing is held open
    }
}
