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
        EDEN("eden", "New objects. It fills until a young collection empties it: a saw-tooth is normal."),
        SURVIVOR("survivor", "Objects that outlived a young collection or some, and are not old yet. Small is normal."),
        /** A young generation that is not divided. */
        YOUNG("young", "New objects and those that are not old yet. A saw-tooth is normal."),
        OLD(
                "old",
                "Objects that outlived several collections, and huge ones. What is left of it after full or mixed"
                        + " collections should stay level: if it rises, memory leaks."),
        /** A heap without generations. */
        WHOLE("heap", "Objects of a heap without generations. What is left after a collection should stay level.");

        private final String label;
        private final String meaning;

        Space(String label, String meaning) {
            this.label = label;
            this.meaning = meaning;
        }

        public String label() {
            return label;
        }

        /** What is in it and what is normal, in a sentence or two. */
        public String meaning() {
            return meaning;
        }
    }
}
