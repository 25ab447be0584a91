package dev.jvitals.demo.server;

import dev.jvitals.demo.common.Incident;
import dev.jvitals.demo.common.RemoteSystem;
import java.io.IOException;

/** Every worker of the web server waits for a remote system that has become slow; further requests queue. */
public final class WorkersBusy implements Incident {
    private static final int WORKERS = 60;
    private static final int REMOTE_MILLIS = 20_000;
    private static final int HEALTHY_REMOTE_MILLIS = 5;

    private final boolean healthy;

    public WorkersBusy(boolean healthy) {
        this.healthy = healthy;
    }

    @Override
    public void start() throws Exception {
        RemoteSystem payments = RemoteSystem.answeringAfter(healthy ? HEALTHY_REMOTE_MILLIS : REMOTE_MILLIS);
        WebServer server = WebServer.start(WORKERS, new PaymentClient(payments)::pay);
        server.load(40, 3 * WORKERS);
    }

    private record PaymentClient(RemoteSystem payments) {
        String pay() throws IOException {
            return payments.call();
        }
    }
}
