package dev.jvitals.ui.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.support.Await;
import dev.jvitals.support.ChildJvm;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchedJvmTest {
    @Test
    void a_jvm_opened_before_it_told_what_it_is_gets_its_name_and_collector_as_soon_as_it_does() {
        try (ChildJvm child = ChildJvm.start(17, List.of("-Xmx64m", "-XX:+UseSerialGC"))) {
            WatchedJvm watched = WatchedJvm.open(child.pid(), null, _ -> {});
            try {
                Await.until("its collector", () -> watched.facts().contains("Serial"));
                assertThat(watched.facts()).contains("pid " + child.pid()).contains("JDK 17");
                assertThat(watched.name()).contains("Child");
                assertThat(watched.about()).containsEntry("collector", "Serial");
            } finally {
                watched.close();
            }
        }
    }
}
