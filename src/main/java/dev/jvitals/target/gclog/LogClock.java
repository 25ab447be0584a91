package dev.jvitals.target.gclog;

import java.util.OptionalLong;

/**
 * Turns what lines say of time into milliseconds since the epoch that never go back. Lines without a time of day count from
 * a begin that is guessed from the file's own date.
 */
final class LogClock {
    /** Threads write their lines a little out of order; further back means that the JVM was started again. */
    private static final double RESTART_MILLIS = 5_000;

    private long beginMillis;
    private long lastMillis = Stamp.UNKNOWN;
    private double lastUptime = Stamp.UNKNOWN;
    private double firstUptime = Stamp.UNKNOWN;
    private long firstMillis;
    private boolean restarted;
    private boolean guessed;

    /** @param beginMillis when a JVM whose log tells no time of day was started, as far as that can be guessed */
    LogClock(long beginMillis) {
        this.beginMillis = beginMillis;
    }

    /** The line's time; a line that says none has the time of the line before, or the begin. */
    long at(Stamp stamp) {
        restarted = stamp.uptimeMillis() != Stamp.UNKNOWN
                && lastUptime != Stamp.UNKNOWN
                && stamp.uptimeMillis() < lastUptime - RESTART_MILLIS;
        if (stamp.uptimeMillis() != Stamp.UNKNOWN) {
            lastUptime = stamp.uptimeMillis();
        }
        if (stamp.hasTimeOfDay()) {
            lastMillis = Math.max(stamp.epochMillis(), lastMillis);
        } else if (stamp.isKnown()) {
            guessed = true;
            if (restarted) {
                beginMillis = lastMillis - (long) stamp.uptimeMillis();
            }
            lastMillis = Math.max(beginMillis + (long) stamp.uptimeMillis(), lastMillis);
        }
        if (firstUptime == Stamp.UNKNOWN && stamp.uptimeMillis() != Stamp.UNKNOWN) {
            firstUptime = stamp.uptimeMillis();
            firstMillis = now();
        }
        return now();
    }

    /** When the first JVM of the log was started; empty where no line tells how long it had been up. */
    OptionalLong startedMillis() {
        return firstUptime == Stamp.UNKNOWN ? OptionalLong.empty() : OptionalLong.of(firstMillis - (long) firstUptime);
    }

    /** The time of the last line. */
    long now() {
        return lastMillis == Stamp.UNKNOWN ? beginMillis : lastMillis;
    }

    /** Whether the last line was one of a new JVM. */
    boolean isRestarted() {
        return restarted;
    }

    /** Whether a line was seen whose time of day had to be guessed. */
    boolean isGuessed() {
        return guessed;
    }
}
