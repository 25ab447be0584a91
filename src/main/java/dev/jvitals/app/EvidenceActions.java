package dev.jvitals.app;

import dev.jvitals.base.FileNames;
import dev.jvitals.base.Printable;
import dev.jvitals.metrics.History;
import dev.jvitals.report.DiagnosisDocument;
import dev.jvitals.report.DiagnosisHtml;
import dev.jvitals.report.ReportFile;
import dev.jvitals.session.bundle.Bundle;
import dev.jvitals.session.diagnose.DiagnosisWatch.State;
import dev.jvitals.session.diagnose.Environment;
import dev.jvitals.session.live.LiveTarget;
import dev.jvitals.session.trigger.TriggerWatch;
import dev.jvitals.ui.bundles.BundlesView;
import dev.jvitals.ui.findings.DiagnosisSettings;
import dev.jvitals.ui.findings.DiagnosisSettingsView;
import dev.jvitals.ui.findings.FindingsModel;
import dev.jvitals.ui.live.WatchedJvm;
import dev.jvitals.ui.shell.Action;
import dev.jvitals.ui.shell.Workbench;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/** What can be kept of a target's findings: a report, a bundle of evidence, asked for or by itself. For the JavaFX thread. */
final class EvidenceActions {
    private final Workbench workbench;
    private final DiagnosisSettings settings;

    EvidenceActions(Workbench workbench, DiagnosisSettings settings) {
        this.workbench = workbench;
        this.settings = settings;
    }

    /** Who collects by itself where the user agreed; to be told after each look. */
    Consumer<State> standingWatch(WatchedJvm watched) {
        return new TriggerWatch(
                watched.target(),
                watched.history(),
                settings::collecting,
                TriggerWatch.PAUSE,
                bundle -> Platform.runLater(() -> sayCollected(bundle)),
                failure -> Platform.runLater(() -> workbench.show(failure)));
    }

    private void sayCollected(Bundle bundle) {
        workbench.say(
                Printable.line("Collected evidence, because " + bundle.why() + ": " + bundle.folder()),
                "Show",
                this::showBundles);
    }

    /** For a live JVM. */
    List<Action> of(FindingsModel model, WatchedJvm watched) {
        LiveTarget target = watched.target();
        List<Action> actions = new ArrayList<>();
        actions.add(report(model, target, () -> watched.fileName("findings", "html")));
        actions.add(Action.of("Collect evidence", "mdi2p-package-variant-closed", () -> collect(model, watched)));
        actions.add(Action.of("Settings", "mdi2t-tune", this::showSettings));
        return actions;
    }

    /** For what is on disk. */
    List<Action> ofRecording(FindingsModel model, Path recording) {
        return List.of(
                report(model, null, () -> FileNames.suggestFor(recording, "html", "findings")),
                Action.of("Settings", "mdi2t-tune", this::showSettings));
    }

    private Action report(FindingsModel model, @Nullable LiveTarget target, Supplier<String> name) {
        return Action.of(
                "Report …",
                "mdi2f-file-document-outline",
                () -> workbench
                        .files()
                        .chooseToSave("Write the findings into one HTML file", name.get())
                        .ifPresent(file -> write(file, model, target)));
    }

    private void write(Path file, FindingsModel model, @Nullable LiveTarget target) {
        State state = model.state().get();
        History history = model.history();
        Supplier<DiagnosisDocument> document = () -> new DiagnosisDocument(
                model.target(),
                history.firstMillis(),
                history.lastMillis(),
                state.findings(),
                state.notSeen(),
                target != null && target.end().isEmpty() ? Environment.of(target.jcmd()) : Map.of(),
                history);
        workbench
                .tasks()
                .run("Writing " + file.getFileName(), (_, _) -> {
                    ReportFile.write(file, out -> DiagnosisHtml.write(document.get(), out));
                    return file;
                })
                .onSuccess(written -> workbench.say("Wrote " + written + ". What looks like a secret is masked in it."))
                .onFailure(workbench::show)
                .start();
    }

    private void collect(FindingsModel model, WatchedJvm watched) {
        State state = model.state().get();
        workbench
                .tasks()
                .run(
                        "Collecting evidence of " + watched.name(),
                        (_, _) -> settings.collecting()
                                .taker()
                                .take(watched.target(), watched.history(), state.findings(), "asked for"))
                .onSuccess(this::sayCollected)
                .onFailure(workbench::show)
                .start();
    }

    void showSettings() {
        workbench.open(new DiagnosisSettingsView(settings, this::showBundles));
    }

    void showBundles() {
        workbench.open(new BundlesView(settings::folder, workbench));
    }
}
