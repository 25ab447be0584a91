package dev.jvitals.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.support.FxToolkit;
import dev.jvitals.support.NoDialogs;
import dev.jvitals.ui.settings.Settings;
import dev.jvitals.ui.task.Tasks;
import dev.jvitals.ui.theme.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.control.TabPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReopeningTest {
    @TempDir
    Path folder;

    private final Settings settings = new Settings();
    private final List<String> opened = new ArrayList<>();

    private ShellWindow window() {
        Openers openers = new Openers() {
            @Override
            public void openFiles(List<Path> files, Workbench workbench) {
                opened.add("files " + files.stream().map(Path::getFileName).toList());
                workbench.open(new FakeView("files", Addresses.ofFiles(files)));
            }

            @Override
            public void openJvm(long pid, Workbench workbench) {
                opened.add("jvm " + pid);
                workbench.open(new FakeView("JVM " + pid, Addresses.ofJvm(pid)));
            }
        };
        return new ShellWindow(
                new Tasks(Runnable::run, Runnable::run), new Theme(), settings, new NoDialogs(), openers);
    }

    private Path file(String name) throws IOException {
        return Files.writeString(folder.resolve(name), name);
    }

    @Test
    void files_compared_files_and_running_jvms_come_back_and_what_is_gone_does_not() throws IOException {
        Path one = file("one.tdump");
        Path two = file("two.tdump");
        Path gone = file("gone.hprof");
        long self = ProcessHandle.current().pid();
        FxToolkit.run(() -> {
            ShellWindow first = window();
            first.openFiles(List.of(one, two));
            first.openFile(gone);
            first.openJvm(self);
            first.openJvm(999_999_999L);
            first.close();
        });
        Files.delete(gone);
        opened.clear();
        FxToolkit.run(() -> {
            ShellWindow next = window();
            next.openNamed(List.of());
            next.close();
        });
        assertThat(opened).containsExactly("files [one.tdump, two.tdump]", "jvm " + self);
    }

    @Test
    void a_jvm_whose_number_another_process_has_now_is_not_opened() {
        long self = ProcessHandle.current().pid();
        settings.set("window.open", List.of("jvm:" + self + "@12345", "jvm:x@y", "nonsense"));
        FxToolkit.run(() -> {
            ShellWindow window = window();
            window.openNamed(List.of());
            window.close();
        });
        assertThat(opened).isEmpty();
    }

    @Test
    void files_opened_together_are_all_among_the_recent_ones_in_their_order() throws IOException {
        Path one = file("one.tdump");
        Path two = file("two.tdump");
        List<Path> recent = FxToolkit.call(() -> {
            ShellWindow window = window();
            window.openFiles(List.of(one, two));
            List<Path> files = List.copyOf(window.recentFiles().files());
            window.close();
            return files;
        });
        assertThat(recent).containsExactly(one.toAbsolutePath(), two.toAbsolutePath());
    }

    @Test
    void a_closed_comparison_comes_back_as_one() throws IOException {
        Path one = file("one.tdump");
        Path two = file("two.tdump");
        FxToolkit.run(() -> {
            ShellWindow window = window();
            window.openFiles(List.of(one, two));
            window.tabs().close(window.tabs().tabs().getFirst());
            window.reopenClosed();
            window.close();
        });
        assertThat(opened).containsExactly("files [one.tdump, two.tdump]", "files [one.tdump, two.tdump]");
    }

    @Test
    void tabs_side_by_side_and_in_windows_of_their_own_stand_there_again() throws IOException {
        List<Path> files = List.of(file("a.hprof"), file("b.hprof"), file("c.hprof"), file("d.hprof"));
        ShellWindow before = FxToolkit.call(this::window);
        FxToolkit.run(() -> {
            show(before);
            files.forEach(before::openFile);
            TabArea tabs = before.tabs();
            tabs.splitOff(tabs.find(Addresses.ofFile(files.get(1))).orElseThrow());
            tabs.tearOff(tabs.find(Addresses.ofFile(files.get(3))).orElseThrow());
            Window own = windowOf(before, files.get(3));
            own.setX(60);
            own.setWidth(800);
            before.close();
            before.root().getScene().getWindow().hide();
        });
        assertThat(settings.texts("window.places"))
                .contains("group 1: " + Addresses.ofFile(files.get(1)))
                .anyMatch(line -> line.startsWith("group 2 in a window at 60 ") && line.endsWith("d.hprof"));

        ShellWindow after = FxToolkit.call(this::window);
        FxToolkit.run(() -> {
            show(after);
            after.openNamed(List.of());
        });
        List<Integer> groups = FxToolkit.call(() ->
                files.stream().map(file -> paneOf(after, file).getTabs().size()).toList());
        assertThat(groups).containsExactly(2, 1, 2, 1);
        assertThat(FxToolkit.call(() -> paneOf(after, files.get(0)).equals(paneOf(after, files.get(2)))))
                .isTrue();
        assertThat(FxToolkit.call(() -> windowOf(after, files.get(1))
                        .equals(after.root().getScene().getWindow())))
                .isTrue();
        assertThat(FxToolkit.call(() -> windowOf(after, files.get(3)).getX())).isEqualTo(60);
        assertThat(FxToolkit.call(() -> windowOf(after, files.get(3)).getWidth()))
                .isEqualTo(800);
        FxToolkit.run(() -> {
            after.close();
            after.root().getScene().getWindow().hide();
        });
        assertThat(FxToolkit.call(() -> Window.getWindows().stream()
                        .filter(each -> each instanceof Stage stage && "files".equals(stage.getTitle()))
                        .count()))
                .as("windows of tabs go with the one that they came from")
                .isZero();
    }

    private static void show(ShellWindow window) {
        Stage stage = new Stage();
        stage.setScene(new Scene(window.root(), 1000, 700));
        stage.show();
    }

    private static TabPane paneOf(ShellWindow window, Path file) {
        return window.tabs().find(Addresses.ofFile(file)).orElseThrow().getTabPane();
    }

    private static Window windowOf(ShellWindow window, Path file) {
        return paneOf(window, file).getScene().getWindow();
    }

    @Test
    void what_is_not_opened_again_has_no_place_to_come_back_to() {
        settings.set("window.places", List.of("group 1: jvm:4711", "group 1: findings"));
        FxToolkit.run(() -> {
            ShellWindow window = window();
            window.openNamed(List.of());
            window.openJvm(4711);
            window.open(new FakeView("All findings", "findings"));
            assertThat(window.tabs().tabs()).hasSize(2).allMatch(window.tabs()::isHome);
            window.close();
        });
    }

    @Test
    void a_window_stands_there_again_whatever_digits_the_user_writes() {
        Locale before = Locale.getDefault(Locale.Category.FORMAT);
        TabPlace place = new TabPlace(2, new Rectangle2D(40, 60, 900, 640));
        try {
            Locale.setDefault(Locale.Category.FORMAT, Locale.forLanguageTag("ar-EG"));
            assertThat(TabPlace.read(List.of(place.text("jvm:1")))).containsEntry("jvm:1", place);
        } finally {
            Locale.setDefault(Locale.Category.FORMAT, before);
        }
    }

    @Test
    void a_place_that_somebody_typed_wrong_is_left_out() {
        assertThat(TabPlace.read(List.of("group x: jvm:1", "beside: jvm:2", "group 1: jvm:3")))
                .containsOnlyKeys("jvm:3");
    }
}
