package dev.jvitals.heap.build;

import dev.jvitals.heap.model.ObjectLayout;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How an index is built.
 *
 * @param dump which dump of the file, 1 for the first, 0 for the only one
 * @param keepUnreachable whether objects that nothing reaches count, as roots of their own
 * @param layout the layout to take instead of the one the distances tell, null to go by those
 * @param threads how many threads work
 * @param scratchFolder where temporary files go
 */
public record BuildOptions(
        int dump, boolean keepUnreachable, @Nullable ObjectLayout layout, int threads, Path scratchFolder) {}
