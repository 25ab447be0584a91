package dev.jvitals.ui.jvms;

import dev.jvitals.base.Printable;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.session.practice.Incident;
import dev.jvitals.ui.shell.Addresses;
import dev.jvitals.ui.theme.Marks;
import dev.jvitals.ui.theme.SteadyLabel;
import dev.jvitals.ui.theme.Tip;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.collections.ObservableMap;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** One line of the side list: a JVM with its figures and sparkline, a file, a practice incident, or words. */
final class SideCell extends ListCell<SideItem> {
    private static final String ICON_STYLE = "ikonli-font-icon";
    private static final double SPARK_WIDTH = 44;
    private static final double SPARK_HEIGHT = 18;

    private final ObservableMap<String, Severity> marks;
    private final FontIcon icon = new FontIcon();
    private final SteadyLabel nameBox = new SteadyLabel();
    private final SteadyLabel detailBox = new SteadyLabel();
    private final Label name = nameBox.label();
    private final Label detail = detailBox.label();
    private final VBox words = new VBox(nameBox, detailBox);
    private final HBox line = new HBox(8, icon, words);
    private final Consumer<Incident> practice;
    /** Of a JVM; null until the line has shown one. */
    private @Nullable Sparkline spark;

    /** Of an incident; null until one was selected in this line. */
    private @Nullable Button start;

    private final InvalidationListener refresh = _ -> showFigures();
    /** The icon of what has no finding. */
    private String plainIcon = "mdi2c-coffee-outline";

    SideCell(JvmListModel model, ObservableMap<String, Severity> marks, Consumer<Incident> practice) {
        this.marks = marks;
        this.practice = practice;
        selectedProperty().subscribe(_ -> offerStart());
        detail.getStyleClass().addAll("muted", "small");
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        line.setAlignment(Pos.CENTER_LEFT);
        Tip.on(this, this::explanation);
        // narrower than the list, so that long names are cut and no scroll bar shows
        setPrefWidth(0);
        model.looks().addListener(new WeakInvalidationListener(refresh));
        marks.addListener(new WeakInvalidationListener(refresh));
    }

    @Override
    protected void updateItem(@Nullable SideItem item, boolean empty) {
        super.updateItem(item, empty);
        setText(null);
        setGraphic(null);
        getStyleClass().removeAll("side-heading", "side-remark");
        setDisable(false);
        switch (empty ? null : item) {
            case null -> setAccessibleText("");
            case SideItem.Heading heading -> words(heading.text(), "side-heading");
            case SideItem.Remark remark -> words(remark.text(), "side-remark");
            case SideItem.OfJvm _ -> {
                show(true);
                showFigures();
            }
            case SideItem.OfFile file -> {
                show(false);
                plainIcon = "mdi2f-file-document-outline";
                name.setText(Printable.line(String.valueOf(file.file().getFileName())));
                explain(Printable.line(String.valueOf(file.file().getParent())));
                showMark(Addresses.ofFile(file.file()));
            }
            case SideItem.OfPractice practice -> {
                show(false);
                plainIcon = "mdi2p-play-outline";
                name.setText(practice.incident().id());
                explain(practice.incident().simulates());
                mark(null);
            }
        }
    }

    private void words(String text, String style) {
        setText(text);
        setAccessibleText(text);
        getStyleClass().add(style);
    }

    private void show(boolean withSpark) {
        if (spark != null) {
            spark.setVisible(withSpark);
            spark.setManaged(withSpark);
        }
        setGraphic(line);
        offerStart();
    }

    private Sparkline spark() {
        if (spark == null) {
            spark = new Sparkline(SPARK_WIDTH, SPARK_HEIGHT);
            line.getChildren().add(spark);
        }
        return spark;
    }

    private void offerStart() {
        boolean offered = isSelected() && getItem() instanceof SideItem.OfPractice;
        if (offered && start == null) {
            start = startButton();
            line.getChildren().add(start);
        }
        if (start != null) {
            start.setVisible(offered);
            start.setManaged(offered);
        }
    }

    private Button startButton() {
        Button button = new Button("Start");
        button.getStyleClass().addAll("small", "side-start");
        button.setFocusTraversable(false); // Enter in the list does the same
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> {
            if (getItem() instanceof SideItem.OfPractice(Incident incident)) {
                practice.accept(incident);
            }
        });
        return button;
    }

    private void explain(String words) {
        detail.setText(words);
        setAccessibleText(name.getText() + ", " + words);
    }

    private String explanation() {
        return switch (getItem()) {
            case SideItem.OfJvm(JvmEntry jvm) -> JvmWords.explained(jvm.row().get());
            case SideItem.OfFile(var file) -> file.toString();
            case SideItem.OfPractice(var incident) ->
                incident.simulates() + "\nLook for: " + incident.lookFor()
                        + "\nDouble click or Enter starts it in a JVM of its own.";
            case null, default -> "";
        };
    }

    private void showFigures() {
        if (isEmpty() || !(getItem() instanceof SideItem.OfJvm(JvmEntry jvm))) {
            return;
        }
        name.setText(jvm.name());
        plainIcon = jvm.row().get().access().attachable() ? "mdi2c-coffee-outline" : "mdi2l-lock-outline";
        explain(jvm.figures());
        spark().show(jvm.heapUsedBytes(), (double) jvm.row().get().heapCommittedBytes());
        showMark(Addresses.ofJvm(jvm.pid()));
    }

    /** Changes icon and style only where they are others than before: both are looked up, and the style of all is worked out anew. */
    private void mark(@Nullable Severity worst) {
        String wanted = worst == null ? plainIcon : Marks.icon(worst);
        if (!wanted.equals(icon.getIconLiteral())) {
            icon.setIconLiteral(wanted);
        }
        List<String> styles = worst == null ? List.of(ICON_STYLE) : List.of(ICON_STYLE, Marks.styleClass(worst));
        if (!icon.getStyleClass().equals(styles)) {
            icon.getStyleClass().setAll(styles);
        }
    }

    private void showMark(String address) {
        Severity worst = marks.get(address);
        mark(worst);
        if (worst != null) {
            setAccessibleText(getAccessibleText() + ", finding: " + Marks.word(worst));
        }
    }
}
