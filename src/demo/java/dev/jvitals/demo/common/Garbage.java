package dev.jvitals.demo.common;

/** The short-lived objects that every request of a real server leaves behind; what makes the collector run. */
public final class Garbage {
    private static final int CHUNK_BYTES = 16 * 1024;
    /** Published so that the compiler cannot leave the allocation out. */
    static volatile byte[] last = new byte[0];

    private Garbage() {}

    /** Allocates so many megabytes a second from one thread named {@code request-parser}. */
    public static void makeMegabytesPerSecond(int megabytes) {
        int turnsPerSecond = 50;
        int chunks = megabytes * 1024 * 1024 / CHUNK_BYTES / turnsPerSecond;
        Background.forever("request-parser", turnsPerSecond, () -> {
            for (int i = 0; i < chunks; i++) {
                last = new byte[CHUNK_BYTES];
            }
        });
    }
}
