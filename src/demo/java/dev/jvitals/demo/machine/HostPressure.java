package dev.jvitals.demo.machine;

import dev.jvitals.demo.common.Garbage;
import dev.jvitals.demo.common.Incident;
import dev.jvitals.demo.common.Say;
import java.io.IOException;

/**
 * The machine is short of CPU, and not because of this JVM: other processes want twice as many cores as there are. They
 * are small shell loops that end with this JVM.
 */
public final class HostPressure implements Incident {
    private static final int PROCESSES_PER_CORE = 2;
    /** The ceiling on harm, for machines with many cores. */
    private static final int PROCESSES_AT_MOST = 64;

    /** Counts for ever, and looks every so often whether the JVM that started it ($0) is still there. */
    private static final String LOOP =
            "while kill -0 \"$0\" 2>/dev/null; do i=0; while [ $i -lt 100000 ]; do i=$((i+1)); done; done";

    @Override
    public void start() throws IOException {
        int processes = Math.min(
                PROCESSES_AT_MOST, PROCESSES_PER_CORE * Runtime.getRuntime().availableProcessors());
        for (int i = 0; i < processes; i++) {
            new ProcessBuilder(
                            "/bin/sh",
                            "-c",
                            LOOP,
                            Long.toString(ProcessHandle.current().pid()))
                    .start();
        }
        Say.line(processes + " other processes want a core each");
        Garbage.makeMegabytesPerSecond(10);
    }
}
