package dev.jvitals.threads.signature;

import dev.jvitals.threads.StackFrame;
import java.util.ArrayList;
import java.util.List;

/**
 * Frames that give a stack away: each must occur, in this order from the top down, others may lie between.
 *
 * <p>Frames of {@code java.util.concurrent} change with every JDK, so patterns name the frames of the library that calls
 * them, wherever there is one.
 *
 * @param where where the first frame must lie
 * @param frames at least one
 * @param without frames that must not occur above the last one found
 */
public record StackPattern(Where where, List<FrameName> frames, List<FrameName> without) {
    /** From {@code Unsafe.park} to the caller of a JDK queue there are at most about ten frames (JDK 8 to 26). */
    private static final int NEAR_TOP = 12;

    private static final int NO_MATCH = -1;

    /** Where the first frame of a pattern must lie. */
    public enum Where {
        /** It is the topmost frame that is not of the JDK: the library itself waits, and does nothing else above. */
        FIRST_OUTSIDE_JDK,
        /** Within the top dozen frames. */
        NEAR_TOP,
        /** At any depth. */
        ANYWHERE
    }

    static StackPattern firstOutsideJdk(String... frames) {
        return new StackPattern(Where.FIRST_OUTSIDE_JDK, parse(frames), List.of());
    }

    static StackPattern nearTop(String... frames) {
        return new StackPattern(Where.NEAR_TOP, parse(frames), List.of());
    }

    static StackPattern anywhere(String... frames) {
        return new StackPattern(Where.ANYWHERE, parse(frames), List.of());
    }

    StackPattern without(String... names) {
        return new StackPattern(where, frames, parse(names));
    }

    private static List<FrameName> parse(String... frames) {
        List<FrameName> names = new ArrayList<>();
        for (String frame : frames) {
            names.add(FrameName.parse(frame));
        }
        return List.copyOf(names);
    }

    /**
     * Index of the last frame of this pattern when its first one is at {@code at}, or -1 where it does not match.
     *
     * @param firstOutsideJdk index of the topmost frame outside the JDK, -1 where there is none
     */
    int match(List<StackFrame> stack, int at, int firstOutsideJdk) {
        boolean rightPlace = switch (where) {
            case FIRST_OUTSIDE_JDK -> at == firstOutsideJdk;
            case NEAR_TOP -> at < NEAR_TOP;
            case ANYWHERE -> true;
        };
        if (!rightPlace || !frames.getFirst().matches(stack.get(at))) {
            return NO_MATCH;
        }
        int found = 1;
        int last = at;
        for (int i = at + 1; i < stack.size() && found < frames.size(); i++) {
            if (frames.get(found).matches(stack.get(i))) {
                found++;
                last = i;
            }
        }
        return found == frames.size() && !anyAbove(stack, last) ? last : NO_MATCH;
    }

    private boolean anyAbove(List<StackFrame> stack, int end) {
        return !without.isEmpty()
                && stack.subList(0, end).stream()
                        .anyMatch(frame -> without.stream().anyMatch(name -> name.matches(frame)));
    }
}
