package dev.jvitals.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.support.FxToolkit;
import java.io.File;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javafx.event.Event;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;

class FileDropTest {
    private final List<Path> opened = new ArrayList<>();
    private final StackPane window = FxToolkit.call(() -> {
        StackPane made = new StackPane();
        FileDrop.on(made, opened::addAll);
        return made;
    });

    @Test
    void several_files_dropped_at_once_are_opened_together() throws ReflectiveOperationException {
        Dragboard files = dragged(DataFormat.FILES, List.of(new File("/dumps/a.hprof"), new File("/dumps/gc.log")));
        DragEvent over = fire(DragEvent.DRAG_OVER, files);
        assertThat(over.isAccepted()).isTrue();
        DragEvent dropped = fire(DragEvent.DRAG_DROPPED, files);
        assertThat(dropped.isDropCompleted()).isTrue();
        assertThat(opened).containsExactly(Path.of("/dumps/a.hprof"), Path.of("/dumps/gc.log"));
    }

    @Test
    void what_is_no_file_is_not_taken() throws ReflectiveOperationException {
        Dragboard words = dragged(DataFormat.PLAIN_TEXT, "words");
        assertThat(fire(DragEvent.DRAG_OVER, words).isAccepted()).isFalse();
        fire(DragEvent.DRAG_DROPPED, words);
        assertThat(opened).isEmpty();
    }

    private DragEvent fire(javafx.event.EventType<DragEvent> type, Dragboard what) {
        return FxToolkit.call(() -> {
            List<DragEvent> seen = new ArrayList<>();
            window.addEventFilter(type, seen::add);
            Event.fireEvent(
                    window,
                    new DragEvent(window, window, type, what, 5, 5, 5, 5, TransferMode.COPY, window, window, null));
            return seen.getLast();
        });
    }

    /** What a file manager hands over; only the toolkit makes such a board, so its inner door is used. */
    private static Dragboard dragged(DataFormat format, Object content) throws ReflectiveOperationException {
        Class<?> clipboard = Class.forName("com.sun.javafx.tk.TKClipboard");
        Object peer = Proxy.newProxyInstance(
                clipboard.getClassLoader(),
                new Class<?>[] {clipboard},
                (_, method, arguments) -> switch (method.getName()) {
                    case "getContentTypes" -> Set.of(format);
                    case "hasContent" -> format.equals(arguments[0]);
                    case "getContent" -> format.equals(arguments[0]) ? content : null;
                    case "getTransferModes" -> EnumSet.of(TransferMode.COPY);
                    default -> method.getReturnType() == boolean.class ? Boolean.FALSE : null;
                });
        return FxToolkit.call(() -> (Dragboard) Class.forName("com.sun.javafx.scene.input.DragboardHelper")
                .getMethod("createDragboard", clipboard)
                .invoke(null, peer));
    }
}
