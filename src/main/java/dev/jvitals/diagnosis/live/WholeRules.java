package dev.jvitals.diagnosis.live;

import dev.jvitals.diagnosis.Finding;
import dev.jvitals.diagnosis.Verdict;
import java.util.ArrayList;
import java.util.List;

/** What only all of a recording shows: pauses that lie hours apart, a climb over days. */
public final class WholeRules {
    private WholeRules() {}

    /** A finding and the time of what it tells of, since the epoch. */
    public record Dated(Finding finding, long fromMillis, long toMillis) {}

    /** Judges all of a recording at once. O(collections). */
    public static List<Dated> judge(LiveEvidence all) {
        List<Dated> found = new ArrayList<>();
        List<GcPause> pauses = GcPause.in(all);
        List<GcPause> noticed = pauses.stream()
                .filter(pause -> pause.pauseMillis() >= LongGcPauseRule.NOTICED_MILLIS.value())
                .toList();
        if (new LongGcPauseRule().judge(all) instanceof Verdict.Found(List<Finding> findings)) {
            GcPause last = noticed.getLast();
            findings.forEach(finding -> found.add(new Dated(
                    LiveRules.withPid(finding, all.target().pid()),
                    noticed.getFirst().atMillis(),
                    last.atMillis() + Math.round(last.pauseMillis()))));
        }
        double max = all.last(Ids.HEAP_MAX).orElse(Double.NaN);
        FullFloors.climbing(pauses)
                .ifPresent(floors -> floors.finding(all, max)
                        .ifPresent(finding -> found.add(new Dated(
                                LiveRules.withPid(finding, all.target().pid()),
                                floors.looks().getFirst().atMillis(),
                                floors.last().atMillis()))));
        return found;
    }
}
