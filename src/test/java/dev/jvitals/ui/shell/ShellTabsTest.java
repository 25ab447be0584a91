package dev.jvitals.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.diagnosis.Severity;
import dev.jvitals.support.Await;
import dev.jvitals.support.FxToolkit;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Tabs: each view has one, wherever it stands, until it is closed. */
class ShellTabsTest {
    @AutoClose
    private final ShownWindow shown = new ShownWindow();

    private final ShellWindow window = shown.window();

    @Test
    void a_tab_shows_its_view_and_closing_lets_it_go_once() {
        FakeView view = shown.open("orders", "jvm:1");
        assertThat(shown.texts()).contains("orders", "content of orders");
        assertThat(view.front).isTrue();
        FxToolkit.run(() -> window.tabs().close(window.tabs().tabs().getFirst()));
        assertThat(view.closed).isEqualTo(1);
        FxToolkit.run(window::close);
        assertThat(view.closed).isEqualTo(1);
    }

    @Test
    void opening_what_is_open_selects_it_instead_of_opening_it_twice() {
        FxToolkit.run(() -> window.openJvm(7));
        FxToolkit.run(() -> window.openJvm(8));
        FxToolkit.run(() -> window.openJvm(7));
        assertThat(shown.opened).containsExactly("JVM 7", "JVM 8");
        assertThat(FxToolkit.call(() -> window.tabs().selected().get().getText()))
                .isEqualTo("JVM 7");
    }

    @Test
    void a_closed_tab_comes_back() {
        FxToolkit.run(() -> window.openFile(Path.of("/dumps/a.hprof")));
        FxToolkit.run(() -> window.tabs().close(window.tabs().tabs().getFirst()));
        FxToolkit.run(window::reopenClosed);
        assertThat(shown.opened).containsExactly("a.hprof", "a.hprof");
        assertThat(FxToolkit.call(() -> window.tabs().tabs().size())).isEqualTo(1);
    }

    @Test
    void a_closed_view_is_let_go_of_with_all_that_it_holds() {
        WeakReference<View> closed = FxToolkit.call(() -> {
            View view = new FakeView("dump", "file:dump");
            window.open(view);
            window.open(new FakeView("other", "file:other"));
            window.tabs().close(window.tabs().find("file:dump").orElseThrow());
            return new WeakReference<>(view);
        });

        Await.until("the closed view is garbage", () -> {
            System.gc();
            FxToolkit.run(() -> {}); // what JavaFX does later is done
            return closed.get() == null;
        });
    }

    @Test
    void a_view_that_was_closed_with_the_window_is_not_told_that_it_is_in_front() {
        shown.open("home", "jvm:1");
        shown.open("torn", "jvm:2");
        FxToolkit.run(() -> window.tabs().tearOff(window.tabs().tabs().getLast()));
        FakeView beside = shown.open("beside", "jvm:3");
        FxToolkit.run(() -> window.tabs().select(window.tabs().find("jvm:2").orElseThrow()));
        assertThat(beside.front).isFalse();
        FxToolkit.run(window::close);
        assertThat(beside.closed).isEqualTo(1);
        assertThat(beside.front).isFalse();
    }

    @Test
    void back_and_forward_go_through_views_and_the_places_in_them() {
        FakeView first = shown.open("first", "jvm:1");
        FxToolkit.run(() -> first.place.set("histogram"));
        shown.open("second", "jvm:2");
        Visits visits = window.visits();
        FxToolkit.run(visits::back);
        assertThat(FxToolkit.call(() -> window.tabs().selected().get().view())).isSameAs(first);
        assertThat(first.place.get()).isEqualTo("histogram");
        FxToolkit.run(visits::forward);
        assertThat(FxToolkit.call(() -> window.tabs().selected().get().getText()))
                .isEqualTo("second");
        FxToolkit.run(() -> window.tabs().close(window.tabs().tabs().getFirst()));
        assertThat(FxToolkit.call(visits::canGoBack)).isFalse();
    }

    @Test
    void tabs_stand_side_by_side_and_in_windows_of_their_own_and_come_home() {
        shown.open("first", "jvm:1");
        FakeView second = shown.open("second", "jvm:2");
        FxToolkit.run(() -> window.tabs().splitOff(window.tabs().tabs().getLast()));
        assertThat(shown.texts()).contains("content of first", "content of second");
        FxToolkit.run(() -> window.tabs().tearOff(window.tabs().tabs().getLast()));
        assertThat(FxToolkit.call(() -> second.content.getScene())).isNotSameAs(shown.stage.getScene());
        FxToolkit.run(() -> window.tabs().bringHome(window.tabs().tabs().getLast()));
        assertThat(FxToolkit.call(() -> second.content.getScene())).isSameAs(shown.stage.getScene());
        assertThat(second.closed).isZero();
    }

    @Test
    void the_worst_finding_of_an_open_view_marks_its_address() {
        FakeView view = shown.open("orders", "jvm:1");
        FxToolkit.run(() -> view.worst.set(Severity.CRITICAL));
        assertThat(FxToolkit.call(() -> window.marks().get("jvm:1"))).isEqualTo(Severity.CRITICAL);
        FxToolkit.run(() -> window.tabs().close(window.tabs().tabs().getFirst()));
        assertThat(window.marks()).isEmpty();
    }
}
