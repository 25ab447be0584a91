package dev.jvitals.demo.threads;

import dev.jvitals.demo.common.Background;
import dev.jvitals.demo.common.Incident;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;

/** Each {@code send()} makes a new thread with a message producer of its own, which then waits for more to send. */
public final class ThreadExplosion implements Incident {
    private static final double MESSAGES_PER_SECOND = 20;
    /** The ceiling on harm. */
    private static final int THREADS_AT_MOST = 2000;

    private final boolean healthy;

    public ThreadExplosion(boolean healthy) {
        this.healthy = healthy;
    }

    @Override
    public void start() {
        MessageSender sender = new MessageSender();
        Background.forever("order-events", MESSAGES_PER_SECOND, healthy ? sender::sendShared : sender::send);
    }

    private static final class MessageSender {
        private final ExecutorService shared = Executors.newFixedThreadPool(4);
        private int sent;

        void send() {
            if (sent < THREADS_AT_MOST) {
                Background.once("jms-producer-" + sent++, new MessageProducer()::produce);
            }
        }

        void sendShared() {
            shared.execute(() -> sent++);
        }
    }

    private static final class MessageProducer {
        private final SynchronousQueue<String> outbox = new SynchronousQueue<>();

        void produce() throws InterruptedException {
            outbox.take();
        }
    }
}
