package dev.jvitals.session.matrix;

/** What the rules are given of an incident. */
public enum Input {
    /** The running JVM. */
    LIVE("live"),
    /** The recording that was written meanwhile, read back. */
    RECORDING("recording"),
    /** Three thread dumps, some seconds apart. */
    THREAD_DUMPS("thread dumps"),
    /** One heap dump. */
    HEAP_DUMP("heap dump");

    private final String words;

    Input(String words) {
        this.words = words;
    }

    /** As the table says it. */
    public String words() {
        return words;
    }
}
