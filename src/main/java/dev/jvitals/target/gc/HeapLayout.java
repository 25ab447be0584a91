package dev.jvitals.target.gc;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a JVM divides its heap, as its counters or pools tell.
 *
 * @param collector which collector
 * @param mode {@code generational} or {@code single generation} where the collector has both, else null
 * @param spaces the parts whose used bytes add up to the heap's, youngest first
 * @param maxIsShared true where each part may grow to the whole of -Xmx (G1, ZGC, Shenandoah): their maxima must never be
 *     added
 */
public record HeapLayout(Collector collector, @Nullable String mode, List<Space> spaces, boolean maxIsShared) {
    public HeapLayout {
        spaces = List.copyOf(spaces);
    }

    /** Parts of a heap, by the name that series and screens use. */
    public enum Space {
        EDEN("eden"),
        SURVIVOR("survivor"),
        /** A young generation that is not divided. */
        YOUNG("young"),
        OLD("old"),
        /** A heap without generations. */
        WHOLE("heap");

        private final String label;

        Space(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
