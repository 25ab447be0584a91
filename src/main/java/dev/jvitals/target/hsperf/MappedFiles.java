package dev.jvitals.target.hsperf;

import dev.jvitals.target.os.LinuxHost;
import dev.jvitals.target.os.ProcFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What {@code /proc/PID/maps} tells of a process: whether it has loaded a JVM, and which counters file it keeps mapped. A
 * counters file that the process does not map is a dead JVM's whose pid was given out again.
 *
 * @param readable whether the kernel let us look
 * @param virtualMachine HotSpot, OpenJ9 or none
 * @param countersFile the mapped hsperfdata file as the process names it, null where it maps none
 */
public record MappedFiles(
        boolean readable,
        VirtualMachine virtualMachine,
        @Nullable String countersFile) {
    private static final String FOLDER = "/hsperfdata_";

    /** Which JVM a process has loaded. */
    public enum VirtualMachine {
        NONE,
        HOTSPOT,
        OPENJ9
    }

    /** Reads some hundred lines for a usual JVM. */
    public static MappedFiles of(long pid, ProcFile file) {
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

    /**
     * The file it may write: a JVM that looks at others, as jstat or this program do, maps theirs as well, for reading only
     * ({@code perfMemory_posix.cpp}).
     */
    static @Nullable String countersFile(String maps) {
        for (int at = maps.indexOf(FOLDER); at >= 0; at = maps.indexOf(FOLDER, at + 1)) {
            int lineStart = maps.lastIndexOf('\n', at) + 1;
            int lineEnd = maps.indexOf('\n', at);
            String line = maps.substring(lineStart, lineEnd < 0 ? maps.length() : lineEnd);
            if (line.contains(" rw")) {
                return line.substring(line.indexOf('/'));
            }
        }
        return null;
    }

    /** Whether the file was removed while the JVM uses it, as cleaners of temporary folders do. */
    public boolean isCountersFileDeleted() {
        return countersFile != null && countersFile.endsWith(" (deleted)");
    }

    /** Opens the counters of a process, from wherever it sees them; null where it publishes none. */
    public static @Nullable PerfFile openCounters(long pid) throws IOException {
        if (!LinuxHost.isHere()) {
            Path folder =
                    Path.of(System.getProperty("java.io.tmpdir"), "hsperfdata_" + System.getProperty("user.name"));
            Path file = folder.resolve(Long.toString(pid));
            return Files.exists(file) ? PerfFile.open(file) : null;
        }
        MappedFiles mapped = of(pid, new ProcFile());
        return mapped.countersFile == null || mapped.isCountersFileDeleted()
                ? null
                : PerfFile.open(mapped.seenFrom(pid));
    }

    /** The counters file by a path that leads there from outside of the process's container too. */
    public Path seenFrom(long pid) {
        return Path.of("/proc/" + pid + "/root" + countersFile);
    }
}
