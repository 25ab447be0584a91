package dev.jvitals.cli;

import dev.jvitals.diagnosis.Thresholds;
import dev.jvitals.session.diagnose.ThresholdCatalog;
import java.util.List;
import picocli.CommandLine.Option;

/** Other bounds for the rules, for one run. */
final class ThresholdOptions {
    @Option(
            names = "--threshold",
            paramLabel = "RULE.NAME=VALUE",
            description = "Judge by another threshold, such as gc-thrash.busy-share=40%%; may be given several times."
                    + " Findings show theirs. What is set in the window counts there only, so that a script says the same"
                    + " on every machine.")
    List<String> changes = List.of();

    /** Judges by them from now on. A failure of usage where one is not understood. */
    void enforce() {
        Thresholds.enforce(ThresholdCatalog.parse(changes));
    }
}
