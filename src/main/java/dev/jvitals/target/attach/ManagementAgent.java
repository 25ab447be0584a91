package dev.jvitals.target.attach;

import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.time.Duration;

/** The target's own management agent, started on request; it listens on this machine only. */
public final class ManagementAgent {
    private ManagementAgent() {}

    /** Starts it where it does not run yet, which takes the target about half a second once; returns its JMX address. */
    public static String start(long pid, Duration limit) throws IOException {
        return Deadline.call("Start of the management agent", limit, () -> {
            VirtualMachine machine = Door.attach(pid);
            try {
                return machine.startLocalManagementAgent();
            } finally {
                machine.detach();
            }
        });
    }
}
