package dev.jvitals.ui.heap;

import dev.jvitals.ui.shell.Addresses;
import dev.jvitals.ui.shell.View;
import dev.jvitals.ui.task.Job;
import java.nio.file.Path;
import java.util.function.IntFunction;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;

/** A file that holds several heap dumps: which one is to be opened. */
final class DumpChoice implements View {
    /** More are not offered; the command line opens any. */
    private static final int MOST = 200;

    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper();
    private final Path file;
    private final Node content;

    /** {@code open} opens the dump of a number, 1 for the first; it is not offered again while that goes on. */
    DumpChoice(Path file, int dumps, IntFunction<Job<?>> open) {
        this.file = file;
        title.set(String.valueOf(file.getFileName()));
        Label question = new Label(file + " holds " + dumps + " heap dumps, in the order they were taken. Open which?");
        question.setWrapText(true);
        FlowPane choices = new FlowPane(8, 8);
        choices.setAlignment(Pos.CENTER);
        for (int i = 1; i <= Math.min(MOST, dumps); i++) {
            int number = i;
            Button choice = new Button("Dump " + number);
            choice.setOnAction(_ ->
                    choice.disableProperty().bind(open.apply(number).state().isEqualTo(Job.State.RUNNING)));
            choices.getChildren().add(choice);
        }
        Node box = Loading.centred(question, choices);
        box.setStyle("-fx-padding: 24;");
        ScrollPane scroll = new ScrollPane(box);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        content = scroll;
    }

    @Override
    public ReadOnlyStringProperty title() {
        return title.getReadOnlyProperty();
    }

    @Override
    public Node content() {
        return content;
    }

    /** The file's: each of its dumps stands beside the choice and has none. */
    @Override
    public String address() {
        return Addresses.ofFile(file);
    }

    @Override
    public String icon() {
        return "mdi2c-chart-tree";
    }

    @Override
    public void close() {
        // it holds nothing
    }
}
