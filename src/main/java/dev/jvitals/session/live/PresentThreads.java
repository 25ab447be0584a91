package dev.jvitals.session.live;

import dev.jvitals.target.jmx.JmxConnection;
import dev.jvitals.target.jmx.ThreadTable;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of threads over whichever connection there is at present. For one thread at a time. */
final class PresentThreads {
    private final LiveTarget target;
    private @Nullable JmxConnection connection;
    private @Nullable ThreadTable table;

    PresentThreads(LiveTarget target) {
        this.target = target;
    }

    /** A new one after each connecting; null while there is no connection. */
    @Nullable
    ThreadTable table() throws IOException {
        Optional<JmxConnection> present = target.management();
        if (present.isEmpty()) {
            return null;
        }
        if (table == null || !present.get().equals(connection)) {
            connection = present.get();
            table = new ThreadTable(connection);
        }
        return table;
    }

    /** The connection is lost; the source of the series says so and connects anew. */
    void lost() {
        table = null;
    }
}
