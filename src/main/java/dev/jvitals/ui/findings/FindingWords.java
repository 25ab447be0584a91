package dev.jvitals.ui.findings;

import dev.jvitals.base.Printable;
import dev.jvitals.base.Times;
import dev.jvitals.diagnosis.Judgement;
import dev.jvitals.diagnosis.TrackedFinding;
import dev.jvitals.report.FindingsText;
import dev.jvitals.session.diagnose.DiagnosisWatch.State;
import java.util.List;

/** Findings in words. */
final class FindingWords {

    static final int MANY_UNSEEN = 5;

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
        long lasted = Math.round((tracked.lastMillis() - tracked.sinceMillis()) / 1e3);
        return "since " + since + (lasted < 1 ? "" : " (" + Times.span(lasted) + ")");
    }

    /** Strangers' names are in it. */
    static String summary(TrackedFinding tracked) {
        return Printable.line(tracked.finding().summary());
    }

    /** Of a target that nothing is wrong with, so far or any more; what was over, noted or could not be seen is counted. */
    static String calm(FindingsModel model) {
        State state = model.state().get();
        if (state.looks() == 0) {
            return model.isLive() ? "Looking for what is wrong …" : "Looking at the recording …";
        }
        String words = !model.isLive()
                ? "Nothing wrong found"
                : model.hasEnded() ? "Nothing was wrong at the end" : "Nothing wrong now";
        words += sawMost(model) ? "" : " in what could be seen";
        int listed = (model.isLive() ? state.present() : state.findings()).size();
        return words
                + counted(listed, " note", " notes")
                + counted(state.findings().size() - listed, " over", " over")
                + counted(state.notSeen().size(), " check could not be made", " checks could not be made");
    }

    /** Where so many checks say nothing, that is a part of the answer. */
    static boolean sawMost(FindingsModel model) {
        return model.state().get().notSeen().size() < MANY_UNSEEN;
    }

    private static String counted(int count, String one, String many) {
        return count == 0 ? "" : " · " + count + (count == 1 ? one : many);
    }

    /** All of it, as the command line prints it. */
    static String text(String target, TrackedFinding tracked, boolean live) {
        return target + ", " + time(tracked, live) + "\n"
                + String.join("\n", FindingsText.lines(new Judgement(List.of(tracked.finding()), List.of())))
                + "\n";
    }
}
