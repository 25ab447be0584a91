package dev.jvitals.ui.findings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.diagnosis.FindingBuilder;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.diagnosis.TrackedFinding;
import dev.jvitals.support.FakeWorkbench;
import dev.jvitals.support.FxToolkit;
import java.util.Objects;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;

class FindingCellTest {
    @Test
    void a_finding_in_the_list_is_whole_however_narrow_the_list_is() {
        FxToolkit.run(() -> {
            ListView<TrackedFinding> list = new ListView<>();
            list.setCellFactory(_ -> new FindingCell(true));
            list.getStyleClass().addAll("findings-list", "edge-to-edge");
            list.getItems().add(finding());
            VBox root = new VBox(list);
            root.getStyleClass().add("findings");
            root.getStylesheets()
                    .add(Objects.requireNonNull(FindingCell.class.getResource("findings.css"))
                            .toExternalForm());
            new FakeWorkbench().theme().style(new Scene(root));
            for (int width = 180; width < 600; width += 7) {
                root.resize(width, 400);
                root.applyCss();
                root.layout();
                list.layout();
                FindingCell cell = (FindingCell) list.lookup(".list-cell:filled");
                VBox content = (VBox) cell.getGraphic();
                Label sentence = (Label) content.getChildren().get(1);
                assertThat(sentence.getHeight())
                        .as("at %d pixels", width)
                        .isGreaterThanOrEqualTo(sentence.prefHeight(sentence.getWidth()) - 1);
                assertThat(content.getBoundsInParent().getMinY()).isPositive();
                assertThat(content.getBoundsInParent().getMaxY()).isLessThan(cell.getHeight());
            }
        });
    }

    private static TrackedFinding finding() {
        return new TrackedFinding(
                1,
                new FindingBuilder(
                                "lock-contention",
                                Severity.CRITICAL,
                                "39 threads wait for lock 0x00000000fef02b20 (com.acme.orders.InvoiceNumbers$Sequence);"
                                        + " its owner \"request-17\" is in a socket read in com.acme.remote.Remote.call")
                        .why("why")
                        .confidence("sure")
                        .build(),
                1_790_000_000_000L,
                1_790_000_020_000L,
                false);
    }
}
