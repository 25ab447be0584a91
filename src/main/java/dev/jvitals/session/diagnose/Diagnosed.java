package dev.jvitals.session.diagnose;

import dev.jvitals.diagnosis.Finding;
import dev.jvitals.diagnosis.Judgement;
import dev.jvitals.diagnosis.TrackedFinding;
import java.util.List;

/**
 * What a diagnosis came to.
 *
 * @param target what was looked at, in words
 * @param fromMillis where the time that was looked at begins, since the epoch; 0 where the input tells none
 * @param toMillis where it ends
 * @param judgement the findings, and what could not be seen
 * @param tracked the same findings with their times; empty where the input tells none
 */
public record Diagnosed(
        String target, long fromMillis, long toMillis, Judgement judgement, List<TrackedFinding> tracked) {
    public Diagnosed {
        tracked = List.copyOf(tracked);
    }

    static Diagnosed of(
            String target, long fromMillis, long toMillis, List<TrackedFinding> tracked, List<String> notSeen) {
        List<Finding> findings = tracked.stream().map(TrackedFinding::finding).toList();
        return new Diagnosed(target, fromMillis, toMillis, new Judgement(findings, notSeen), tracked);
    }
}
