package dev.jvitals.demo.machine;

import dev.jvitals.demo.common.Background;
import dev.jvitals.demo.common.Incident;
import dev.jvitals.demo.common.RemoteSystem;
import dev.jvitals.demo.common.Say;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/**
 * A remote system answers slowly, and each call opens a connection that is never closed on this side: threads pile up
 * in socket reads, and connections that the other side has closed stay in CLOSE_WAIT.
 */
public final class CloseWait implements Incident {
    private static final double CALLS_PER_SECOND = 5;
    private static final int REMOTE_MILLIS = 6_000;
    /** The ceiling on harm. */
    private static final int CONNECTIONS_AT_MOST = 800;

    private final boolean healthy;
    private final List<Socket> leaked = new ArrayList<>();

    public CloseWait(boolean healthy) {
        this.healthy = healthy;
    }

    @Override
    public void start() throws IOException {
        StockClient stock = new StockClient(RemoteSystem.answeringAfter(healthy ? 50 : REMOTE_MILLIS));
        Background.forever("order-intake", CALLS_PER_SECOND, () -> {
            if (leaked.size() < CONNECTIONS_AT_MOST) {
                Background.once("stock-call", healthy ? stock::call : stock::callAndForget);
            }
        });
    }

    private final class StockClient {
        private final RemoteSystem remote;

        StockClient(RemoteSystem remote) {
            this.remote = remote;
        }

        void call() throws IOException {
            remote.call();
        }

        @SuppressWarnings("StreamResourceLeak") // the leak is the point
        void callAndForget() throws IOException {
            Socket socket = remote.connect();
            socket.getInputStream().readAllBytes();
            synchronized (leaked) {
                leaked.add(socket);
                Say.seldom(leaked.size() + " connections were never closed");
            }
        }
    }
}
