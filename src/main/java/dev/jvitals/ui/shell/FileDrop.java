package dev.jvitals.ui.shell;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;

/** Takes files that are dropped anywhere on a node, several at once. */
final class FileDrop {
    private FileDrop() {}

    static void on(Node node, Consumer<List<Path>> open) {
        node.setOnDragOver(FileDrop::accept);
        node.setOnDragDropped(event -> {
            List<Path> files = paths(event.getDragboard());
            if (!files.isEmpty()) {
                open.accept(files);
            }
            event.setDropCompleted(!files.isEmpty());
            event.consume();
        });
    }

    private static void accept(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
        }
        event.consume();
    }

    private static List<Path> paths(Dragboard dragged) {
        return dragged.hasFiles()
                ? dragged.getFiles().stream().map(File::toPath).toList()
                : List.of();
    }
}
