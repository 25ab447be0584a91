package dev.jvitals.target.discovery;

import dev.jvitals.target.os.LinuxHost;
import java.util.List;

/**
 * Every JVM of this machine, scanned again and again. For one thread at a time; keeps the counters of those it knows
 * mapped until closed.
 */
public interface JvmList extends AutoCloseable {
    /** The best list that this operating system allows. */
    static JvmList ofThisMachine() {
        return LinuxHost.isHere() ? new LinuxJvmList() : new PortableJvmList();
    }

    /** All JVMs now, by pid. Never waits for any of them; on Linux some 50 µs for each JVM known before. */
    List<JvmRow> scan();

    @Override
    void close();
}
