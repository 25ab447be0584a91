package dev.jvitals.cli;

import dev.jvitals.base.Printable;
import dev.jvitals.diagnosis.Finding;
import dev.jvitals.session.matrix.Input;
import dev.jvitals.session.matrix.MatrixRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is said at once of a first run that missed, so that its reason is known before, and even if, the second ends. */
final class IncidentsBenchMiss {
    private IncidentsBenchMiss() {}

    /** One line for the run; for each input that missed what is wrong, and below it each finding, in full. */
    static List<String> lines(MatrixRow row) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "%s on Java %s, collector %s: the first run missed; it is run once more alone when all others are through"
                        .formatted(
                                IncidentsBenchCommand.incident(row),
                                IncidentsBenchCommand.java(row),
                                IncidentsBenchCommand.collector(row)));
        for (Map.Entry<Input, List<String>> fault : row.faults().entrySet()) {
            lines.add("  " + fault.getKey().words() + ": " + String.join(", ", fault.getValue()));
            List<Finding> findings = row.findings(fault.getKey());
            findings.forEach(finding -> lines.add("    " + finding.rule() + " "
                    + finding.severity().name().toLowerCase(Locale.ROOT) + ": " + finding.summary()));
            if (findings.isEmpty()) {
                lines.add("    nothing was found");
            }
        }
        return lines.stream().map(Printable::line).toList();
    }
}
