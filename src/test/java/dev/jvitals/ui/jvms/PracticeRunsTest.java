package dev.jvitals.ui.jvms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.session.practice.Incident;
import dev.jvitals.session.practice.Incidents;
import dev.jvitals.support.FakeWorkbench;
import dev.jvitals.support.FxToolkit;
import dev.jvitals.ui.task.Tasks;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PracticeRunsTest {
    @Test
    void a_double_click_on_start_starts_one_jvm() {
        Incident one = Incidents.all().getFirst();
        Incident other = Incidents.all().getLast();
        List<Runnable> started = new ArrayList<>();
        FxToolkit.run(() -> {
            PracticeRuns runs = new PracticeRuns(new FakeWorkbench(new Tasks(started::add, Runnable::run)));
            runs.start(one);
            runs.start(one);
            assertThat(started).hasSize(1);
            runs.start(other);
            assertThat(started).hasSize(2);
        });
    }
}
