package dev.jvitals.ui.live;

import dev.jvitals.base.Failure;
import dev.jvitals.base.Printable;
import dev.jvitals.target.discovery.JvmRow;
import dev.jvitals.ui.shell.Action;
import dev.jvitals.ui.shell.Addresses;
import dev.jvitals.ui.shell.Workbench;
import dev.jvitals.ui.task.Work;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;

/** Which JVM this is, and what can be done to it; each button tells its cost before the click. */
final class JvmHeader {
    private static final String FLIGHT_COST =
            "Streams events of the JVM's flight recorder: what each safepoint was for, who called System.gc() or started a"
                    + " process, pinned virtual threads, the JIT queue, phases of pauses. It costs the target some MB and about"
                    + " 1 % of its CPU while it is on, and a moment to begin. JDK 16 and later.";

    /** Below, the buttons have their icons only: what they do is in their tooltips, and for screen readers. */
    private static final double ROOM_FOR_WORDS = 860;

    private static final double LEAST_NAME = 120;

    private final Watched watched;
    private final Workbench workbench;
    private final Label facts = new Label();
    private final Tooltip factsTooltip = new Tooltip();
    private final HBox content = new HBox();
    private final ToggleButton flight = new ToggleButton("Events");
    private boolean awaitingEvents;
    private final ToggleButton record = new ToggleButton("Record");
    /** What the buttons do, for keys and words. */
    private final List<Action> actions = new ArrayList<>();

    JvmHeader(Watched watched, Workbench workbench) {
        this.watched = watched;
        this.workbench = workbench;
        Label name = new Label(shortName(watched));
        name.setTooltip(new Tooltip(Printable.line(watched.name())));
        facts.setTooltip(factsTooltip);
        name.getStyleClass().add("jvm-name");
        facts.getStyleClass().add("muted");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        content.getStyleClass().add("jvm-header");
        content.getChildren().addAll(name, facts, space);
        name.setMaxWidth(420);
        name.setMinWidth(LEAST_NAME); // its buttons are never out of sight
        facts.setMinWidth(60);
        watched.actions().ifPresent(this::addActions);
    }

    /** {@code OrdersService} for {@code com.acme.orders.OrdersService}; jars and files keep their name. */
    private static String shortName(Watched watched) {
        String name = Printable.line(watched.name());
        boolean isFile = Addresses.file(watched.address())
                .map(file -> file.endsWith(watched.name()))
                .orElse(false);
        boolean isClass = !isFile && !name.startsWith("/") && !name.endsWith(".jar");
        return isClass ? JvmRow.shortName(name) : name;
    }

    private void addActions(Watched.Actions actions) {
        record.setGraphic(new FontIcon(MaterialDesignR.RECORD_CIRCLE_OUTLINE));
        record.setTooltip(new Tooltip(
                "Writes all series, pauses and events into one file that this program opens again. Costs the target nothing"
                        + " more."));
        record.setOnAction(event -> toggleRecording(actions));
        HeapDumpMenu heap = new HeapDumpMenu(
                actions,
                workbench.tasks(),
                kind -> run("Heap dump", "heap", kind.gzipped() ? "hprof.gz" : "hprof", file -> (_, _) -> {
                    actions.heapDump(file, kind);
                    return file;
                }));
        Button threads = button("Thread dump", MaterialDesignF.FORMAT_LIST_BULLETED, actions::threadDumpCost);
        threads.setOnAction(event -> run("Thread dump", "threads", "tdump", file -> (progress, cancellation) -> {
            actions.threadDump(file);
            return file;
        }));
        flight.setGraphic(new FontIcon(MaterialDesignA.AIRPLANE));
        flight.setTooltip(new Tooltip(FLIGHT_COST));
        flight.getTooltip().setWrapText(true);
        flight.getTooltip().setMaxWidth(420);
        flight.setOnAction(event -> toggleFlightRecorder(actions));
        for (Region button : new Region[] {flight, record, heap, threads}) {
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.getStyleClass().add("small");
        }
        content.getChildren().addAll(flight, record, heap, threads);
        this.actions.addAll(List.of(
                action("Take a heap dump", "mdi2d-download", heap, heap::show),
                action("Take a thread dump", "mdi2f-format-list-bulleted", threads, threads::fire),
                action("Record into a file, or end it", "mdi2r-record-circle-outline", record, record::fire),
                action("Stream events, or end it", "mdi2a-airplane", flight, flight::fire)));
        content.setMinWidth(0); // its width is what there is, not what words need
        content.widthProperty().subscribe(width -> {
            ContentDisplay display =
                    width.doubleValue() < ROOM_FOR_WORDS ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT;
            for (Labeled button : List.of(flight, record, heap, threads)) {
                button.setContentDisplay(display);
            }
        });
    }

