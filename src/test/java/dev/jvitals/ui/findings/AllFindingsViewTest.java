package dev.jvitals.ui.findings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.diagnosis.FindingBuilder;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.diagnosis.TrackedFinding;
import dev.jvitals.metrics.History;
import dev.jvitals.session.diagnose.DiagnosisWatch.State;
import dev.jvitals.support.FxToolkit;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.Test;

class AllFindingsViewTest {
    private static final TrackedFinding NOTE = finding(1, Severity.INFO, "a note", 900);
    private static final TrackedFinding WORST = finding(2, Severity.CRITICAL, "all wait", 9_000);
    private static final TrackedFinding WARNING = finding(3, Severity.WARNING, "some wait", 10_000);

    private final FindingsModel model = new FindingsModel("a JVM", new History(), true);

    private static TrackedFinding finding(int id, Severity severity, String summary, long sinceMillis) {
        return new TrackedFinding(
                id, new FindingBuilder("rule", severity, summary).build(), sinceMillis, sinceMillis, false);
    }

    @Test
    void the_worst_comes_first_and_an_order_once_chosen_stays_when_findings_change() {
        FxToolkit.run(() -> {
            FindingsBoard board = new FindingsBoard();
            board.add(new FindingsBoard.Entry("jvm:1", model, () -> {}));
            AllFindingsView view = new AllFindingsView(board, _ -> {});
            TableView<?> table = (TableView<?>) view.content();
            model.show(new State(1, List.of(NOTE, WARNING), List.of()));
            assertThat(findings(table)).containsExactly("some wait", "a note");

            sortBy(table, "Severity");
            model.show(new State(2, List.of(NOTE, WARNING, WORST), List.of()));
            assertThat(findings(table)).containsExactly("all wait", "some wait", "a note");

            sortBy(table, "When");
            model.show(new State(3, List.of(WORST, WARNING, NOTE), List.of()));
            assertThat(findings(table))
                    .as("by time, not by its words")
                    .containsExactly("a note", "all wait", "some wait");
            view.close();
        });
    }

    private static <R> void sortBy(TableView<R> table, String heading) {
        table.getSortOrder().setAll(List.of(column(table, heading)));
    }

    private static List<Object> findings(TableView<?> table) {
        TableColumn<?, ?> column = column(table, "Finding");
        return IntStream.range(0, table.getItems().size())
                .mapToObj(row -> (Object) column.getCellData(row))
                .toList();
    }

    private static <R> TableColumn<R, ?> column(TableView<R> table, String heading) {
        return table.getColumns().stream()
                .filter(column -> column.getText().equals(heading))
                .findFirst()
                .orElseThrow();
    }
}
