package dev.jvitals.target.attach;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import dev.jvitals.base.Failure;
import dev.jvitals.target.hsperf.MappedFiles;
import dev.jvitals.target.hsperf.PerfFile;
import dev.jvitals.target.os.LinuxHost;
import dev.jvitals.target.os.ProcFile;
import dev.jvitals.target.os.ProcStat;
import dev.jvitals.target.os.ProcessIdentity;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Knocks at a JVM's door. Knocking is a SIGQUIT, and a JVM that does not expect it prints a thread dump on its own output:
 * so one at a time for each JVM, and never where the door is shut.
 */
final class Door {
    private static final String SHUT = "-XX:+DisableAttachMechanism";
    private static final Map<Long, ReentrantLock> LOCKS = new ConcurrentHashMap<>();

    private Door() {}

    /** Attaches; blocks for up to ten seconds where the JVM does not answer. The caller detaches. */
    static VirtualMachine attach(long pid) throws IOException, InterruptedException {
        checkOpen(pid);
        ReentrantLock lock = LOCKS.computeIfAbsent(pid, each -> new ReentrantLock());
        lock.lockInterruptibly();
        try {
            return VirtualMachine.attach(Long.toString(pid));
        } catch (AttachNotSupportedException e) {
            throw new IOException("It cannot be attached to: " + e.getMessage(), e);
        } finally {
            lock.unlock();
        }
    }

    private static void checkOpen(long pid) throws IOException {
        if (!LinuxHost.isHere()) {
            return;
        }
        ProcStat stat = ProcStat.read(new ProcFile(), "/proc/" + pid + "/stat");
        if (stat == null || stat.isZombie()) {
            throw new IOException("There is no such process.");
        } else if (stat.isStopped()) {
            throw new IOException(
                    "It is stopped by a signal or debugger and answers nothing; kill -CONT " + pid + " lets it go on.");
        } else if (isShut(pid)) {
            throw new IOException("It was started with " + SHUT + " and cannot be attached to.");
        }
    }

    /** The counters say it in the first digit of the capabilities; without them the command line tells. */
    private static boolean isShut(long pid) throws IOException {
        String capabilities = capabilities(pid);
        return (capabilities == null || capabilities.isEmpty())
                ? ProcessIdentity.read(pid).arguments().contains(SHUT)
                : capabilities.charAt(0) == '0';
    }

    private static @Nullable String capabilities(long pid) {
        try (PerfFile counters = MappedFiles.openCounters(pid)) {
            return counters == null ? null : counters.text("sun.rt.jvmCapabilities");
        } catch (IOException | Failure e) {
            return null;
        }
    }
}
