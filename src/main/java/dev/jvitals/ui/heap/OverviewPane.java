package dev.jvitals.ui.heap;

import dev.jvitals.base.Times;
import dev.jvitals.base.Unit;
import dev.jvitals.diagnosis.Finding;
import dev.jvitals.diagnosis.heap.HeapRules;
import dev.jvitals.heap.Heap;
import dev.jvitals.heap.histogram.Grouping;
import dev.jvitals.heap.histogram.HistogramRow;
import dev.jvitals.heap.model.HeapTotals;
import dev.jvitals.heap.suspect.LeakSuspect;
import dev.jvitals.ui.shell.Workbench;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What holds the memory at a glance: totals, findings, the treemap of the dominator tree, top classes, big objects. */
final class OverviewPane extends VBox {
    private static final int TOP = 8;
    private static final double LISTS_GAP = 24;
    /** Narrower, two lists beside each other have no room for names. */
    private static final double TWO_LISTS = 520;

    private final HeapModel model;
    private final HeapActions actions;
    private final Workbench workbench;
    private final DominatorMap map;
    private final VBox findings = new VBox(4);

    OverviewPane(HeapModel model, HeapActions actions, Workbench workbench) {
        super(8);
        this.model = model;
        this.actions = actions;
        this.workbench = workbench;
        this.map = new DominatorMap(model, actions, workbench);
        setVgrow(map, Priority.ALWAYS);
        getChildren().addAll(facts(), findings, map, tables());
    }

    private static Label title(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("figure");
        return label;
    }

    private Node facts() {
        HeapTotals totals = model.totals();
        FlowPane facts = new FlowPane(20, 4);
        fact(facts, "used", Unit.BYTES.format(totals.usedBytes()));
        fact(facts, "objects", Unit.COUNT.format(totals.objects()));
        fact(facts, "classes", Unit.COUNT.format(totals.classes()));
        fact(facts, "class loaders", Unit.COUNT.format(totals.classLoaders()));
        fact(facts, "GC roots", Unit.COUNT.format(totals.gcRoots()));
        fact(
                facts,
                model.options().keepUnreachable() ? "unreachable, counted in" : "left out as unreachable",
                Unit.BYTES.format(totals.unreachableBytes()) + " in " + Unit.COUNT.format(totals.unreachableObjects())
                        + " objects");
        long taken = model.heap().jvm().takenAtMillis();
        fact(facts, "taken", Times.datedInZone(taken));
        int idBytes = model.heap().jvm().idBytes();
        fact(
                facts,
                "JVM",
                idBytes * 8 + "-bit, "
                        + (model.heap().jvm().layout().compressedReferences(idBytes) ? "compressed" : "full")
                        + " references");
        VBox box = new VBox(4, facts);
        Label index = new Label();
        index.setWrapText(true);
        index.setMinHeight(USE_PREF_SIZE);
        index.getStyleClass().add("muted");
        box.getChildren().add(index);
        workbench
                .tasks()
                .run("Size of the index", model.index())
                .onSuccess(index::setText)
                .start();
        model.heap().notes().forEach(note -> {
            Label label = new Label(note);
            label.setWrapText(true);
            label.getStyleClass().add("severity-warning");
            box.getChildren().add(label);
        });
        return box;
    }

    private static void fact(FlowPane facts, String name, String figure) {
        Label label = new Label(name);
        label.getStyleClass().add("muted");
        Label value = new Label(figure);
        value.getStyleClass().add("figure");
        facts.getChildren().add(new HBox(5, value, label));
    }

    private Node tables() {
        List<HistogramRow> classes =
                model.histogram(Grouping.CLASS).stream().limit(TOP).toList();
        VBox top = new VBox(2, title("Top classes"));
        for (HistogramRow row : classes) {
            top.getChildren()
                    .add(LinkLine.of(
                            row.name(),
                            Unit.COUNT.format(row.objects()),
                            "≥ " + Unit.BYTES.format(row.retainedBytes()),
                            () -> actions.showClass(row.name())));
        }
        VBox big = new VBox(2, title("Biggest objects"));
        workbench
                .tasks()
                .run("Biggest objects", model.children(Heap.NONE, 0))
                .onSuccess(page -> page.rows().stream()
                        .limit(TOP)
                        .forEach(object -> big.getChildren()
                                .add(LinkLine.of(
                                        object.label(),
                                        Unit.SHARE.format(model.share(object.retainedBytes())),
                                        Unit.BYTES.format(object.retainedBytes()),
                                        () -> actions.showInTree(object.id())))))
                .onFailure(workbench::show)
                .start();
        return besides(top, big);
    }

    /** Two lists beside each other, one below the other where there is no room for names. */
    private static Node besides(VBox one, VBox other) {
        FlowPane lists = new FlowPane(LISTS_GAP, 12, one, other);
        lists.setMinWidth(0);
        lists.setPrefWrapLength(0);
        var width = Bindings.createDoubleBinding(
                () -> lists.getWidth() < TWO_LISTS ? lists.getWidth() : (lists.getWidth() - LISTS_GAP) / 2 - 1,
                lists.widthProperty());
        for (VBox each : List.of(one, other)) {
            each.minWidthProperty().bind(width);
            each.maxWidthProperty().bind(width);
        }
        return lists;
    }

    /** Where a rule's evidence is looked at. */
    private static Section section(String rule) {
        return switch (rule) {
            case "class-leak" -> Section.LOADERS;
            case "direct-memory" -> Section.DIRECT;
            default -> Section.SUSPECTS;
        };
    }

    /** The rules have spoken. */
    void show(HeapModel.Findings found, Consumer<Section> goTo) {
        findings.getChildren().clear();
        for (Finding finding : found.judgement().findings().stream().limit(3).toList()) {
            Hyperlink link = new Hyperlink(finding.summary());
            link.setWrapText(true);
            link.setMinHeight(USE_PREF_SIZE);
            link.getStyleClass().add("severity-" + finding.severity().name().toLowerCase(Locale.ROOT));
            link.setOnAction(_ -> goTo.accept(section(finding.rule())));
            findings.getChildren().add(link);
        }
        if (found.judgement().findings().isEmpty()) {
            Label fine = new Label(fine(found.suspects(), !model.heap().notes().isEmpty()));
            fine.setWrapText(true);
            fine.setMinHeight(USE_PREF_SIZE);
            fine.getStyleClass().add("muted");
            findings.getChildren().add(fine);
        }
    }

    /** Without a finding: what was looked at, and the largest of it. One dump is no clean bill. */
    static String fine(List<LeakSuspect> suspects, boolean partial) {
        String looked = (partial ? "In what could be read of the dump, no" : "No")
                + " object or group of objects holds " + HeapRules.notable() + ".";
        return suspects.isEmpty()
                ? looked
                : looked + " The largest: " + suspects.getFirst().sentence();
    }

    /** Cancels what the map waits for. */
    void stop() {
        map.stop();
    }
}
