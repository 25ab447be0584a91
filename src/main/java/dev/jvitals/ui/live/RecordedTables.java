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
    private volatile Watched.SeenThreads loaded = Watched.SeenThreads.NONE;
    private @Nullable Attachment wanted;

    RecordedTables(List<Attachment> documents) {
        tables = documents.stream()
                .filter(document -> document.kind().equals(RecordedThreads.KIND))
                .sorted(Comparator.comparingLong(Attachment::atMillis))
                .toList();
    }

    /** Asks for the last table at or before a moment; the first one where there is none before. JavaFX thread. */
    void wanted(long moment) {
        Attachment table = tables.stream()
                .filter(each -> each.atMillis() <= moment)
                .reduce((first, second) -> second)
                .orElse(tables.isEmpty() ? null : tables.getFirst());
        if (table != null && !table.equals(wanted)) {
            wanted = table;
            Thread.ofVirtual().name("jvitals-recorded-threads").start(() -> load(table));
        }
    }

    private void load(Attachment table) {
        try {
            loaded = new Watched.SeenThreads(table.atMillis(), RecordedThreads.read(table.content()));
        } catch (Failure e) {
            LOG.log(System.Logger.Level.WARNING, e.sentence());
        }
    }

    Watched.SeenThreads loaded() {
        return loaded;
    }
}
