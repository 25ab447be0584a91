package dev.jvitals.diagnosis.nativememory;

import dev.jvitals.diagnosis.Diagnosis;
import dev.jvitals.diagnosis.Finding;
import dev.jvitals.diagnosis.Judgement;
import dev.jvitals.diagnosis.Rule;
import dev.jvitals.target.nmt.NativeMemoryReport;
import java.util.List;

/** All rules on answers of native memory tracking. */
public final class NativeMemoryRules {
    private static final List<Rule<NativeMemoryReport>> ALL = List.of(new GrownCategoryRule(), new ManyStacksRule());

    private NativeMemoryRules() {}

    /** All of them. Stateless. */
    public static List<Rule<NativeMemoryReport>> all() {
        return ALL;
    }

    /** What they say of the answer. */
    public static Judgement judge(NativeMemoryReport report) {
        Judgement judged = Diagnosis.judge(ALL, report);
        return report.pid().isEmpty()
                ? judged
                : new Judgement(
                        judged.findings().stream()
                                .map(finding -> withPid(finding, report.pid()))
                                .toList(),
                        judged.notSeen());
    }

    private static Finding withPid(Finding finding, String pid) {
        return finding.withAdvice(finding.advice().stream()
                .map(line -> line.replaceAll("\\bPID\\b", pid))
                .toList());
    }
}
