package dev.jvitals.session.diagnose;

import dev.jvitals.diagnosis.Finding;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.diagnosis.Suspect;
import dev.jvitals.diagnosis.TrackedFinding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Since when each finding holds and until when it did, over judgement after judgement of one target. A finding counts once
 * two looks in a row have seen it, and is over once three in a row have not: what flickers is neither. Not thread-safe.
 */
public final class FindingLog {
    /** One look may catch a moment that passes: a burst, a lock that was waited for just then. */
    private static final int LOOKS_TO_BELIEVE = 2;

    /** A trouble near its threshold comes and goes with each look. */
    private static final int LOOKS_TO_END = 3;

    /** Of those that are over; the oldest go. */
    private static final int ENDED_KEPT = 100;

    private final List<Entry> open = new ArrayList<>();
    private final List<TrackedFinding> ended = new ArrayList<>();
    private long lastId;

    private static final class Entry {
        final long id;
        Finding finding;
        /** At its worst: what is told of it once it is over, for it fades before it ends. */
        Finding worst;

        final long sinceMillis;
        long lastMillis;
        int seen = 1;
        int missed;
        boolean updated = true;

        Entry(long id, Finding finding, long atMillis) {
            this.id = id;
            this.finding = finding;
            this.worst = finding;
            this.sinceMillis = atMillis;
            this.lastMillis = atMillis;
        }

        boolean isBelieved() {
            return seen >= LOOKS_TO_BELIEVE;
        }

        TrackedFinding tracked(boolean over) {
            return new TrackedFinding(id, over ? worst : finding, sinceMillis, lastMillis, over);
        }
    }

    /** Takes what one look found. */
    public void update(List<Finding> findings, long atMillis) {
        open.forEach(entry -> entry.updated = false);
        for (Finding finding : findings) {
            see(finding, findings, atMillis);
        }
        List<Entry> gone = new ArrayList<>();
        for (Entry entry : open) {
            entry.missed = entry.updated ? 0 : entry.missed + 1;
            if (entry.missed >= LOOKS_TO_END || (entry.missed > 0 && !entry.isBelieved())) {
                gone.add(entry);
            }
        }
        gone.forEach(this::end);
    }

    /** The target is gone: what its last look saw is believed without a second one. */
    public void close(List<Finding> lastFindings, long atMillis) {
        update(lastFindings, atMillis);
        open.forEach(entry -> entry.seen = Math.max(entry.seen, LOOKS_TO_BELIEVE));
    }

    private void see(Finding finding, List<Finding> all, long atMillis) {
        Entry known = open.stream()
                .filter(entry -> !entry.updated && isSame(entry.finding, finding))
                .findFirst()
                .or(() -> onlyOneOfItsRule(finding, all))
                .orElse(null);
        if (known == null) {
            open.add(new Entry(++lastId, finding, atMillis));
            return;
        }
        known.finding = finding;
        known.worst = finding.severity().compareTo(known.worst.severity()) >= 0 ? finding : known.worst;
        known.lastMillis = atMillis;
        known.seen++;
        known.updated = true;
    }

    /** The same trouble names a suspect again; its figures may be others by now. */
    private static boolean isSame(Finding before, Finding now) {
        return before.rule().equals(now.rule()) && (names(before).equals(names(now)) || shareASuspect(before, now));
    }

    private static boolean shareASuspect(Finding before, Finding now) {
        Set<String> names = names(before);
        return names(now).stream().anyMatch(names::contains);
    }

    private static Set<String> names(Finding finding) {
        return finding.suspects().stream().map(Suspect::name).collect(Collectors.toSet());
    }

    private Optional<Entry> onlyOneOfItsRule(Finding finding, List<Finding> all) {
        List<Entry> ofRule = open.stream()
                .filter(entry -> entry.finding.rule().equals(finding.rule()))
                .toList();
        boolean alone = all.stream()
                        .filter(other -> other.rule().equals(finding.rule()))
                        .count()
                == 1;
        return ofRule.size() == 1 && alone && !ofRule.getFirst().updated
                ? Optional.of(ofRule.getFirst())
                : Optional.empty();
    }

    private void end(Entry entry) {
        open.remove(entry);
        if (entry.isBelieved()) {
            ended.add(entry.tracked(true));
            if (ended.size() > ENDED_KEPT) {
                ended.removeFirst();
            }
        }
    }

    /** What holds now, the worst first, and of equals the longest first. */
    public List<TrackedFinding> present() {
        return open.stream()
                .filter(Entry::isBelieved)
                .map(entry -> entry.tracked(false))
                .sorted(Comparator.comparing(
                                (TrackedFinding each) -> each.finding().severity(), Severity::compareTo)
                        .reversed()
                        .thenComparingLong(TrackedFinding::sinceMillis))
                .toList();
    }

    /** What holds now, and after it what is over, the latest first. */
    public List<TrackedFinding> all() {
        List<TrackedFinding> all = new ArrayList<>(present());
        all.addAll(ended.reversed());
        return all;
    }
}
