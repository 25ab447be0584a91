package dev.jvitals.target.gclog;

import java.util.regex.Matcher;

/**
 * What a collection did to the heap or to a part of it.
 *
 * @param beforeBytes in use before
 * @param afterBytes in use after
 * @param committedBytes what it has afterwards, NaN where the log does not tell
 */
record Change(double beforeBytes, double afterBytes, double committedBytes) {
    /** For patterns: {@code 25512K->1M(96M)}; groups for three amounts. */
    static final String PATTERN = Amount.PATTERN + "->" + Amount.PATTERN + "\\(" + Amount.PATTERN + "\\)";

    /** The change in a match of {@link #PATTERN} whose first group is that one. */
    static Change of(Matcher match, int group) {
        return new Change(
                Amount.bytes(match.group(group), match.group(group + 1)),
                Amount.bytes(match.group(group + 2), match.group(group + 3)),
                Amount.bytes(match.group(group + 4), match.group(group + 5)));
    }

    /** Two parts as one. */
    Change plus(Change other) {
        return new Change(
                beforeBytes + other.beforeBytes, afterBytes + other.afterBytes, committedBytes + other.committedBytes);
    }

    Change withoutCommitted() {
        return new Change(beforeBytes, afterBytes, Double.NaN);
    }
}
