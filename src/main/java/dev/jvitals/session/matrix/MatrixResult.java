package dev.jvitals.session.matrix;

import dev.jvitals.session.matrix.MatrixRow.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What all runs came to.
 *
 * @param rows one for each cell; where a cell was run twice, the second run
 * @param took from the first start to the last end
 */
public record MatrixResult(List<MatrixRow> rows, Duration took) {
    public MatrixResult {
        rows = List.copyOf(rows);
    }

    public long count(Outcome outcome) {
        return rows.stream().filter(row -> row.outcome() == outcome).count();
    }

    /** How many are as promised only since they were run a second time. */
    public long secondRuns() {
        return rows.stream()
                .filter(row -> row.outcome() == Outcome.AS_PROMISED && row.isSecondRun())
                .count();
    }

    /** Whether nothing was missed, twice where the first run failed. What cannot be made here is no miss. */
    public boolean passed() {
        return count(Outcome.MISSED) == 0;
    }

    /** For example "20 of 22 as promised (2 in a second run, alone), 1 missed: deadlock, in 290 s". */
    public String inWords() {
        return count(Outcome.AS_PROMISED) + " of " + rows.size() + " as promised"
                + (secondRuns() > 0 ? " (" + secondRuns() + " in a second run, alone)" : "")
                + names(Outcome.MISSED, "missed")
                + names(Outcome.NOT_HERE, "cannot be made here")
                + ", in " + took.toSeconds() + " s";
    }

    private String names(Outcome outcome, String words) {
        String names = rows.stream()
                .filter(row -> row.outcome() == outcome)
                .map(row -> row.cell().incident().id())
                .distinct()
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : ", " + count(outcome) + " " + words + ": " + names;
    }
}
