package dev.jvitals.ui.findings;

import dev.jvitals.base.Printable;
import dev.jvitals.base.Unit;
import dev.jvitals.diagnosis.Judgement;
import dev.jvitals.diagnosis.TrackedFinding;
import dev.jvitals.report.FindingsText;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Findings in words. */
final class FindingWords {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

    private FindingWords() {}

    /** "since 10:21:05 (40 s)" or "10:21:05 to 10:22:40". */
    static String time(TrackedFinding tracked) {
        String since = clock(tracked.sinceMillis());
        if (tracked.ended()) {
            return since + " to " + clock(tracked.lastMillis());
        }
        double lasted = Math.rint((tracked.lastMillis() - tracked.sinceMillis()) / 1e3);
        return "since " + since + (lasted < 1 ? "" : " (" + Unit.SECONDS.format(lasted) + ")");
    }

    static String clock(long millis) {
        return CLOCK.format(Instant.ofEpochMilli(millis).atZone(ZoneId.systemDefault()));
    }

    /** Strangers' names are in it. */
    static String summary(TrackedFinding tracked) {
        return Printable.line(tracked.finding().summary());
    }

    /** All of it, as the command line prints it. */
    static String text(String target, TrackedFinding tracked) {
        return target + ", " + time(tracked) + "\n"
                + String.join("\n", FindingsText.lines(new Judgement(List.of(tracked.finding()), List.of())))
                + "\n";
    }
}
