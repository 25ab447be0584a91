package dev.jvitals.demo.threads;

import dev.jvitals.demo.common.Background;
import dev.jvitals.demo.common.Incident;
import dev.jvitals.demo.common.RemoteSystem;
import java.io.IOException;

/** Forty requests want an invoice number; the one that has the lock asks a slow remote system for it. */
public final class LockConvoy implements Incident {
    private static final int REQUESTS = 40;
    private static final int REMOTE_MILLIS = 400;

    private final boolean healthy;

    public LockConvoy(boolean healthy) {
        this.healthy = healthy;
    }

    @Override
    public void start() throws IOException {
        InvoiceNumbers numbers = new InvoiceNumbers(RemoteSystem.answeringAfter(REMOTE_MILLIS));
        for (int i = 1; i <= REQUESTS; i++) {
            Background.forever("request-" + i, 2, healthy ? numbers::nextAtOnce : numbers::next);
        }
    }

    private static final class InvoiceNumbers {
        private final RemoteSystem register;
        private long last;

        InvoiceNumbers(RemoteSystem register) {
            this.register = register;
        }

        synchronized long next() throws IOException {
            last += register.call().length();
            return last;
        }

        synchronized long nextAtOnce() {
            return ++last;
        }
    }
}
