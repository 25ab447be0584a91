package dev.jvitals.report.heap;

/**
 * How deep a row stands below another, as a table's value: a step of a staircase for people, a number for programs.
 *
 * @param level 0 at the top
 */
public record Depth(int level) {
    /** Further steps would leave no room for what stands beside them. */
    private static final int DEEPEST_SHOWN = 40;

    @Override
    public String toString() {
        return level == 0 ? "" : " ".repeat(Math.min(level, DEEPEST_SHOWN) - 1) + "└";
    }
}
