package dev.jvitals.target.discovery;

import dev.jvitals.target.hsperf.MappedFiles;
import dev.jvitals.target.hsperf.MappedFiles.VirtualMachine;
import dev.jvitals.target.hsperf.PerfFile;
import dev.jvitals.target.os.ProcStat;
import dev.jvitals.target.os.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Says how far a JVM lets itself be looked at, why not further, and which command would help. */
final class AccessRules {
    private static final long ROOT = 0;
    private static final long OWN_UID = ownUid();
    private static final String NO_ATTACH = "-XX:+DisableAttachMechanism";

    private AccessRules() {}

    private static long ownUid() {
        try {
            return ((Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid")).longValue();
        } catch (IOException | RuntimeException e) {
            return -1;
        }
    }

    static Access judge(
            ProcessIdentity process,
            ProcStat stat,
            MappedFiles mapped,
            @Nullable PerfFile counters,
            @Nullable String countersFailure) {
        return judge(OWN_UID, process, stat, mapped, counters, countersFailure);
    }

    /** As seen by the user of that id. */
    static Access judge(
            long ownUid,
            ProcessIdentity process,
            ProcStat stat,
            MappedFiles mapped,
            @Nullable PerfFile counters,
            @Nullable String countersFailure) {
        long pid = process.pid();
        if (mapped.virtualMachine() == VirtualMachine.OPENJ9) {
            return new Access(false, "It is an OpenJ9 JVM: only HotSpot can be watched.", null);
        } else if (ownUid != ROOT && ownUid != process.uid()) {
            return new Access(
                    false,
                    "It runs as " + process.user() + ": its counters and attaching are for that user and root.",
                    "sudo -u " + process.user() + " jvitals watch " + pid);
        } else if (stat.isStopped()) {
            return new Access(false, "It is stopped by a signal or debugger and answers nothing.", "kill -CONT " + pid);
        } else if (attachDisabled(process, counters)) {
            return new Access(
                    false,
                    "It was started with " + NO_ATTACH + ": figures come from its counters and the system alone.",
                    "restart it without " + NO_ATTACH);
        }
        String reason = missingCounters(process, mapped, counters, countersFailure);
        if (reason == null && process.inOtherNamespace()) {
            reason = "It runs in a container or namespace of its own, as pid " + process.namespacePid() + " there.";
        }
        return reason == null ? Access.OPEN : new Access(true, reason, "jvitals watch " + pid);
    }

    /** HotSpot says it in the first digit of its capabilities; without counters only the command line tells. */
    private static boolean attachDisabled(ProcessIdentity process, @Nullable PerfFile counters) {
        String capabilities = counters == null ? null : counters.text("sun.rt.jvmCapabilities");
        return (capabilities == null || capabilities.isEmpty())
                ? process.arguments().contains(NO_ATTACH)
                : capabilities.charAt(0) == '0';
    }

    private static @Nullable String missingCounters(
            ProcessIdentity process, MappedFiles mapped, @Nullable PerfFile counters, @Nullable String failure) {
        if (counters != null) {
            return null;
        }
        String option = CommandLineWords.noCountersOption(process.arguments());
        if (option != null) {
            return "It was started with " + option + " and publishes no counters: heap and GC figures need attaching.";
        } else if (failure != null) {
            return "Heap and GC figures need attaching: " + failure;
        } else if (mapped.isCountersFileDeleted()) {
            return "Its counters file was deleted, as cleaners of /tmp do: heap and GC figures need attaching.";
        }
        return "It publishes no counters (still starting, no /tmp, or a user without a name): heap and GC figures need attaching.";
    }
}
