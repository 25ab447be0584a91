package dev.jvitals.ui.shell;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

/** Takes files that are dropped anywhere on a node, several at once. */
final class FileDrop {
    private FileDrop() {}

    static void on(Node node, Consumer<List<Path>> open) {
        node.setOnDragOver(FileDrop::accept);
        node.setOnDragDropped(event -> {
            open.accept(paths(event.getDragboard().getFiles()));
            event.setDropCompleted(true);
            event.consume();
        });
    }

    private static void accept(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
        }
        event.consume();
    }

    private static List<Path> paths(List<File> files) {
        return files.stream().map(File::toPath).toList();
    }
}
