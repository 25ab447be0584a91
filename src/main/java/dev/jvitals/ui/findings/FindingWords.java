package dev.jvitals.ui.findings;

import dev.jvitals.base.Printable;
import dev.jvitals.base.Times;
import dev.jvitals.base.Unit;
import dev.jvitals.diagnosis.Judgement;
import dev.jvitals.diagnosis.TrackedFinding;
import dev.jvitals.report.FindingsText;
import java.util.List;

/** Findings in words. */
final class FindingWords {

    private FindingWords() {}

    /**
     * "since 10:21:05 (40 s)" or "10:21:05 to 10:22:40"; with the date where it was not today, or not within a day. For
     * something that has no now, always from and to.
     */
    static String time(TrackedFinding tracked, boolean live) {
        return live || tracked.ended() ? time(tracked) : Times.range(tracked.sinceMillis(), tracked.lastMillis());
    }

    /** "since 10:21:05 (40 s)" or "10:21:05 to 10:22:40"; with the date where it was not today. */
    private static String time(TrackedFinding tracked) {
        String since = Times.at(tracked.sinceMillis());
        if (tracked.ended()) {
            return Times.range(tracked.sinceMillis(), tracked.lastMillis());
        }
        double lasted = Math.rint((tracked.lastMillis() - tracked.sinceMillis()) / 1e3);
        return "since " + since + (lasted < 1 ? "" : " (" + Unit.SECONDS.format(lasted) + ")");
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
