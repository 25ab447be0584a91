package dev.jvitals.ui.findings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.diagnosis.FindingBuilder;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.diagnosis.TrackedFinding;
import dev.jvitals.metrics.History;
import dev.jvitals.session.diagnose.DiagnosisWatch.State;
import dev.jvitals.support.FxToolkit;
import dev.jvitals.ui.theme.Theme;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;

class FindingAlertTest {
    private static final List<String> UNSEEN = List.of("sockets: no permission");

    private final FindingsModel model = new FindingsModel("a JVM", new History(), true);

    private static TrackedFinding finding(Severity severity, String summary, boolean ended) {
        return new TrackedFinding(1, new FindingBuilder("rule", severity, summary).build(), 1_000, 2_000, ended);
    }

    private static List<String> words(Node line) {
        List<String> words = new ArrayList<>();
        ((Region) line)
                .getChildrenUnmodifiable().stream()
                        .filter(node -> node.isVisible() && node instanceof Labeled)
                        .map(node -> ((Labeled) node).getText())
                        .filter(text -> !text.isEmpty())
                        .forEach(words::add);
        return words;
    }

    @Test
    void where_nothing_is_wrong_the_line_says_so_and_what_that_means() {
        FxToolkit.run(() -> {
            Node line = new FindingAlert(model, () -> {}).node();
            assertThat(words(line)).containsExactly("Looking for what is wrong …", "judged every 5 s");
            model.show(new State(1, List.of(), List.of()));
            assertThat(words(line)).containsExactly("Nothing wrong now", "judged every 5 s");
            model.show(new State(2, List.of(finding(Severity.INFO, "a note", false)), UNSEEN));
            assertThat(words(line))
                    .containsExactly("Nothing wrong now · 1 note · 1 check could not be made", "judged every 5 s");
            model.show(new State(3, List.of(finding(Severity.CRITICAL, "all wait", true)), List.of()));
            assertThat(words(line)).containsExactly("Nothing wrong now · 1 over", "judged every 5 s");
            assertThat(line.getAccessibleText()).isEqualTo("Nothing wrong now · 1 over");
            model.show(new State(4, List.of(), Collections.nCopies(17, "unknown")));
            assertThat(words(line))
                    .as("not as good as nothing wrong")
                    .startsWith("Nothing wrong now in what could be seen · 17 checks could not be made");
        });
    }

    @Test
    void of_a_recording_the_line_tells_what_was() {
        FindingsModel recording = new FindingsModel("a.jvitals", new History(), false);
        FxToolkit.run(() -> {
            Node line = new FindingAlert(recording, () -> {}).node();
            assertThat(words(line)).containsExactly("Looking at the recording …");
            recording.show(new State(1, List.of(), List.of()));
            assertThat(words(line)).containsExactly("Nothing wrong found");
        });
    }

    @Test
    void a_finding_that_comes_and_goes_moves_nothing_below() {
        FxToolkit.run(() -> {
            Region below = new Region();
            VBox page = new VBox(new FindingAlert(model, () -> {}).node(), below);
            Theme theme = new Theme();
            theme.style(new Scene(page, 700, 200));
            for (int pixels : List.of(9, Theme.NORMAL_FONT_SIZE, 28)) {
                theme.fontSize().set(pixels);
                model.show(new State(0, List.of(), List.of()));
                double before = top(page, below);
                for (Severity severity : Severity.values()) {
                    model.show(new State(1, List.of(finding(severity, "words ".repeat(60), false)), UNSEEN));
                    assertThat(top(page, below)).as(severity + " at " + pixels).isEqualTo(before);
                }
                model.show(new State(2, List.of(), List.of()));
                assertThat(top(page, below)).isEqualTo(before);
            }
        });
    }

    private static double top(VBox page, Region below) {
        page.applyCss();
        page.layout();
        return below.getLayoutY();
    }
}
