package dev.jvitals.session.diagnose;

import dev.jvitals.diagnosis.Finding;
import dev.jvitals.diagnosis.Story;
import dev.jvitals.diagnosis.TrackedFinding;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** One story of what single looks at a recording saw, each with its time, and of what only all of it shows. */
final class WholeStory {
    /** A look tells of so much time before it. */
    private static final long SLACK_MILLIS = LiveDiagnosis.RECENT_MILLIS;

    private WholeStory() {}

    /** Each finding of the whole takes the place of what looks saw of the same; what they saw worse stands. */
    static List<TrackedFinding> join(List<TrackedFinding> seen, List<TrackedFinding> ofWhole) {
        List<TrackedFinding> all = new ArrayList<>(seen);
        List<TrackedFinding> added = new ArrayList<>();
        for (TrackedFinding whole : ofWhole) {
            List<TrackedFinding> same =
                    seen.stream().filter(each -> isSameRule(each, whole)).toList();
            List<TrackedFinding> worse = same.stream()
                    .filter(each ->
                            each.finding().severity().compareTo(whole.finding().severity()) > 0)
                    .toList();
            boolean explained = !same.isEmpty() && same.stream().allMatch(WholeStory::isExplained);
            if (!explained && !isWithin(whole, worse)) {
                all.removeAll(same);
                all.addAll(worse);
                added.add(whole);
            }
        }
        all.addAll(added);
        List<TrackedFinding> joined = new ArrayList<>();
        for (TrackedFinding each : all) {
            joined.add(isExplained(each) ? each : joined(each, all, added));
        }
        return joined;
    }

    private static boolean isSameRule(TrackedFinding one, TrackedFinding other) {
        return one.finding().rule().equals(other.finding().rule());
    }

    /** Another trouble explained it when it was seen, so the whole must not accuse it again. */
    private static boolean isExplained(TrackedFinding tracked) {
        return !tracked.finding().links().consequenceOf().isEmpty();
    }

    /** Whether what the whole tells of lies in the time of what looks saw of it, so that they have told it all. */
    private static boolean isWithin(TrackedFinding whole, List<TrackedFinding> looks) {
        long from = looks.stream().mapToLong(TrackedFinding::sinceMillis).min().orElse(Long.MAX_VALUE);
        long to = looks.stream().mapToLong(TrackedFinding::lastMillis).max().orElse(Long.MIN_VALUE);
        return !looks.isEmpty() && whole.sinceMillis() >= from - SLACK_MILLIS && whole.lastMillis() <= to;
    }

    /** Explained only by what held for as long: a trouble of one hour is no reason for what happens every night. */
    private static TrackedFinding joined(TrackedFinding each, List<TrackedFinding> all, List<TrackedFinding> ofWhole) {
        Stream<Finding> meanwhile = all.stream()
                .filter(other -> !other.equals(each) && (ofWhole.contains(each) || ofWhole.contains(other)))
                .filter(other -> other.sinceMillis() - SLACK_MILLIS <= each.sinceMillis()
                        && other.lastMillis() + SLACK_MILLIS >= each.lastMillis())
                .map(TrackedFinding::finding);
        Finding told = Story.join(
                        Stream.concat(Stream.of(each.finding()), meanwhile).toList())
                .getFirst();
        return new TrackedFinding(each.id(), told, each.sinceMillis(), each.lastMillis(), each.ended());
    }
}
