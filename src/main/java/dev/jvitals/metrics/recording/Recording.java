package dev.jvitals.metrics.recording;

import dev.jvitals.metrics.History;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a recording holds.
 *
 * @param about words on what was recorded, by name, as the writer was told them
 * @param createdMillis when the recording was begun, since the epoch
 * @param history everything measured; nothing is added to it any more
 * @param attachments in the order in which they were added; incomplete ones left out
 * @param closed whether the writer closed it; false if it was killed or is still writing
 * @param damage one sentence on what was left out of a damaged file
 */
public record Recording(
        Path file,
        Map<String, String> about,
        long createdMillis,
        History history,
        List<Attachment> attachments,
        boolean closed,
        Optional<String> damage) {
    public Recording {
        about = Map.copyOf(about);
        attachments = List.copyOf(attachments);
    }
}
