package dev.jvitals.session.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.metrics.History;
import dev.jvitals.support.Await;
import dev.jvitals.support.ChildJvm;
import dev.jvitals.target.attach.Jcmd;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JvmAboutTest {
    @ParameterizedTest(name = "JDK {0}")
    @ValueSource(ints = {17, 25})
    void what_a_watched_jvm_answered_once_is_not_asked_again_and_says_the_same(int jdk) throws Exception {
        try (ChildJvm child = ChildJvm.start(jdk, List.of("-Xmx32m", "-XX:-UsePerfData"));
                LiveTarget target = LiveTarget.watch(child.pid(), LiveOptions.USUAL, new History())) {
            Await.until("its flags are known", () -> !target.flags().isEmpty());
            String known = JvmAbout.withKnownFlags(Map.of(), target).getOrDefault("flags", "");
            String asked = new Jcmd(child.pid()).run("VM.flags", java.time.Duration.ofSeconds(30));
            assertThat(options(known)).contains("-XX:MaxHeapSize=33554432", "-XX:-UsePerfData");
            assertThat(options(asked))
                    .containsAll(options(known))
                    .as("but for diagnostic flags, which the table of all does not have")
                    .filteredOn(option -> !options(known).contains(option))
                    .noneMatch(option -> target.flags().contains(" " + option.replaceAll("^-XX:[+-]?|=.*", "") + " "));
            assertThat(JvmAbout.withFlags(Map.of(), target)).containsEntry("flags", known);
        }
    }

    private static List<String> options(String text) {
        return Arrays.stream(text.split("\\s+"))
                .filter(word -> word.startsWith("-XX:"))
                .toList();
    }
}
