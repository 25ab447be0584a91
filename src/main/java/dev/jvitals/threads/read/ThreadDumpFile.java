package dev.jvitals.threads.read;

import dev.jvitals.threads.ThreadDump;
import dev.jvitals.threads.ThreadDump.NotUnderstood;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * All dumps found in a file, a compressed file or a folder.
 *
 * @param path what was opened
 * @param dumps at least one; in order of time where every dump says when it was taken, else in the order of the input
 * @param outsideLines lines before, between and behind the dumps, such as the log that they were cut out of; never counted
 *     as not understood
 * @param skipped files in which there was no thread or that could be read only in part, with the reason
 */
public record ThreadDumpFile(Path path, List<ThreadDump> dumps, long outsideLines, List<Skipped> skipped) {
    /** A sentence names no more places than one reads. */
    private static final int PLACES_NAMED = 5;

    public ThreadDumpFile {
        dumps = List.copyOf(dumps);
        skipped = List.copyOf(skipped);
    }

    /** A file without threads, and the sentence that says why. */
    public record Skipped(Path path, String why) {}

    /** Lines inside of dumps that were not understood. */
    public int notUnderstoodLines() {
        return dumps.stream()
                .flatMap(dump -> dump.notUnderstood().stream())
                .mapToInt(NotUnderstood::lines)
                .sum();
    }

    /** Runs of lines that were not understood. */
    public int notUnderstoodPlaces() {
        return dumps.stream().mapToInt(dump -> dump.notUnderstood().size()).sum();
    }

    /** "7 lines in 2 places not understood: lines 12 to 17, line 40", empty when all was understood. */
    public String notUnderstoodSentence() {
        int lines = notUnderstoodLines();
        if (lines == 0) {
            return "";
        }
        int places = notUnderstoodPlaces();
        boolean severalFiles = dumps.stream().map(ThreadDump::origin).distinct().count() > 1;
        String where = dumps.stream()
                .flatMap(dump -> dump.notUnderstood().stream()
                        .map(place -> place.lineNumbers() + (severalFiles ? " of " + dump.origin() : "")))
                .limit(PLACES_NAMED)
                .collect(Collectors.joining(", "));
        return lines + (lines == 1 ? " line in " : " lines in ") + places + (places == 1 ? " place" : " places")
                + " not understood: " + where + (places > PLACES_NAMED ? ", …" : "");
    }
}
