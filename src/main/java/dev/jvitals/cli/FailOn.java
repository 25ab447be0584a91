package dev.jvitals.cli;

import dev.jvitals.diagnosis.Judgement;
import dev.jvitals.diagnosis.Severity;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that turns a finding into an exit status, for scripts and pipelines. */
final class FailOn {
    private static final int OK = 0;
    private static final int FOUND = 1;

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            description = "Exit with status 1 when there is a finding of this severity (warning or critical) or worse.")
    @Nullable
    Severity severity;

    /** 1 where there is a finding as bad as asked for, else 0. */
    int exitStatus(Judgement judgement) {
        Severity limit = severity;
        return limit != null
                        && judgement.findings().stream()
                                .anyMatch(finding -> finding.severity().compareTo(limit) >= 0)
                ? FOUND
                : OK;
    }
}
