package dev.jvitals.threads.read;

import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Moments as dump_to_file writes them. */
final class IsoTime {
    private IsoTime() {}

    /** The moment, null where the text is none. */
    static @Nullable Instant parse(@Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
