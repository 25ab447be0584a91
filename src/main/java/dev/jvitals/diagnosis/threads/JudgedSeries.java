package dev.jvitals.diagnosis.threads;

import dev.jvitals.base.Cancellation;
import dev.jvitals.diagnosis.Judgement;
import dev.jvitals.diagnosis.Story;
import dev.jvitals.threads.ThreadDump;
import dev.jvitals.threads.group.DumpSeries;
import dev.jvitals.threads.group.Processes;
import java.util.List;

/** The dumps of one process, compared and judged. */
public record JudgedSeries(DumpSeries series, Judgement judgement) {
    /** Judges the dumps of each process by themselves; one element for each process. Asks for cancellation often. */
    public static List<JudgedSeries> of(List<ThreadDump> dumps, Cancellation cancellation) {
        return Processes.apart(dumps).stream()
                .map(ofOneProcess -> DumpSeries.of(ofOneProcess, cancellation))
                .map(JudgedSeries::of)
                .toList();
    }

    /** Judges dumps that are known to be of one process, and joins what explains each other. */
    public static JudgedSeries of(DumpSeries series) {
        Judgement judged = ThreadRules.judge(new ThreadEvidence(series));
        return new JudgedSeries(series, new Judgement(Story.join(judged.findings()), judged.notSeen()));
    }
}
