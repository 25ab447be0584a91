package dev.jvitals.ui.jvms;

import dev.jvitals.base.Printable;
import dev.jvitals.base.Unit;
import dev.jvitals.target.discovery.Access;
import dev.jvitals.target.discovery.JvmRow;

/** A JVM's figures in words. */
final class JvmWords {
    private JvmWords() {}

    /** All there is to say about it, in a few lines. */
    static String explained(JvmRow row) {
        StringBuilder text = new StringBuilder(Printable.line(row.mainClass()));
        text.append("\npid ").append(row.pid());
        if (row.namespacePid() > 0 && row.namespacePid() != row.pid()) {
            text.append(" (").append(row.namespacePid()).append(" inside its container)");
        }
        text.append(" of ").append(Printable.line(row.user())).append(", up ").append(uptime(row));
        if (row.jvmVersion() != null) {
            text.append("\nJDK ").append(Printable.line(row.jvmVersion()));
        }
        text.append("\ncollector ").append(collector(row));
        text.append("\nheap used ").append(bytes(row.heapUsedBytes()));
        text.append(", committed ").append(bytes(row.heapCommittedBytes()));
        text.append(", at most ").append(bytes(row.heapMaxBytes()));
        text.append("\nresident ").append(bytes(row.residentBytes()));
        text.append(access(row.access()));
        return text.toString();
    }

    static String access(Access access) {
        return (access.reason() == null ? "" : "\n" + Printable.line(access.reason()))
                + (access.help() == null ? "" : "\nWhat helps: " + Printable.line(access.help()));
    }

    static String collector(JvmRow row) {
        String mode = row.collectorMode();
        return row.collector().label() + (mode == null ? "" : " (" + mode + ")");
    }

    static String jdk(JvmRow row) {
        return row.jvmVersion() == null ? "–" : Printable.line(row.jvmVersion());
    }

    /** For a narrow column. */
    static String shortCollector(JvmRow row) {
        return row.collector().label() + ("generational".equals(row.collectorMode()) ? " gen" : "");
    }

    /** A share to a tenth of a per cent: finer is noise. */
    static String percent(double share) {
        return Unit.SHARE.format(Double.isNaN(share) ? share : Math.round(share * 1000) / 1000.0);
    }

    static String uptime(JvmRow row) {
        return Unit.SECONDS.format(row.uptimeMillis() / 1000);
    }

    static String bytes(long value) {
        return value < 0 ? "–" : Unit.BYTES.format((double) value);
    }
}
