package dev.jvitals.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.support.Await;
import dev.jvitals.support.ChildJvm;
import dev.jvitals.support.CommandRun;
import dev.jvitals.support.FxToolkit;
import dev.jvitals.support.LeakyDump;
import dev.jvitals.support.NoDialogs;
import dev.jvitals.ui.settings.Settings;
import dev.jvitals.ui.shell.ShellWindow;
import dev.jvitals.ui.task.Tasks;
import dev.jvitals.ui.theme.Theme;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was closed is let go of, though the window and the theme that it followed live on. */
class ClosedViewsTest {
    @TempDir
    Path folder;

    private final ShellWindow window = FxToolkit.call(() -> new ShellWindow(
            Tasks.forWindow(), new Theme(), new Settings(), new NoDialogs(), Window.features(new LiveFindings())));
    private final Stage stage = FxToolkit.call(() -> {
        Stage shown = new Stage();
        shown.setScene(new Scene(window.root(), 1000, 700));
        window.theme().style(shown.getScene());
        Window.furnish(window, new LiveFindings());
        shown.show();
        return shown;
    });

    @AfterEach
    void close() {
        FxToolkit.run(() -> {
            window.close();
            stage.hide();
        });
    }

    private TabPane tabs() {
        return (TabPane) window.root().lookup(".view-tabs");
    }

    private void opened(String what, Runnable open) {
        int before = FxToolkit.call(() -> tabs().getTabs().size());
        FxToolkit.run(open);
        FxToolkit.await(
                what + " is open",
                () -> tabs().getTabs().size() > before
                        && window.tasks().running().isEmpty());
    }

    /** Of a tab that is in front: others have nothing in the scene. */
    private static Node content(Tab tab) {
        BorderPane body =
                (BorderPane) ((StackPane) tab.getContent()).getChildren().getFirst();
        return Objects.requireNonNull(body.getCenter());
    }

    /** Each but the last is hidden by the next; every section of each was seen, and hidden again. The views but the start. */
    private List<WeakReference<Node>> lookAtEverySection() {
        List<WeakReference<Node>> seen = new ArrayList<>();
        FxToolkit.run(() -> tabs().getTabs().forEach(tab -> {
            tabs().getSelectionModel().select(tab);
            if (!content(tab).getStyleClass().contains("start-page")) {
                seen.add(new WeakReference<>(content(tab)));
            }
            window.root().applyCss();
            window.root().layout();
            for (Node inner : content(tab).lookupAll(".tab-pane")) {
                TabPane sections = (TabPane) inner;
                sections.getTabs().forEach(sections.getSelectionModel()::select);
            }
        }));
        return seen;
    }

    private List<Path> files(long pid) throws IOException {
        Path recording = folder.resolve("a.jvitals");
        CommandRun.of("watch", pid, "--for", "2s", "--out", recording);
        return List.of(
                recording,
                Path.of("src/test/resources/nmt/summary.txt"),
                Path.of("src/test/resources/threaddumps/jstack-l.25.txt"),
                Files.copy(LeakyDump.idle(17), folder.resolve("idle.hprof")));
    }

    @Test
    void views_closed_while_they_are_hidden_are_let_go() throws IOException {
        try (ChildJvm child = ChildJvm.start(25, List.of("-Xmx64m", "-XX:+UseSerialGC"), "churn=20")) {
            opened("live JVM", () -> window.openJvm(child.pid()));
            for (Path file : files(child.pid())) {
                opened(file.getFileName().toString(), () -> window.openFile(file));
            }
            List<WeakReference<Node>> closed = lookAtEverySection();
            assertThat(closed).hasSize(5);
            FxToolkit.run(window::closeTabs);
            Await.until("closed views are garbage", () -> {
                awaitPulse(); // the toolkit holds what is to be drawn until it was
                awaitPulse();
                System.gc();
                return kept(closed).isEmpty();
            });
        }
    }

    private void awaitPulse() {
        CountDownLatch pulse = new CountDownLatch(1);
        FxToolkit.run(() -> {
            Runnable listener = pulse::countDown;
            stage.getScene().addPostLayoutPulseListener(listener);
            Platform.requestNextPulse();
        });
        Await.until("a pulse", () -> pulse.getCount() == 0);
    }

    private static List<String> kept(List<WeakReference<Node>> closed) {
        return closed.stream()
                .map(WeakReference::get)
                .filter(Objects::nonNull)
                .map(Object::toString)
                .toList();
    }
}
