package dev.jvitals.target.attach;

import com.sun.tools.attach.AttachOperationFailedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.time.Duration;

/** The target's own management agent, started on request; it listens on this machine only. */
public final class ManagementAgent {
    private static final String MISSING = "Module jdk.management.agent not found";

    private ManagementAgent() {}

    /** Small runtimes made by jlink often lack the agent's module. */
    private static String sentence(String answer) {
        return answer.contains(MISSING)
                ? "Its runtime has no management agent: the module jdk.management.agent was left out of it."
                : "Its management agent does not start: " + answer;
    }

    /** Starts it where it does not run yet, which takes the target about half a second once; returns its JMX address. */
    public static String start(long pid, Duration limit) throws IOException {
        return Deadline.call("Start of the management agent", limit, () -> {
            VirtualMachine machine = Door.attach(pid);
            try {
                return machine.startLocalManagementAgent();
            } catch (AttachOperationFailedException e) {
                throw new IOException(sentence(String.valueOf(e.getMessage())), e);
            } finally {
                machine.detach();
            }
        });
    }
}
