package dev.jvitals.heap;

import dev.jvitals.heap.model.ObjectLayout;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a dump is opened.
 *
 * @param dump which dump of the file, 1 for the first; 0 for the only one, a failure where there are several
 * @param keepUnreachable counts objects that nothing reaches in, as roots of their own
 * @param layout how objects were laid out, null to tell it from the dump
 * @param rebuild makes a new index even where a good one is there
 * @param cacheFolder where an index goes when the dump's folder is not writable, null for the user's cache folder
 */
public record OpenOptions(
        int dump,
        boolean keepUnreachable,
        @Nullable ObjectLayout layout,
        boolean rebuild,
        @Nullable Path cacheFolder) {
    /** What most people want. */
    public static final OpenOptions DEFAULT = new OpenOptions(0, false, null, false, null);

    public OpenOptions withDump(int number) {
        return new OpenOptions(number, keepUnreachable, layout, rebuild, cacheFolder);
    }

    public OpenOptions withUnreachable(boolean keep) {
        return new OpenOptions(dump, keep, layout, rebuild, cacheFolder);
    }

    public OpenOptions withLayout(@Nullable ObjectLayout given) {
        return new OpenOptions(dump, keepUnreachable, given, rebuild, cacheFolder);
    }

    public OpenOptions withRebuild(boolean again) {
        return new OpenOptions(dump, keepUnreachable, layout, again, cacheFolder);
    }

    public OpenOptions withCacheFolder(@Nullable Path folder) {
        return new OpenOptions(dump, keepUnreachable, layout, rebuild, folder);
    }
}
