package dev.jvitals.session.diagnose;

import dev.jvitals.diagnosis.Finding;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.diagnosis.Suspect;
import dev.jvitals.diagnosis.TrackedFinding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
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

        void see(Finding again, long atMillis) {
            finding = again;
            worst = again.severity().compareTo(worst.severity()) >= 0 ? again : worst;
            lastMillis = atMillis;
            seen++;
            updated = true;
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
        List<Finding> left = new ArrayList<>(findings);
        for (Pair pair : likestFirst(findings)) {
            if (!pair.entry.updated && left.remove(pair.finding)) {
                pair.entry.see(pair.finding, atMillis);
            }
        }
        for (Finding finding : left) {
            onlyOneOfItsRule(finding, findings)
                    .ifPresentOrElse(
                            entry -> entry.see(finding, atMillis),
                            () -> open.add(new Entry(++lastId, finding, atMillis)));
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

    /** What was found before and what may be the same now. */
    private record Pair(Entry entry, Finding finding, int likeness) {}

    /**
     * The same trouble names a suspect again; its figures may be others by now. Two troubles of one rule may share some, a
     * frame that both wait in, so that those with most in common come first.
     */
    private List<Pair> likestFirst(List<Finding> findings) {
        List<Pair> pairs = new ArrayList<>();
        for (Entry entry : open) {
            for (Finding finding : findings) {
                int likeness = likeness(entry.finding, finding);
                if (likeness > 0) {
                    pairs.add(new Pair(entry, finding, likeness));
                }
            }
        }
        pairs.sort(Comparator.comparingInt(Pair::likeness).reversed());
        return pairs;
    }

    /** How many suspects both name; more than any number where they name the same, 0 for what cannot be the same. */
    private static int likeness(Finding before, Finding now) {
        if (!before.rule().equals(now.rule())) {
            return 0;
        }
        Set<String> names = names(now);
        if (names.equals(names(before))) {
            return Integer.MAX_VALUE;
        }
        names.retainAll(names(before));
        return names.size();
    }

    private static Set<String> names(Finding finding) {
        return finding.suspects().stream().map(Suspect::name).collect(Collectors.toCollection(HashSet::new));
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
