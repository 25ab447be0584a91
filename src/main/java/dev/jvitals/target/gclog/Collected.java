package dev.jvitals.target.gclog;

import dev.jvitals.target.gc.HeapLayout.Space;
import dev.jvitals.target.gc.Pause;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the lines of one collection say of the heap, gathered until the line that ends it. */
final class Collected {
    private final Map<Space, Change> spaces = new EnumMap<>(Space.class);
    private @Nullable Change whole;
    private boolean floor = true;
    private String cause = "";
    /** When the collection began; {@link Stamp#UNKNOWN} where its first line is missing. */
    private long beginMillis = Stamp.UNKNOWN;

    void space(Space space, Change change) {
        spaces.put(space, change);
    }

    /** Adds to a part: G1 counts humongous objects apart from the old generation that they belong to. */
    void addTo(Space space, Change change) {
        spaces.merge(space, change, Change::plus);
    }

    @Nullable
    Change space(Space space) {
        return spaces.get(space);
    }

    Map<Space, Change> spaces() {
        return spaces;
    }

    void whole(Change change) {
        whole = change;
    }

    /** Nothing was collected, as in a remark: what is left is no floor. */
    void isNoFloor() {
        floor = false;
    }

    boolean isFloor() {
        return floor;
    }

    /** Why, as the line that begins it says. */
    void because(String words) {
        cause = words;
    }

    String cause() {
        return cause;
    }

    void began(long millis) {
        if (beginMillis == Stamp.UNKNOWN) {
            beginMillis = millis;
        }
    }

    long beginOr(long millis) {
        return beginMillis == Stamp.UNKNOWN ? millis : beginMillis;
    }

    /**
     * For collectors that tell the heap as one figure, and their young generation at most: the parts are made to add up to
     * the whole.
     */
    void divide() {
        Change all = whole;
        Change young = spaces.get(Space.YOUNG);
        if (all == null) {
            return;
        } else if (young == null) {
            spaces.put(Space.WHOLE, all);
            return;
        }
        spaces.put(
                Space.OLD,
                new Change(
                        Math.max(0, all.beforeBytes() - young.beforeBytes()),
                        Math.max(0, all.afterBytes() - young.afterBytes()),
                        Double.NaN));
    }

    /** The whole heap, as told or as the sum of its parts. */
    @Nullable
    Change whole() {
        if (whole == null && spaces.containsKey(Space.OLD)) {
            return spaces.values().stream().reduce(Change::plus).orElse(null);
        }
        return whole;
    }

    /** The pause with the heap before and after it. */
    Pause onto(Pause pause) {
        Change change = whole();
        return change == null || !floor
                ? pause
                : new Pause(
                        pause.kind(),
                        pause.atMillis(),
                        pause.durationNanos(),
                        pause.cause(),
                        pause.collector(),
                        pause.action(),
                        change.beforeBytes(),
                        change.afterBytes(),
                        pause.source());
    }
}
