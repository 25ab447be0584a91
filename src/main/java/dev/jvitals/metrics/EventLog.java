package dev.jvitals.metrics;

import java.util.ArrayList;
import java.util.List;

/**
 * The events of one kind in time order, up to {@value #MAX_EVENTS}. When there are more, the older half is thinned: of
 * each two neighbours the longer stays, so the worst pauses of a long run are never lost. Thread-safe.
 */
final class EventLog {
    /** Five hours of three pauses a second, in about 15 MB. */
    static final int MAX_EVENTS = 50_000;

    private final ArrayList<TimedEvent> events = new ArrayList<>();
    private final SharedWords words = new SharedWords();
    private long omitted;

    /** Usually O(1): events come nearly in order of their beginnings. */
    synchronized void add(TimedEvent event) {
        int at = events.size();
        while (at > 0 && events.get(at - 1).atMillis() > event.atMillis()) {
            at--;
        }
        events.add(at, words.share(event));
        if (events.size() > MAX_EVENTS) {
            thinOlderHalf();
        }
    }

    private void thinOlderHalf() {
        int half = MAX_EVENTS / 2;
        List<TimedEvent> kept = new ArrayList<>(MAX_EVENTS);
        for (int i = 0; i + 1 < half; i += 2) {
            TimedEvent one = events.get(i);
            TimedEvent two = events.get(i + 1);
            kept.add(two.durationNanos() > one.durationNanos() ? two : one);
        }
        omitted += half - kept.size();
        kept.addAll(events.subList(half, events.size()));
        events.clear();
        events.addAll(kept);
    }

    /** How many short events were thinned out. */
    synchronized long omitted() {
        return omitted;
    }

    /** Those that began in the range, both ends included. O(log events + result). */
    synchronized void addTo(List<TimedEvent> out, long from, long to) {
        for (int i = firstAtOrAfter(from); i < events.size() && events.get(i).atMillis() <= to; i++) {
            out.add(events.get(i));
        }
    }

    private int firstAtOrAfter(long millis) {
        int low = 0;
        int high = events.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (events.get(middle).atMillis() < millis) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
