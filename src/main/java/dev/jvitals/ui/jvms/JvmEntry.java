package dev.jvitals.ui.jvms;

import dev.jvitals.base.Printable;
import dev.jvitals.base.Unit;
import dev.jvitals.target.discovery.JvmRow;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** One JVM while it is there: its newest figures and a minute of its heap. For the JavaFX thread. */
final class JvmEntry {
    /** A minute at one look a second: what a sparkline of 60 pixels shows. */
    private static final int KEPT = 60;

    private final ReadOnlyObjectWrapper<JvmRow> row;
    private final double[] heapUsed = new double[KEPT];
    private int looks;

    JvmEntry(JvmRow first) {
        row = new ReadOnlyObjectWrapper<>(first);
        remember(first);
    }

    void update(JvmRow next) {
        remember(next);
        row.set(next);
    }

    private void remember(JvmRow look) {
        heapUsed[looks++ % KEPT] = look.heapUsedBytes() < 0 ? Double.NaN : look.heapUsedBytes();
    }

    ReadOnlyObjectProperty<JvmRow> row() {
        return row.getReadOnlyProperty();
    }

    /** Heap used over the last minute, oldest first; NaN where unknown. */
    double[] heapUsedBytes() {
        int count = Math.min(looks, KEPT);
        double[] inOrder = new double[count];
        for (int i = 0; i < count; i++) {
            inOrder[i] = heapUsed[(looks - count + i) % KEPT];
        }
        return inOrder;
    }

    long pid() {
        return row.get().pid();
    }

    /** The class or jar without its package or folder. */
    String name() {
        String main = row.get().mainClass();
        if (main.isBlank()) {
            return "JVM " + pid();
        }
        return Printable.line(JvmRow.shortName(main));
    }

    /** Pid, heap used and CPU: what has room in a narrow list; why there are none where there are none. */
    String figures() {
        JvmRow now = row.get();
        if (now.heapUsedBytes() < 0) {
            String reason = now.access().reason();
            return now.pid() + " · " + (reason == null ? "no figures" : Printable.line(reason));
        }
        return now.pid() + " · " + Unit.BYTES.format((double) now.heapUsedBytes()) + " · "
                + Unit.SHARE.format(Math.round(now.cpuCores() * 100) / 100.0);
    }
}
