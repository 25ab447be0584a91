package dev.jvitals.diagnosis.live;

import dev.jvitals.diagnosis.Diagnosis;
import dev.jvitals.diagnosis.Finding;
import dev.jvitals.diagnosis.Rule;
import java.util.ArrayList;
import java.util.List;

/** What only all of a recording shows: pauses that lie hours apart, a climb over days. */
public final class WholeRules {
    private static final LongGcPauseRule PAUSES = new LongGcPauseRule();
    private static final FullFloorsRule CLIMB = new FullFloorsRule();

    private WholeRules() {}

    /** A finding and the time of what it tells of, since the epoch. */
    public record Dated(Finding finding, long fromMillis, long toMillis) {}

    /** All of them. */
    static List<Rule<LiveEvidence>> all() {
        return List.of(PAUSES, CLIMB);
    }

    /**
     * Judges all of a recording at once. O(collections).
     *
     * @param warmMillis when the JVM was warm, since the epoch: until then everything climbs
     */
    public static List<Dated> judge(LiveEvidence all, long warmMillis) {
        List<Dated> found = new ArrayList<>();
        for (Finding finding : found(PAUSES, all)) {
            List<GcPause> told = LongGcPauseRule.told(all);
            GcPause last = told.getLast();
            found.add(new Dated(finding, told.getFirst().atMillis(), last.atMillis() + Math.round(last.pauseMillis())));
        }
        LiveEvidence warm = all.since(warmMillis);
        for (Finding finding : found(CLIMB, warm)) {
            GcPause first =
                    GcPause.in(warm).stream().filter(GcPause::isOld).findFirst().orElseThrow();
            found.add(
                    new Dated(finding, first.atMillis(), all.toMillis())); // which no later collection has contradicted
        }
        return found;
    }

    private static List<Finding> found(Rule<LiveEvidence> rule, LiveEvidence evidence) {
        return Diagnosis.judge(List.of(rule), evidence).findings().stream()
                .map(finding -> LiveRules.withPid(finding, evidence.target().pid()))
                .toList();
    }
}
