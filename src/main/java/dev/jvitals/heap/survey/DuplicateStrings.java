package dev.jvitals.heap.survey;

import java.util.List;

/**
 * Strings that say the same.
 *
 * @param strings how many strings the heap has
 * @param duplicates how many of them are copies of another
 * @param wastedBytes what the copies take, their arrays included where those are not shared
 * @param isComplete whether all texts were compared; otherwise there are at least so many
 * @param repeatedTexts how many texts occur more than once
 * @param texts the texts that waste the most
 */
public record DuplicateStrings(
        long strings, long duplicates, long wastedBytes, boolean isComplete, long repeatedTexts, List<Text> texts) {
    public DuplicateStrings {
        texts = List.copyOf(texts);
    }

    /** A text that occurs several times, and what its copies take. */
    public record Text(String text, long count, long wastedBytes) {}
}
