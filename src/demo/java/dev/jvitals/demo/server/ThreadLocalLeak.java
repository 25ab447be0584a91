package dev.jvitals.demo.server;

import dev.jvitals.demo.common.Garbage;
import dev.jvitals.demo.common.Incident;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.catalina.LifecycleException;

/**
 * Each request notes its steps in a thread local and nobody clears it. The workers live as long as the server, so what
 * they have noted does too: some fifty thousand maps after a while.
 */
public final class ThreadLocalLeak implements Incident {
    private static final int WORKERS = 20;
    private static final int REQUESTS_PER_SECOND = 60;
    private static final int STEPS_PER_REQUEST = 8;

    private final boolean healthy;

    public ThreadLocalLeak(boolean healthy) {
        this.healthy = healthy;
    }

    @Override
    public void start() throws LifecycleException {
        WebServer.start(WORKERS, this::handle).load(REQUESTS_PER_SECOND, WORKERS);
        Garbage.makeMegabytesPerSecond(20);
    }

    private String handle() throws InterruptedException {
        for (int step = 0; step < STEPS_PER_REQUEST; step++) {
            Trace.note("step-" + step);
        }
        // Long enough that the requests spread over all workers.
        Thread.sleep(100);
        if (healthy) {
            Trace.clear();
        }
        return "ok";
    }

    private static final class Trace {
        private static final ThreadLocal<Trace> CURRENT = ThreadLocal.withInitial(Trace::new);
        private final List<Map<String, String>> records = new ArrayList<>();

        static void note(String step) {
            Map<String, String> record = new HashMap<>();
            for (int i = 0; i < 8; i++) {
                record.put("key-" + i, step + " value " + i + " of " + System.nanoTime());
            }
            CURRENT.get().records.add(record);
        }

        static void clear() {
            CURRENT.remove();
        }
    }
}
