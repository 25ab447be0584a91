package dev.jvitals.ui.findings;

import dev.jvitals.base.Failure;
import dev.jvitals.session.trigger.Collecting;
import dev.jvitals.ui.shell.Page;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** What happens when a finding turns critical, and at which values rules speak. For the JavaFX thread. */
public final class DiagnosisSettingsView extends Page {
    /** There is but one such view. */
    public static final String ADDRESS = "settings:diagnosis";

    private static final double WIDTH = 760;

    private final DiagnosisSettings settings;
    private final VBox rules = new VBox(4);
    private final Label wrong = new Label();

    /**
     * The view.
     *
     * @param showBundles opens the list of what was collected
     */
    public DiagnosisSettingsView(DiagnosisSettings settings, Runnable showBundles) {
        super("Diagnosis settings", ADDRESS, "mdi2t-tune");
        this.settings = settings;
        VBox page = new VBox(
                18,
                section("When a finding turns critical", told(), collected()),
                section("Also collect evidence when", ownRules()),
                section("What is collected", evidence(showBundles)),
                new ThresholdsPane(settings).node());
        page.setMaxWidth(WIDTH);
        page.getStyleClass().addAll("findings", "diagnosis-settings");
        ScrollPane content = new ScrollPane(page);
        content.getStylesheets()
                .add(Objects.requireNonNull(DiagnosisSettingsView.class.getResource("findings.css"))
                        .toExternalForm());
        content.setFitToWidth(true);
        content.getStyleClass().addAll("edge-to-edge", "diagnosis-settings-page");
        setContent(content);
    }

    private static VBox section(String title, Node... lines) {
        Label heading = new Label(title);
        heading.getStyleClass().add("title-4");
        VBox section = new VBox(8, heading);
        section.getChildren().addAll(lines);
        return section;
    }

    private Node told() {
        CheckBox told = new CheckBox("Tell me, where I am not looking at it");
        told.setSelected(settings.notifies());
        told.selectedProperty().addListener((_, _, now) -> settings.tell(now));
        return told;
    }

    private Node collected() {
        CheckBox collect = new CheckBox("Collect evidence by itself, at most once in ten minutes for each JVM");
        collect.setSelected(settings.collectsOnCritical());
        collect.selectedProperty().addListener((_, _, now) -> settings.collectOnCritical(now));
        return collect;
    }

    private Node ownRules() {
        TextField words = new TextField();
        words.setPromptText("heap.used > 900MB for 30s");
        words.setAccessibleText("A rule of your own");
        HBox.setHgrow(words, Priority.ALWAYS);
        Button add = new Button("Add");
        add.setMinWidth(Region.USE_PREF_SIZE);
        Runnable adding = () -> attempt(() -> {
            settings.addTrigger(words.getText());
            words.clear();
            showRules();
        });
        add.setOnAction(_ -> adding.run());
        words.setOnAction(_ -> adding.run());
        HBox line = new HBox(8, words, add);
        Label help =
                muted("A series with a bound and how long it must hold, such as gc.share > 30% for 1m, or a rule such"
                        + " as heap-leak. The names of series are where the pointer rests on a chart.");
        wrong.getStyleClass().add("threshold-wrong");
        wrong.setWrapText(true);
        wrong.setManaged(false);
        showRules();
        return new VBox(6, rules, line, wrong, help);
    }

    private void showRules() {
        rules.getChildren()
                .setAll(settings.triggers().stream().map(this::ownRule).toList());
    }

    private Node ownRule(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("stack-text");
        Button remove = new Button("", new FontIcon("mdi2c-close"));
        remove.getStyleClass().addAll("flat", "small", "button-icon");
        remove.setAccessibleText("Remove " + words);
        remove.setOnAction(_ -> {
            settings.removeTrigger(words);
            showRules();
        });
        HBox line = new HBox(8, label, remove);
        line.setAlignment(Pos.CENTER_LEFT);
        VBox rule = new VBox(2, line);
        DiagnosisSettings.refusal(words).ifPresent(why -> rule.getChildren().add(neverFires(why)));
        return rule;
    }

    private static Label neverFires(String why) {
        Label label = new Label("Never comes true: " + why + ".");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().addAll("threshold-wrong", "small");
        return label;
    }

    private void attempt(Runnable change) {
        String said = "";
        try {
            change.run();
        } catch (Failure e) {
            said = e.sentence();
        }
        wrong.setText(said);
        wrong.setVisible(!said.isEmpty());
        wrong.setManaged(!said.isEmpty());
    }

    private Node evidence(Runnable showBundles) {
        Collecting now = settings.collecting();
        Label what = muted("Three thread dumps, class histogram, native memory, the last ten minutes of all series,"
                + " collections, a report: some MB in a folder that only you can read.");
        CheckBox heap = new CheckBox("A heap dump too: it stops the JVM for seconds and holds all of its secrets");
        heap.setWrapText(true);
        heap.setSelected(now.heapDump());
        heap.selectedProperty().addListener((_, _, allowed) -> settings.allowHeapDump(allowed));
        Spinner<Integer> keep = new Spinner<>(1, DiagnosisSettings.MOST_KEPT, now.keep());
        keep.setPrefWidth(90);
        keep.setAccessibleText("How many of the newest are kept");
        keep.setEditable(true);
        keep.valueProperty().addListener((_, _, count) -> {
            if (count != null) {
                settings.keep(count);
            }
        });
        HBox kept = new HBox(8, new Label("Keep the newest"), keep);
        kept.setAlignment(Pos.CENTER_LEFT);
        TextField folder = new TextField(now.folder().toString());
        HBox.setHgrow(folder, Priority.ALWAYS);
        folder.setAccessibleText("Folder of collected evidence");
        folder.focusedProperty().addListener((_, _, focused) -> {
            if (!focused && !folder.getText().equals(settings.folder().toString())) {
                attempt(() -> settings.setFolder(folder.getText()));
            }
        });
        Label in = new Label("In folder");
        in.setMinWidth(Region.USE_PREF_SIZE);
        Button show = new Button("Show what was collected");
        show.setMinWidth(Region.USE_PREF_SIZE);
        show.setOnAction(_ -> showBundles.run());
        HBox where = new HBox(8, in, folder, show);
        where.setAlignment(Pos.CENTER_LEFT);
        return new VBox(8, what, heap, kept, where);
    }

    private static Label muted(String words) {
        Label label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().addAll("muted", "small");
        return label;
    }
}
