package dev.jvitals.diagnosis.crash;

import dev.jvitals.diagnosis.Diagnosis;
import dev.jvitals.diagnosis.Judgement;
import dev.jvitals.target.crash.CrashReport;
import java.util.List;

/** All rules on crash reports. */
public final class CrashRules {
    private CrashRules() {}

    /** What they say of the report; a report always has a finding, since something crashed. */
    public static Judgement judge(CrashReport report) {
        return Diagnosis.judge(List.of(new CrashRule()), report);
    }
}
