package dev.jvitals.ui.live;

import dev.jvitals.base.Failure;
import dev.jvitals.metrics.recording.Attachment;
import dev.jvitals.session.live.RecordedThreads;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tables of threads in a recording. Reads the wanted one in the background; until then the last one stays. */
final class RecordedTables {
    private static final System.Logger LOG = System.getLogger(RecordedTables.class.getName());

    private final List<Attachment> tables;
    private Watched.SeenThreads loaded = new Watched.SeenThreads(0, List.of(), false);
    private @Nullable Attachment wanted;

    RecordedTables(List<Attachment> documents) {
        tables = documents.stream()
                .filter(document -> document.kind().equals(RecordedThreads.KIND))
                .sorted(Comparator.comparingLong(Attachment::atMillis))
                .toList();
    }

    /**
     * The last table at or before a moment, the first one where there is none before; until it is read, the one before, with
     * the word that another is awaited. Quick.
     */
    synchronized Watched.SeenThreads at(long moment) {
        Attachment table = tables.stream()
                .filter(each -> each.atMillis() <= moment)
                .reduce((first, second) -> second)
                .orElse(tables.isEmpty() ? null : tables.getFirst());
        if (table != null && !table.equals(wanted)) {
            wanted = table;
            loaded = new Watched.SeenThreads(loaded.atMillis(), loaded.rows(), true);
            Thread.ofVirtual().name("jvitals-recorded-threads").start(() -> load(table));
        }
        return loaded;
    }

    private void load(Attachment table) {
        Watched.SeenThreads read = new Watched.SeenThreads(0, List.of(), false);
        try {
            read = new Watched.SeenThreads(table.atMillis(), RecordedThreads.read(table.content()), false);
        } catch (Failure e) {
            LOG.log(System.Logger.Level.WARNING, e.sentence());
        } finally {
            show(table, read);
        }
    }

    /** What is wanted may have changed while it was read. */
    private synchronized void show(Attachment table, Watched.SeenThreads read) {
        if (table.equals(wanted)) {
            loaded = read;
        }
    }
}
