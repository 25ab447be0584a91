package dev.jvitals.ui.shell;

import dev.jvitals.base.Failure;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/**
 * The last message, one sentence, until it is dismissed or another comes. One about a JVM or file names it over the other
 * tabs, and leads there; once seen in its own tab it is shown in that tab only, and goes with it.
 */
final class MessageBar {
    private final TabArea tabs;
    private final Hyperlink subject = new Hyperlink();
    private final Label sentence = new Label();
    private final Button copy = new Button("Copy details");
    private final Button action = new Button();
    private final Button save = new Button("Save report …");
    private final List<Region> parts;
    /** Empty until there is a message: what is invisible is styled all the same. */
    private final HBox bar = new HBox(8);

    private final FocusBefore focus = new FocusBefore(bar);
    private boolean present;
    /** What the message is about; empty for the window as a whole. */
    private String address = "";

    private boolean hadTab;
    private boolean seenInItsTab;

    MessageBar(TabArea tabs) {
        this.tabs = tabs;
        sentence.setWrapText(true);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button dismiss = new Button("Dismiss");
        parts = List.of(subject, sentence, gap, action, copy, save, dismiss);
        parts.forEach(each -> each.setMinWidth(Region.USE_PREF_SIZE));
        parts.stream()
                .filter(Button.class::isInstance)
                .forEach(button -> button.getStyleClass().add("small")); // as high as those of running work
        sentence.setMinWidth(0);
        gap.setMinWidth(0);
        dismiss.setOnAction(_ -> dismiss());
        subject.setOnAction(_ -> tabs.find(address).ifPresent(tabs::show));
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.setPadding(new Insets(1, 12, 1, 12));
        bar.getStyleClass().add("message-bar");
        tabs.selected().addListener((_, _, _) -> place());
        place();
    }

    Region node() {
        return bar;
    }

    void show(String about, Failure failure) {
        StringWriter details = new StringWriter();
        failure.printStackTrace(new PrintWriter(details));
        copy.setOnAction(_ -> ErrorCards.copy(details.toString()));
        present(about, failure.sentence(), true, false);
    }

    /** An error of the program itself, outside of every tab. */
    void unexpected(String goingOn, Throwable failure, Runnable saveReport) {
        copy.setOnAction(_ -> ErrorCards.copy(ErrorCards.report(goingOn, failure)));
        save.setOnAction(_ -> saveReport.run());
        present("", ErrorCards.sentence(goingOn, failure), true, true);
    }

    void say(String about, String text) {
        present(about, text, false, false);
    }

    /** A sentence with something that can be done about it; doing it dismisses the sentence. */
    void say(String about, String text, String label, Runnable doing) {
        present(about, text, false, false);
        action.setText(label);
        action.setOnAction(_ -> {
            dismiss();
            doing.run();
        });
        show(action, true);
    }

    private void present(String about, String text, boolean failed, boolean ours) {
        address = about;
        hadTab = false;
        seenInItsTab = false;
        sentence.setText(text);
        if (bar.getChildren().isEmpty()) {
            bar.getChildren().setAll(parts);
        }
        bar.getStyleClass().remove("message-failed");
        if (failed) {
            bar.getStyleClass().add("message-failed");
        }
        show(action, false);
        show(copy, failed);
        show(save, ours);
        present = true;
        place();
    }

    /** A tab was closed or another came to the front: the message may belong there, or no longer. */
    void place() {
        Optional<ViewTab> tab = tabs.find(address);
        boolean inFront = tab.isPresent() && tab.get() == tabs.selected().get();
        hadTab |= tab.isPresent();
        seenInItsTab |= inFront;
        present &= tab.isPresent() || !hadTab;
        tab.ifPresent(its -> subject.setText(name(its)));
        show(subject, tab.isPresent() && !inFront);
        show(bar, present && (inFront || !seenInItsTab));
    }

    /** With the number that tells two JVMs of one program apart. */
    private String name(ViewTab tab) {
        var pid = Addresses.pid(address);
        return pid.isPresent() ? tab.getText() + " (pid " + pid.getAsLong() + ")" : tab.getText();
    }

    /** The user opens something else: what could not be before is no news any more. */
    void goOn() {
        if (bar.getStyleClass().contains("message-failed")) {
            dismiss();
        }
    }

    boolean isShown() {
        return bar.isVisible();
    }

    /** Whoever was in the middle of something goes on there. */
    void dismiss() {
        focus.giveBack();
        present = false;
        place();
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
