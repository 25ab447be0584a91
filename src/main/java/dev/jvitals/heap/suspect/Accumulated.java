package dev.jvitals.heap.suspect;

import dev.jvitals.base.Unit;

/**
 * What an object piles up.
 *
 * @param className the class of most of the parts: of a map its values', of a list its elements'
 * @param count how many entries, elements or objects
 * @param kind what they are: {@code entries}, {@code elements}, {@code objects}, {@code links of a chain}, {@code bytes}
 * @param holder class and address of the collection that has them, or of the object itself
 */
public record Accumulated(String className, long count, String kind, String holder) {
    /** For example {@code 50,000 entries of com.acme.TraceRecord}. */
    public String text() {
        String counted = Unit.COUNT.format(count) + " " + kind;
        return className.isEmpty() ? counted : counted + " of " + className;
    }
}
