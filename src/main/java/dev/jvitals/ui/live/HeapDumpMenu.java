package dev.jvitals.ui.live;

import dev.jvitals.ui.task.Tasks;
import java.util.function.Consumer;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;

/** The button for heap dumps: what one costs first, then the kinds that there are. */
final class HeapDumpMenu extends MenuButton {
    private static final double WIDTH = 380;

    private final Label cost = new Label();

    /** {@code take} is told which kind was chosen. */
    HeapDumpMenu(Watched.Actions actions, Tasks tasks, Consumer<Watched.HeapDumpKind> take) {
        super("Heap dump", new FontIcon(MaterialDesignD.DOWNLOAD));
        setTooltip(new Tooltip("Heap dump: what it costs, and which kinds there are"));
        cost.setWrapText(true);
        cost.setMaxWidth(WIDTH);
        CustomMenuItem told = new CustomMenuItem(cost, false);
        getItems().addAll(told, new SeparatorMenuItem());
        for (Watched.HeapDumpKind kind : Watched.HeapDumpKind.values()) {
            MenuItem item = new MenuItem(kind.label() + " …");
            item.setOnAction(_ -> take.accept(kind));
            getItems().add(item);
        }
        setOnShowing(_ -> {
            cost.setText(actions.heapDumpCost());
            // the disk may be slow to answer
            tasks.run("Free disk space", (_, _) -> actions.heapDumpDisk())
                    .onSuccess(disk -> cost.setText(actions.heapDumpCost() + "\n" + disk))
                    .start();
        });
    }

    /** What it would cost, as far as it is known. */
    String cost() {
        return cost.getText();
    }
}
