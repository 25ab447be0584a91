package dev.jvitals.target.discovery;

import org.jspecify.annotations.Nullable;

/**
 * How far a JVM lets itself be looked at.
 *
 * @param attachable whether attaching should work
 * @param reason why figures are missing or attaching will not work, one sentence; null where all is well
 * @param help the command that would help, null where none does
 */
public record Access(
        boolean attachable,
        @Nullable String reason,
        @Nullable String help) {
    /** Nothing is in the way. */
    public static final Access OPEN = new Access(true, null, null);
}
