package dev.jvitals.threads.signature;

/** What a thread is doing, as far as its stack, state and locks tell. */
public enum Activity {
    /** On a processor, or ready to be. */
    RUNS("runs"),
    /** In the kernel until the other side of a socket, pipe or process answers; often RUNNABLE, yet uses no CPU. */
    WAITS_FOR_IO("waits for I/O"),
    /** Wants a monitor or lock that another thread has. */
    WAITS_FOR_LOCK("waits for a lock"),
    /** Wants an object out of a pool that has none free. */
    WAITS_FOR_POOL("waits for a pool"),
    /** Makes, or waits while another thread makes, the next object of a pool: slow connect, not an empty pool. */
    CREATES_POOLED("creates a pooled object"),
    /** Waits for something else: a future, a condition, a latch. */
    WAITS("waits"),
    /** In Thread.sleep. */
    SLEEPS("sleeps"),
    /** Has nothing to do and waits for work, as it should. */
    IDLE("idle"),
    /** One of the JVM's own threads, without Java frames. */
    JVM("JVM thread");

    private final String words;

    Activity(String words) {
        this.words = words;
    }

    /** For a person: {@code waits for a lock}. */
    public String words() {
        return words;
    }
}
