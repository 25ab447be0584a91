package dev.jvitals.ui.heap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.support.FxToolkit;
import dev.jvitals.ui.task.Tasks;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;

class LoadingTest {
    @Test
    void what_comes_after_it_is_no_longer_wanted_is_closed_in_the_background_and_not_shown() {
        Deque<Runnable> background = new ArrayDeque<>();
        List<String> done = new ArrayList<>();
        AutoCloseable result = () -> done.add("closed");
        FxToolkit.run(() -> {
            Loading loading = new Loading(new Tasks(background::add, Runnable::run));
            loading.load("Merging", (_, _) -> result, _ -> {
                done.add("shown");
                return new Label();
            });
            loading.stop();
            background.remove().run();
            assertThat(done).isEmpty();
            background.remove().run();
        });
        assertThat(done).containsExactly("closed");
    }
}