    private static Action action(String label, String icon, ButtonBase button, Runnable run) {
        return Action.of(label, icon, run).when(() -> !button.isDisabled());
    }

    /** What can be done with the JVM; none for a recording. */
    List<Action> actions() {
        return List.copyOf(actions);
    }

    private static Button button(String text, Ikon icon, Supplier<String> cost) {
        Button button = new Button(text, new FontIcon(icon));
        Tooltip tooltip = new Tooltip();
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(420);
        tooltip.setOnShowing(event -> tooltip.setText(text + ". " + cost.get()));
        button.setTooltip(tooltip);
        return button;
    }

    private void toggleFlightRecorder(Watched.Actions actions) {
        boolean on = flight.isSelected();
        awaitingEvents = on;
        workbench
                .tasks()
                .run(on ? "Beginning to stream events" : "Ending the stream of events", (progress, cancellation) -> {
                    actions.flightRecorder(on);
                    return on;
                })
                .onFailure(workbench::show)
                .start();
    }

    /** Who asked for events of a JVM that has none is told so, and the button is up again. */
    private void showFlightRecorder(Watched.Actions actions) {
        flight.setSelected(actions.isFlightRecorderOn());
        if (awaitingEvents) {
            actions.whyNoFlightRecorder().ifPresent(why -> {
                awaitingEvents = false;
                workbench.show(new Failure(Failure.Kind.TARGET, why));
            });
        }
    }

    private void toggleRecording(Watched.Actions actions) {
        if (!record.isSelected()) {
            workbench
                    .tasks()
                    .run("Ending the recording", (progress, cancellation) -> {
                        actions.stopRecording();
                        return true;
                    })
                    .onFailure(workbench::show)
                    .start();
            return;
        }
        record.setSelected(false);
        choose("recording", "jvitals")
                .ifPresent(file -> workbench
                        .tasks()
                        .run("Beginning to record", (progress, cancellation) -> {
                            actions.startRecording(file);
                            return file;
                        })
                        .onSuccess(begun -> {
                            record.setSelected(true);
                            workbench.say("Recording into " + begun);
                        })
                        .onFailure(workbench::show)
                        .start());
    }

    private void run(String what, String kind, String extension, java.util.function.Function<Path, Work<Path>> work) {
        choose(kind, extension)
                .ifPresent(file -> workbench
                        .tasks()
                        .run(what + " of " + watched.name(), work.apply(file))
                        .onSuccess(workbench::openFile)
                        .onFailure(workbench::show)
                        .start());
    }

    private java.util.Optional<Path> choose(String kind, String extension) {
        return workbench.files().chooseToSave("Save as", watched.fileName(kind, extension));
    }

    Region node() {
        return content;
    }

    void refresh() {
        String now = Printable.line(watched.facts());
        if (!now.equals(facts.getText())) {
            facts.setText(now);
            factsTooltip.setText(now);
        }
        watched.actions()
                .ifPresent(actions -> record.setSelected(actions.recordingInto().isPresent()));
        watched.actions().ifPresent(this::showFlightRecorder);
        boolean ended = watched.ending().isPresent();
        content.getChildren().stream().filter(ButtonBase.class::isInstance).forEach(node -> node.setDisable(ended));
    }
}
