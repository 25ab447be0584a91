package dev.jvitals.ui.heap;

import dev.jvitals.ui.shell.Workbench;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;

/** Which older dump a dump is compared with, and then what grew. For the JavaFX thread. */
final class CompareChoice {
    /** More open dumps would fill the pane; the others are chosen as files. */
    private static final int MOST_OPEN = 8;

    private final HeapModel model;
    private final HeapActions actions;
    private final Workbench workbench;
    private final Loading loading;
    private boolean compared;

    CompareChoice(HeapModel model, HeapActions actions, Workbench workbench) {
        this.model = model;
        this.actions = actions;
        this.workbench = workbench;
        this.loading = new Loading(workbench.tasks());
        loading.otherwise("Choose another dump …", this::show);
    }

    Node node() {
        return loading;
    }

    /** Shows the choice as long as nothing is compared; which dumps are open changes. */
    void offer() {
        if (!compared && !loading.isRunning()) {
            show();
        }
    }

    private void show() {
        Label hint = new Label("Growth since an older dump of the same program, by class and by dominator path.");
        hint.setWrapText(true);
        List<Node> choices = new ArrayList<>(List.of(hint));
        for (Path open : openDumps()) {
            Button with = new Button("Compare with " + open.getFileName());
            with.setTooltip(new Tooltip(open.toString()));
            with.setOnAction(_ -> compareWith(open));
            choices.add(with);
        }
        Button choose = new Button("Choose the older dump …");
        choices.add(choose);
        choose.setOnAction(_ -> workbench.files().chooseToOpen("Older heap dump").stream()
                .findFirst()
                .ifPresent(this::compareWith));
        loading.show(Loading.centred(choices.toArray(Node[]::new)));
    }

    /** The other dumps that are open: most likely one of them is meant. */
    private List<Path> openDumps() {
        return workbench.openViews().stream()
                .filter(HeapView.class::isInstance)
                .map(view -> ((HeapView) view).file())
                .filter(file -> !file.equals(model.file()))
                .distinct()
                .limit(MOST_OPEN)
                .toList();
    }

    private void compareWith(Path older) {
        loading.load("Comparing with " + older.getFileName(), model.compare(older), document -> {
            compared = true;
            return new ComparePane(document, model, actions);
        });
    }
}
