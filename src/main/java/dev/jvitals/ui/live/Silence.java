package dev.jvitals.ui.live;

import dev.jvitals.base.Times;
import dev.jvitals.metrics.Gap;
import dev.jvitals.metrics.History;
import dev.jvitals.metrics.Sample;

/** Why a JVM's management beans have nothing to say now, and since when. */
final class Silence {
    private static final String SOURCE = "JMX";
    /** Told by the beans alone, once a second. */
    private static final String WITNESS = "threads.RUNNABLE";

    private Silence() {}

    /** A sentence, empty while they answer or were not asked yet. */
    static String ofBeans(History history) {
        boolean answers = history.latest(WITNESS).map(sample -> !sample.isGap()).orElse(false);
        if (answers) {
            return "";
        }
        long since = history.latest(WITNESS).map(Sample::atMillis).orElse(Long.MIN_VALUE);
        return history.gaps(since, Long.MAX_VALUE).stream()
                .filter(gap -> gap.source().equals(SOURCE))
                .reduce((first, last) -> last)
                .map(Silence::words)
                .orElse("");
    }

    private static String words(Gap gap) {
        String since = Times.at(gap.fromMillis());
        return "Management beans silent since " + since + ": " + gap.reason()
                + " Counters and the system's figures go on.";
    }
}
