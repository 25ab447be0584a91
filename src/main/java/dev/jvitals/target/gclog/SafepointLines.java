package dev.jvitals.target.gclog;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines about safepoints, of {@code -Xlog:safepoint} and {@code -XX:+PrintGCApplicationStoppedTime}. */
final class SafepointLines {
    /** JDK 13 and later. */
    private static final Pattern NEW =
            Pattern.compile("Safepoint \"(.*?)\",.* Reaching safepoint: +(\\d{1,14}) ns,.* Total: +(\\d{1,14}) ns.*");
    /** JDK 6 to 12. */
    private static final Pattern OLD = Pattern.compile("Total time for which application threads were stopped: "
            + Amount.SECONDS + " seconds(?:, Stopping threads took: " + Amount.SECONDS + " seconds)?.*");

    private final LogHistory out;

    SafepointLines(LogHistory out) {
        this.out = out;
    }

    /** Takes the line if it is about a safepoint. */
    boolean take(String message, long at) {
        if (message.startsWith("Safepoint \"")) {
            Matcher match = NEW.matcher(message);
            if (match.matches()) {
                out.safepoint(
                        at, match.group(1), Double.parseDouble(match.group(2)), Double.parseDouble(match.group(3)));
            }
            return true;
        }
        if (message.startsWith("Total time for which")) {
            Matcher match = OLD.matcher(message);
            if (match.matches()) {
                double sync = match.group(2) == null ? Double.NaN : Amount.number(match.group(2)) * 1e9;
                out.safepoint(at, "", sync, Amount.number(match.group(1)) * 1e9);
            }
            return true;
        }
        return false;
    }
}
