package dev.jvitals.ui.chart;

import java.time.Duration;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * The one time axis of all charts of a JVM: what range they show, whether they follow now, and at which moment the
 * crosshair stands. Times are milliseconds since the epoch. For the JavaFX thread only.
 */
public final class TimeAxis {
    /** No crosshair. */
    public static final long NO_MOMENT = Long.MIN_VALUE;
    /** Closer than this there is nothing more to see: sources measure once a second, pauses are drawn as spans. */
    private static final long MIN_SPAN_MILLIS = 2_000;
    /** As long as a history reaches back. */
    private static final long MAX_SPAN_MILLIS = Duration.ofDays(31).toMillis();
    /** Five minutes show a trend and still single collections. */
    private static final long FIRST_SPAN_MILLIS = Duration.ofMinutes(5).toMillis();

    /** Less than this looks empty anyway. */
    private static final long YOUNG_SPAN_MILLIS = Duration.ofSeconds(30).toMillis();

    /** What is shown: from and to, {@code from} being the earlier. */
    public record Range(long fromMillis, long toMillis) {
        public long spanMillis() {
            return toMillis - fromMillis;
        }
    }

    /** How much is shown while following now. */
    public sealed interface Span {
        /** Nobody chose one: a young history fills the screen instead of its right edge, up to five minutes. */
        record Young() implements Span {}

        /** All there is, which grows. */
        record All() implements Span {}

        record Last(long millis) implements Span {}
    }

    private final ReadOnlyObjectWrapper<Range> range;
    private final ReadOnlyBooleanWrapper following = new ReadOnlyBooleanWrapper();
    private final ReadOnlyLongWrapper moment = new ReadOnlyLongWrapper(NO_MOMENT);
    private final ReadOnlyObjectWrapper<Span> span = new ReadOnlyObjectWrapper<>(new Span.Young());
    private long firstMillis;
    private long nowMillis;

    private TimeAxis(long firstMillis, long nowMillis, boolean following, Range range) {
        this.firstMillis = firstMillis;
        this.nowMillis = nowMillis;
        this.following.set(following);
        this.range = new ReadOnlyObjectWrapper<>(range);
    }

    /** Follows now, showing the last five minutes. */
    public static TimeAxis live(long nowMillis) {
        return new TimeAxis(nowMillis, nowMillis, true, new Range(nowMillis - YOUNG_SPAN_MILLIS, nowMillis));
    }

    /** Shows all of something that is over. */
    public static TimeAxis over(long firstMillis, long lastMillis) {
        long last = Math.max(lastMillis, firstMillis + MIN_SPAN_MILLIS);
        return new TimeAxis(firstMillis, last, false, new Range(firstMillis, last));
    }

    public ReadOnlyObjectProperty<Range> range() {
        return range.getReadOnlyProperty();
    }

    /** Whether the right edge is now. False while the screen is paused or looks at the past; nothing is lost then. */
    public ReadOnlyBooleanProperty following() {
        return following.getReadOnlyProperty();
    }

    /**
     * How much was chosen to be seen. A look at a part, as {@link #show} gives it, changes nothing here: following again
     * goes back to what was chosen.
     */
    public ReadOnlyObjectProperty<Span> span() {
        return span.getReadOnlyProperty();
    }

    /** Chooses how much is seen; follows now or not as before. */
    public void choose(Span chosen) {
        switch (chosen) {
            case Span.Last(long millis) -> showLast(millis);
            case Span.All _ -> showAll();
            case Span.Young young -> span.set(young);
        }
    }

    /** Where the crosshair stands on all charts, or {@link #NO_MOMENT}. */
    public ReadOnlyLongProperty moment() {
        return moment.getReadOnlyProperty();
    }

    public void pointAt(long millis) {
        moment.set(millis);
    }

    public void pointNowhere() {
        moment.set(NO_MOMENT);
    }

    /** Time went on. Moves the range if it follows. */
    public void tick(long firstMillis, long nowMillis) {
        this.firstMillis = firstMillis;
        this.nowMillis = nowMillis;
        if (following.get()) {
            range.set(new Range(nowMillis - followedSpan(), nowMillis));
        }
    }

    private long followedSpan() {
        long recorded = nowMillis - firstMillis;
        return switch (span.get()) {
            case Span.Last(long millis) -> millis;
            case Span.All _ -> Math.clamp(recorded, YOUNG_SPAN_MILLIS, MAX_SPAN_MILLIS);
            case Span.Young _ -> Math.clamp(recorded, YOUNG_SPAN_MILLIS, FIRST_SPAN_MILLIS);
        };
    }

    /**
     * Shows more (factor above 1) or less (below 1) time. The anchor stays where it is; while following, now does, and that
     * much is what was chosen.
     */
    public void zoom(double factor, long anchorMillis) {
        Range old = range.get();
        long millis = clampedSpan((long) (old.spanMillis() * factor));
        if (following.get()) {
            span.set(new Span.Last(millis));
            range.set(new Range(nowMillis - millis, nowMillis));
            return;
        }
        double share = (double) (anchorMillis - old.fromMillis()) / old.spanMillis();
        long from = anchorMillis - Math.round(share * millis);
        range.set(inBounds(from, millis));
    }

    /** Shows exactly this range and stops following. */
    public void show(long fromMillis, long toMillis) {
        following.set(false);
        long millis = clampedSpan(Math.abs(toMillis - fromMillis));
        range.set(inBounds(Math.min(fromMillis, toMillis), millis));
    }

    /** Shows the last so many milliseconds, following or not as before. */
    public void showLast(long spanMillis) {
        long millis = clampedSpan(spanMillis);
        span.set(new Span.Last(millis));
        long to = following.get() ? nowMillis : range.get().toMillis();
        range.set(new Range(to - millis, to));
    }

    /** Shows everything there is; goes on following if it did. */
    public void showAll() {
        span.set(new Span.All());
        long millis = following.get() ? followedSpan() : clampedSpan(nowMillis - firstMillis);
        range.set(new Range(nowMillis - millis, nowMillis));
    }

    /** Moves the range; stops following, or follows again when moved to now. */
    public void pan(long millis) {
        Range old = range.get();
        long to = old.toMillis() + millis;
        if (millis > 0 && to >= nowMillis) {
            if (!following.get()) {
                span.set(new Span.Last(old.spanMillis())); // a hand that arrives at now holds what it held
            }
            followNow();
        } else {
            following.set(false);
            range.set(inBounds(old.fromMillis() + millis, old.spanMillis()));
        }
    }

    public void followNow() {
        following.set(true);
        tick(firstMillis, nowMillis);
    }

    /** Holds the screen still; samples go on being kept. */
    public void pause() {
        following.set(false);
    }

    /** Keeps at least a tenth of the range within what was measured, so that nobody gets lost. */
    private Range inBounds(long fromMillis, long span) {
        long earliest = firstMillis - span + span / 10;
        long from = Math.max(earliest, Math.min(fromMillis, nowMillis - span / 10));
        return new Range(from, from + span);
    }

    private static long clampedSpan(long span) {
        return Math.clamp(span, MIN_SPAN_MILLIS, MAX_SPAN_MILLIS);
    }
}
