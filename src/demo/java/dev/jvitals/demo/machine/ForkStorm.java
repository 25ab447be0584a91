package dev.jvitals.demo.machine;

import dev.jvitals.demo.common.Background;
import dev.jvitals.demo.common.Incident;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;

/** Each request runs a shell script. The ceiling on harm: twelve workers, so twelve children at once, and 24 starts a second. */
public final class ForkStorm implements Incident {
    private static final int WORKERS = 12;
    private static final double REQUESTS_PER_SECOND_AND_WORKER = 2;
    private static final double HEALTHY_REQUESTS_PER_SECOND = 0.01;

    private final boolean healthy;

    public ForkStorm(boolean healthy) {
        this.healthy = healthy;
    }

    @Override
    public void start() {
        double perSecond = healthy ? HEALTHY_REQUESTS_PER_SECOND : REQUESTS_PER_SECOND_AND_WORKER;
        for (int i = 1; i <= WORKERS; i++) {
            Background.forever("report-worker-" + i, perSecond, ReportService::render);
        }
    }

    private static final class ReportService {
        static void render() throws IOException, InterruptedException {
            new ProcessBuilder(command())
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.DISCARD)
                    .start()
                    .waitFor();
        }

        private static String[] command() {
            return System.getProperty("os.name").startsWith("Windows")
                    ? new String[] {"cmd.exe", "/c", "ping -n 1 127.0.0.1"}
                    : new String[] {"/bin/sh", "-c", "sleep 0.4; echo rendered"};
        }
    }
}
