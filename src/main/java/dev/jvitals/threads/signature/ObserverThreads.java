package dev.jvitals.threads.signature;

import java.util.List;

/** Threads that a JVM has only because somebody looks at it; told apart so that nobody hunts them. */
public final class ObserverThreads {
    private static final List<String> PREFIXES = List.of(
            "RMI TCP ",
            "RMI Scheduler",
            "RMI Reaper",
            "RMI RenewClean",
            "JMX server connection timeout",
            "JMX client heartbeat",
            "ClientNotifForwarder",
            "Attach Listener",
            "JFR ");

    private ObserverThreads() {}

    /** Whether the thread is there because of watching: RMI, JMX, attach and JFR threads. */
    public static boolean isOne(String threadName) {
        for (String prefix : PREFIXES) {
            if (threadName.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }
}
