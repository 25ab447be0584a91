package dev.jvitals.ui.findings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.metrics.History;
import dev.jvitals.support.FxToolkit;
import org.junit.jupiter.api.Test;

class FindingAlertTest {
    @Test
    void before_the_first_look_there_is_no_line() {
        FindingAlert alert =
                FxToolkit.call(() -> new FindingAlert(new FindingsModel("a JVM", new History(), true), () -> {}));
        assertThat(alert.node().isVisible()).isFalse();
        assertThat(alert.node().isManaged()).isFalse();
    }
}
