package dev.jvitals.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class WatchSilenceTest {
    @Test
    void each_source_tells_each_reason_of_its_silence_once() {
        WatchCommand watch = new WatchCommand();
        Map<String, String> both =
                Map.of("JMX", "No answer for 5 s.", "/proc", "No answer for 5 s.", "JFR", "not shown");
        assertThat(watch.untold(both)).containsExactly("JMX: No answer for 5 s.", "/proc: No answer for 5 s.");
        assertThat(watch.untold(both)).isEmpty();
        assertThat(watch.untold(Map.of("JMX", "It is stopped."))).containsExactly("JMX: It is stopped.");
        assertThat(watch.untold(both)).as("told before").isEmpty();
    }
}
