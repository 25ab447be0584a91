package dev.jvitals.demo.server;

import dev.jvitals.demo.common.Background;
import dev.jvitals.demo.common.Incident;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trace logging in production: thirty requests write each step to one appender, whose file is on storage that is slow
 * to confirm a write, so they queue for the appender's lock.
 */
public final class LoggingStorm implements Incident {
    private static final int REQUESTS = 30;

    private final boolean healthy;

    public LoggingStorm(boolean healthy) {
        this.healthy = healthy;
    }

    @Override
    public void start() throws IOException {
        if (healthy) {
            Logs.onlyWarnings();
        } else {
            Logs.everythingTo(new ConfirmedFile(Path.of("server.log")));
        }
        for (int i = 1; i <= REQUESTS; i++) {
            Background.forever("request-" + i, 20, CheckoutService::checkout);
        }
    }

    private static final class CheckoutService {
        private static final Logger LOG = LoggerFactory.getLogger("shop.checkout");

        static void checkout() {
            for (int step = 0; step < 20; step++) {
                LOG.trace(
                        "step {} of the checkout, cart {}",
                        step,
                        Thread.currentThread().getName());
            }
        }
    }

    /** A file whose writes return when the storage has them; starts over before it grows large. */
    private static final class ConfirmedFile extends OutputStream {
        private static final long START_OVER_BYTES = 16 * 1024 * 1024;
        private final FileChannel file;

        ConfirmedFile(Path path) throws IOException {
            file = FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.DSYNC);
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (file.position() > START_OVER_BYTES) {
                file.truncate(0);
            }
            file.write(ByteBuffer.wrap(bytes, offset, length));
        }
    }
}
