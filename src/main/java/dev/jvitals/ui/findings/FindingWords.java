package dev.jvitals.ui.findings;

import dev.jvitals.base.Printable;
import dev.jvitals.base.Unit;
import dev.jvitals.diagnosis.Judgement;
import dev.jvitals.diagnosis.TrackedFinding;
import dev.jvitals.report.FindingsText;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Findings in words. */
final class FindingWords {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private FindingWords() {}

    /**
     * "since 10:21:05 (40 s)" or "10:21:05 to 10:22:40"; with the date where it was not today, or not within a day. For
     * something that has no now, always from and to.
     */
    static String time(TrackedFinding tracked, boolean live) {
        return live || tracked.ended() ? time(tracked) : between(tracked.sinceMillis(), tracked.lastMillis());
    }

    private static String between(long from, long to) {
        if (!day(from).equals(day(to))) {
            return DAY.format(zoned(from)) + " to " + DAY.format(zoned(to));
        }
        String begin = clock(from);
        return begin.equals(clock(to)) ? begin : begin + " to " + CLOCK.format(zoned(to));
    }

    /** "since 10:21:05 (40 s)" or "10:21:05 to 10:22:40"; with the date where it was not today. */
    private static String time(TrackedFinding tracked) {
        String since = clock(tracked.sinceMillis());
        if (tracked.ended()) {
            return between(tracked.sinceMillis(), tracked.lastMillis());
        }
        double lasted = Math.rint((tracked.lastMillis() - tracked.sinceMillis()) / 1e3);
        return "since " + since + (lasted < 1 ? "" : " (" + Unit.SECONDS.format(lasted) + ")");
    }

    static String clock(long millis) {
        boolean today = day(millis).equals(LocalDate.now(ZoneId.systemDefault()));
        return (today ? CLOCK : DAY).format(zoned(millis));
    }

    private static LocalDate day(long millis) {
        return zoned(millis).toLocalDate();
    }

    private static ZonedDateTime zoned(long millis) {
        return Instant.ofEpochMilli(millis).atZone(ZoneId.systemDefault());
    }

    /** Strangers' names are in it. */
    static String summary(TrackedFinding tracked) {
        return Printable.line(tracked.finding().summary());
    }

    /** All of it, as the command line prints it. */
    static String text(String target, TrackedFinding tracked, boolean live) {
        return target + ", " + time(tracked, live) + "\n"
                + String.join("\n", FindingsText.lines(new Judgement(List.of(tracked.finding()), List.of())))
                + "\n";
    }
}
