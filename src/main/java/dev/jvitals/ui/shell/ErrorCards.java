package dev.jvitals.ui.shell;

import dev.jvitals.base.FileNames;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.function.BiConsumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** How an error of the program itself is shown where it happened: a sentence, and the details to copy or to save. */
final class ErrorCards {
    private static final System.Logger LOG = System.getLogger(ErrorCards.class.getName());

    private final BiConsumer<String, String> saveReport;

    /** @param saveReport takes a suggested file name and the report's text */
    ErrorCards(BiConsumer<String, String> saveReport) {
        this.saveReport = saveReport;
    }

    void log(String goingOn, Throwable failure) {
        LOG.log(System.Logger.Level.ERROR, "unexpected, in: " + goingOn, failure);
    }

    /** One line above the content that failed. */
    Node strip(String goingOn, Throwable failure, Runnable dismiss) {
        Label sentence = new Label(sentence(goingOn, failure));
        sentence.setWrapText(true);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox strip = new HBox(8, sentence, gap);
        strip.getChildren().addAll(buttons(goingOn, failure));
        strip.getChildren().add(button("Dismiss", dismiss));
        strip.setAlignment(Pos.CENTER_LEFT);
        strip.setPadding(new Insets(6, 12, 6, 12));
        strip.getStyleClass().addAll("message-bar", "message-failed");
        return strip;
    }

    /** In place of content that cannot be shown. */
    Node page(String goingOn, Throwable failure, Runnable again) {
        Label sentence = new Label(sentence(goingOn, failure));
        sentence.setWrapText(true);
        sentence.getStyleClass().add("title-4");
        TextArea details = new TextArea(report(goingOn, failure));
        details.setEditable(false);
        details.getStyleClass().add("stack-text");
        details.setAccessibleText("Details");
        VBox.setVgrow(details, Priority.ALWAYS);
        HBox buttons = new HBox(8, button("Show it again", again));
        buttons.getChildren().addAll(buttons(goingOn, failure));
        VBox page = new VBox(12, sentence, new Label("The rest of JVitals goes on."), buttons, details);
        page.setPadding(new Insets(24));
        return page;
    }

    private Button[] buttons(String goingOn, Throwable failure) {
        return new Button[] {
            button("Copy details", () -> copy(report(goingOn, failure))),
            button("Save report …", () -> save(goingOn, failure))
        };
    }

    /** Lets the user save what a maintainer wants to know. */
    void save(String goingOn, Throwable failure) {
        saveReport.accept(
                FileNames.suggest(
                        "txt",
                        "error",
                        "JVitals",
                        Long.toString(ProcessHandle.current().pid())),
                report(goingOn, failure));
    }

    static void copy(String text) {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
    }

    private static Button button(String text, Runnable action) {
        Button button = new Button(text);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    static String sentence(String goingOn, Throwable failure) {
        String message = failure.getMessage();
        String what = failure.getClass().getSimpleName() + (message == null ? "" : ": " + message);
        return "Something in “" + goingOn + "” failed that should not have: " + dev.jvitals.base.Printable.line(what);
    }

    /** What a maintainer wants to know; nothing of the data that was looked at. */
    static String report(String goingOn, Throwable failure) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        out.println("JVitals failed in: " + goingOn);
        out.println("Java " + Runtime.version() + " on " + System.getProperty("os.name") + " "
                + System.getProperty("os.version") + " " + System.getProperty("os.arch"));
        out.println("JavaFX " + System.getProperty("javafx.runtime.version"));
        out.println();
        failure.printStackTrace(out);
        return text.toString();
    }
}
