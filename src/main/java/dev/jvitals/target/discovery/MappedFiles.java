package dev.jvitals.target.discovery;

import dev.jvitals.target.os.ProcFile;
import org.jspecify.annotations.Nullable;

/**
 * What {@code /proc/PID/maps} tells of a process: whether it has loaded a JVM, and which counters file it keeps mapped. A
 * counters file that the process does not map is a dead JVM's whose pid was given out again.
 *
 * @param readable whether the kernel let us look
 * @param virtualMachine HotSpot, OpenJ9 or none
 * @param countersFile the mapped hsperfdata file as the process names it, null where it maps none
 */
record MappedFiles(
        boolean readable,
        VirtualMachine virtualMachine,
        @Nullable String countersFile) {
    enum VirtualMachine {
        NONE,
        HOTSPOT,
        OPENJ9
    }

    /** Reads some hundred lines for a usual JVM. */
    static MappedFiles of(long pid, ProcFile file) {
        ProcFile maps = file.readOrNull("/proc/" + pid + "/maps");
        if (maps == null) {
            return new MappedFiles(false, VirtualMachine.NONE, null);
        }
        String text = maps.text();
        VirtualMachine virtualMachine = text.contains("/libj9vm")
                ? VirtualMachine.OPENJ9
                : text.contains("/libjvm.so") ? VirtualMachine.HOTSPOT : VirtualMachine.NONE;
        return new MappedFiles(true, virtualMachine, countersFile(text));
    }

    private static @Nullable String countersFile(String maps) {
        int at = maps.indexOf("/hsperfdata_");
        if (at < 0) {
            return null;
        }
        int lineStart = maps.lastIndexOf('\n', at) + 1;
        int lineEnd = maps.indexOf('\n', at);
        return maps.substring(maps.indexOf('/', lineStart), lineEnd < 0 ? maps.length() : lineEnd);
    }

    /** Whether the file was removed while the JVM uses it, as cleaners of temporary folders do. */
    boolean isCountersFileDeleted() {
        return countersFile != null && countersFile.endsWith(" (deleted)");
    }
}
